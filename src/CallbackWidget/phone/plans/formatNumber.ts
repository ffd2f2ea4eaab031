import { AsYouType } from 'libphonenumber-js/min';
import { dialCharacters, isPhoneText } from '../phoneNumber.js';
import { countryOfTyped } from './countryOfTyped.js';
import { numberingPlan } from './parseNumber.js';

/** A field after a keystroke. */
export interface Typing {
  value: string;
  /** Where the caret stands, in characters from the start. */
  caret: number;
  /** ISO code of the country a number without dial code belongs to. */
  country: string;
  /** What the field showed before the keystroke. */
  last?: string;
  /** `inputType` of the input event. */
  inputType?: string | undefined;
  /** Characters the field takes; less than 0: any number. */
  maxLength?: number;
}

/** What the field shall show. */
export interface Typed {
  value: string;
  caret: number;
  country: string;
}

/** The position behind the given number of digits and plus signs. */
function positionBehind(text: string, keys: number): number {
  let position = 0;
  for (let left = keys; left > 0 && position < text.length; position++) {
    if (dialCharacters(text.charAt(position))) left--;
  }
  return position;
}

/** Deleting a separator alone would bring it back at once: the digit next to it goes instead. */
function deleteThroughSeparator(keys: string, caret: number, typing: Typing): { keys: string; caret: number } {
  const { value, last = '', inputType = '' } = typing;
  const separatorOnly =
    inputType.startsWith('delete') && value.length === last.length - 1 && dialCharacters(last) === keys;
  const at = inputType.endsWith('Forward') ? caret : caret - 1;
  if (!separatorOnly || at < 0) return { keys, caret };
  return { keys: keys.slice(0, at) + keys.slice(at + 1), caret: at };
}

/**
 * Formats what stands in a phone field while it is typed, pasted or deleted, and finds the country of a number with dial
 * code (`+` or `00`). A text that is no number (a mask, letters) stays as it is; digits are never lost.
 */
export function formatTyped(typing: Typing): Typed {
  const { value, country, maxLength = -1 } = typing;
  if (!isPhoneText(value)) return { value, caret: typing.caret, country };

  const { keys, caret } = deleteThroughSeparator(
    dialCharacters(value),
    dialCharacters(value.slice(0, typing.caret)).length,
    typing,
  );
  const prefix = /^(\+|00)?/.exec(keys)?.[0] ?? '';
  const typer = new AsYouType(prefix ? undefined : numberingPlan(country));
  let text = typer.input(prefix ? `+${keys.slice(prefix.length)}` : keys);
  if (prefix === '00') text = `00 ${text.slice(1)}`.trimEnd();

  // A full field would take no more digits; separators are what can be spared.
  const full = maxLength >= 0 && text.length >= maxLength;
  if (dialCharacters(text) !== keys || (full && (text.length > maxLength || !typer.isPossible()))) text = keys;

  return {
    value: text,
    caret: caret === keys.length ? text.length : positionBehind(text, caret),
    country: prefix ? countryOfTyped(typer, country) : country,
  };
}
