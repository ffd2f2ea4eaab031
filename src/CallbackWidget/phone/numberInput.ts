import { findPhoneInput, type PhoneFieldState } from './phoneFieldState.js';
import { tidyPasted } from './phoneNumber.js';

/** What is typed, pasted, filled in and written into a phone field. */
export interface NumberInput {
  onBeforeInput(event: Event): void;
  onInput(event: Event): void;
  /** The country of a number that the page has put into the field; the number itself stays as the page wrote it. */
  followWritten(): void;
  /** Formats what was typed before the plans were there. */
  catchUp(): void;
  /** Writes the number as the country does that was chosen, and gives the field the focus. */
  switchCountry(country: string): void;
}

export interface NumberInputOptions {
  root: HTMLElement;
  state: PhoneFieldState;
  setCountry(country: string): void;
}

/** Kinds of input that bring a whole number at once; browsers that fill a form in name none. */
const pastingInputs = ['insertFromPaste', 'insertFromDrop', 'insertReplacementText', ''];

export function createNumberInput({ root, state, setCountry }: NumberInputOptions): NumberInput {
  function write(input: HTMLInputElement, value: string, caret: number): void {
    state.visitorValue = value;
    if (input.value === value) return;
    input.value = value;
    // some browsers give the focus to the input whose selection is set
    if (document.activeElement === input) input.setSelectionRange(caret, caret);
  }

  function format(input: HTMLInputElement, inputType?: string): void {
    const { plans, country, visitorValue: last } = state;
    const { value, selectionStart: caret, maxLength } = input;
    // `null` for the types of input that take no formatted number
    if (!plans || caret === null) {
      state.visitorValue = value;
      return;
    }
    const typed = plans.formatTyped({ value, caret, country, last, inputType, maxLength });
    write(input, typed.value, typed.caret);
    setCountry(typed.country);
  }

  function followWritten(): void {
    const value = findPhoneInput(root)?.value ?? '';
    const { plans, country, visitorValue } = state;
    if (!plans || !value || value === visitorValue) return;
    setCountry(plans.formatTyped({ value, caret: value.length, country }).country);
  }

  return {
    followWritten,
    onInput(event) {
      const input = findPhoneInput(root);
      const typed = event instanceof InputEvent ? event : undefined;
      if (!input || event.target !== input || typed?.isComposing) return;
      // scripts that write a number dispatch plain events
      const isByScript = event.type === 'input' && !typed && !event.isTrusted;
      if (isByScript) return followWritten();
      const inputType = typed?.inputType ?? '';
      if (pastingInputs.includes(inputType) && input.selectionStart !== null) {
        const tidy = tidyPasted(input.value, input.maxLength);
        if (tidy !== input.value) write(input, tidy, tidy.length);
      }
      format(input, inputType);
    },
    onBeforeInput(event) {
      const input = findPhoneInput(root);
      if (input && event instanceof InputEvent && event.target === input) pasteWhole(input, event);
    },
    catchUp() {
      const input = findPhoneInput(root);
      if (input?.value && input.value === state.visitorValue) format(input);
      else followWritten();
    },
    switchCountry(country) {
      const input = findPhoneInput(root);
      if (!input) return;
      if (state.plans && input.selectionStart !== null) {
        const value = state.plans.switchCountry(input.value, country, input.maxLength);
        write(input, value, value.length);
      }
      input.focus();
    },
  };
}

/** Browsers cut what is pasted at `maxlength`, digits and all: the separators go instead. */
function pasteWhole(input: HTMLInputElement, event: InputEvent): void {
  const pasted = event.data ?? event.dataTransfer?.getData('text/plain') ?? '';
  const { value, selectionStart, selectionEnd, maxLength } = input;
  if (!event.cancelable || maxLength < 0 || selectionStart === null || selectionEnd === null) return;
  const text = value.slice(0, selectionStart) + pasted + value.slice(selectionEnd);
  if (pasted.length < 2 || text.length <= maxLength) return;
  event.preventDefault();
  input.value = tidyPasted(text, maxLength);
  input.setSelectionRange(input.value.length, input.value.length);
  input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: event.inputType }));
}
