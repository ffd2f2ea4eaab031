import type { PhoneParts } from '../phoneField.js';
import { dialCode } from './countries.js';
import { openCountryList } from './countryList.js';
import { formatTyped } from './formatNumber.js';
import { fitsPlan, toE164 } from './parseNumber.js';
import { switchCountry } from './switchCountry.js';

/** The part of a phone field that knows the numbering plans. */
export interface NumberInput {
  /** Of the country that is chosen. */
  dialCode(): string;
  fitsPlan(value: string): boolean;
  /** E.164 if the value is a number of the country. */
  toE164(value: string): string | undefined;
  /** @param container where the list of countries is shown */
  toggleList(container: Element): void;
  closeList(): void;
}

/** Formats what is typed into the field from now on, and what stands there already. */
export function createNumberInput(parts: PhoneParts): NumberInput {
  const { root, signal, over, findInput, findButton, draw } = parts;
  let close: (() => void) | undefined;
  /** What the field showed last, as far as we know. */
  let last = '';

  function format(input: HTMLInputElement, inputType?: string): void {
    const { value, selectionStart: caret, maxLength } = input;
    // `null` for the types of input that take no formatted number
    if (caret === null) return;
    const { country } = parts;
    const typed = formatTyped({ value, caret, country, last, inputType, maxLength });
    write(input, typed.value, typed.caret);
    if (country === typed.country) return;
    parts.country = typed.country;
    draw();
  }

  function write(input: HTMLInputElement, value: string, caret: number): void {
    last = value;
    if (input.value === value) return;
    input.value = value;
    // Some browsers give the focus to the input whose selection is set.
    if (document.activeElement === input) input.setSelectionRange(caret, caret);
  }

  /** Formats what was there before the plans, or what the page has put there since. */
  function catchUp(input = findInput()): void {
    if (input && input.value !== last) format(input);
  }

  function choose(country: string): void {
    parts.country = country;
    draw();
    const input = findInput();
    if (!input) return;
    const value = switchCountry(input.value, country, input.maxLength);
    if (input.selectionStart !== null) write(input, value, value.length);
    input.focus();
  }

  function setOpen(closing?: () => void): void {
    close = closing;
    parts.isOpen = !!closing;
    draw();
  }

  function onInput(event: Event): void {
    const input = findInput();
    const typed = event instanceof InputEvent ? event : undefined;
    if (input && event.target === input && !typed?.isComposing) format(input, typed?.inputType);
  }

  const listeners = {
    input: onInput,
    compositionend: onInput,
    focusin: ({ target }: Event) => target === findInput() && catchUp(),
  };
  for (const [type, listener] of Object.entries(listeners)) {
    // Capturing, so that everybody else's listeners see the formatted number.
    root.addEventListener(type, listener, { signal: over, capture: true });
  }
  catchUp();

  return {
    dialCode: () => dialCode(parts.country),
    fitsPlan: (value) => fitsPlan(value, parts.country),
    toE164: (value) => toE164(value, parts.country),
    closeList: () => close?.(),
    toggleList(container) {
      const open = container.querySelector('.cx-phone-list');
      close?.();
      // Still there: a dead copy, made by a script that cloned the field.
      open?.remove();
      if (open) return;
      setOpen(
        openCountryList({
          container,
          language: parts.language,
          texts: parts.texts,
          country: parts.country,
          signal,
          onChoose: choose,
          onClose(dismissed) {
            setOpen();
            if (dismissed) findButton()?.focus();
          },
        }),
      );
    },
  };
}
