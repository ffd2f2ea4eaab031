import { AsYouType } from 'libphonenumber-js/min';
import { dialCharacters, isPhoneText } from '../phoneNumber.js';
import { dialCode } from './countries.js';
import { formatTyped } from './formatNumber.js';

/**
 * The text of a phone field after its country was chosen from the list. A number with another dial code gets the chosen
 * country's; one without is formatted the country's way; a mask stays.
 */
export function switchCountry(value: string, country: string, maxLength?: number): string {
  const keys = dialCharacters(value).replace(/^00/, '+');
  if (!isPhoneText(value) || !keys) return value;

  const typer = new AsYouType();
  typer.input(keys);
  const code = typer.getCallingCode();
  const replaced = dialCode(country) + (code ? keys.slice(code.length + 1) : '');
  const next = !keys.startsWith('+') || `+${code}` === dialCode(country) ? value : replaced;
  return formatTyped({ value: next, caret: next.length, country, maxLength }).value;
}
