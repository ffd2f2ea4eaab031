import { regionNames } from './country.js';
import { createCountryControl } from './countryControl.js';
import { createNumberInput } from './numberInput.js';
import { createPhoneFieldState, findPhoneInput, type PhoneFieldState } from './phoneFieldState.js';
import { asTyped, isEmptyNumber, isPhoneText, isSendableNumber } from './phoneNumber.js';
import type { PhoneTexts } from './phoneTexts.js';

/** What is loaded on demand: the numbering plans and the list of countries. */
export type PhonePlans = typeof import('./plans/index.js');

/** What the phone field needs to know. */
export interface PhoneFieldOptions {
  /** Fetches the numbering plans. Called when they are first needed, and again after a failure. */
  load: () => PromiseLike<PhonePlans>;
  /** Code of the language in force, for the names of countries. */
  language: string;
  /** ISO code of the country to begin with. Default: guessed from the locale. */
  country?: string;
  texts: PhoneTexts;
  /** Takes the styles out of the page again once it is aborted. */
  signal?: AbortSignal | undefined;
}

/** Why a number is not sent yet. */
export interface NumberProblem {
  /** Key of the text that says so. */
  message: string;
  /** For the text's `{placeholders}`. */
  values?: Record<string, string>;
}

/** A phone field in use. No method throws when the page has removed the field. */
export interface PhoneField {
  /** Puts a number into the field. One with `+` or `00` sets the country; a masked one is shown as it is. */
  prefill(number: string): void;
  /**
   * Resolves with what keeps a value from being sent; never rejects. A number that does not fit its country's plan is only hinted at:
   * asked for the same value again, nothing keeps it. Neither does anything keep a number that the page has written.
   */
  validate(value: string): Promise<NumberProblem | undefined>;
  /** Whether a value is blank or no more than a dial code. */
  isEmpty(value: string): boolean;
  /** What is sent: E.164 if the visitor has typed a number that fits; else as it was typed, without blanks around it. */
  normalise(value: string): string;
  setLanguage(language: string, texts: PhoneTexts): void;
  /** Stops listening and closes the list; the field stays as it is. */
  destroy(): void;
}

const plansPatienceMs = 5000;

/**
 * Turns the input named `phonenumber` below `root` into a phone field: a list of countries before it, formatting while
 * typing, validation (manual: Callback, countryCodes). All but the button comes with the numbering plans, when the visitor
 * first turns to the field. Listens on `root` only and looks the field up each time, because the page may replace, move or
 * remove it.
 */
export function attachPhoneField(root: HTMLElement, options: PhoneFieldOptions): PhoneField {
  const state = createPhoneFieldState(options);
  const listening = new AbortController();
  const { signal } = listening;
  let loading: Promise<void> | undefined;
  const number = createNumberInput({ root, state, setCountry: (country) => control.setCountry(country) });
  const control = createCountryControl({
    root,
    state,
    signal: options.signal,
    ready,
    onChoose: number.switchCountry,
  });

  function ready(): Promise<void> {
    loading ??= load();
    return loading;
  }

  async function load(): Promise<void> {
    try {
      state.plans = await options.load();
    } catch {
      loading = undefined;
    }
    state.hasFailed = !state.plans;
    if (signal.aborted) return;
    number.catchUp();
    control.draw();
  }

  function onFocusIn({ target }: Event): void {
    if (!target || target !== findPhoneInput(root)) return;
    void ready();
    number.followWritten();
  }

  const listeners = {
    beforeinput: number.onBeforeInput,
    input: number.onInput,
    compositionend: number.onInput,
    click: control.onButton,
    keydown: control.onButton,
    focusin: onFocusIn,
  };
  for (const [type, listener] of Object.entries(listeners)) {
    // capturing, so that everybody else's listeners see the formatted number
    root.addEventListener(type, listener, { signal, capture: true });
  }

  return {
    ...createNumberCheck(root, state, ready),
    isEmpty: isEmptyNumber,
    setLanguage(language, texts) {
      Object.assign(state, { language, texts, isListOpen: false });
      control.draw();
    },
    destroy() {
      listening.abort();
      control.close(false);
    },
  };
}

/** What is sent of a phone field, and what keeps it from being sent. */
function createNumberCheck(
  root: HTMLElement,
  state: PhoneFieldState,
  ready: () => Promise<void>,
): Pick<PhoneField, 'prefill' | 'validate' | 'normalise'> {
  let prefilled: string | undefined;
  /** The number that the visitor has read a hint about. */
  let hinted: string | undefined;

  /** Scripts that put a number there know what they send. */
  function isWrittenByPage(value: string): boolean {
    return findPhoneInput(root)?.value.trim() === value && value !== state.visitorValue.trim();
  }

  return {
    prefill(value) {
      const input = findPhoneInput(root);
      prefilled = value.trim();
      if (!input) return;
      input.value = value;
      // with a dial code it is the same number however it is written
      if (/^\s*(\+|00)/.test(value)) state.visitorValue = value;
      void ready();
    },
    async validate(value) {
      const number = value.trim();
      if (number === prefilled && !isPhoneText(number)) return undefined;
      if (!isSendableNumber(number)) return { message: 'Errors.7030' };
      await Promise.race([ready(), new Promise((resolve) => setTimeout(resolve, plansPatienceMs))]);
      if (isWrittenByPage(number) || number === hinted) return undefined;
      const problem = findOddity(state, number);
      hinted = problem && number;
      return problem;
    },
    normalise(value) {
      const number = value.trim();
      const isAsTyped = isWrittenByPage(number) || number === hinted;
      return (isAsTyped ? undefined : state.plans?.toE164(number, state.country)) ?? asTyped(number);
    },
  };
}

/** The hint at a number that does not fit its country's plan. */
function findOddity({ plans, country, language }: PhoneFieldState, value: string): NumberProblem | undefined {
  const oddity = plans?.checkNumber(value, country);
  if (!oddity) return undefined;
  if (oddity.kind === 'unknownCode' || !oddity.country) return { message: 'CallbackPhoneUnknownCode' };
  const name = regionNames(language)(oddity.country);
  const count = oddity.digits === undefined ? '' : String(oddity.digits);
  if (oddity.kind === 'odd') return { message: 'CallbackPhoneOdd', values: { country: name } };
  if (oddity.kind === 'long') return { message: 'CallbackPhoneLong', values: { country: name, count } };
  if (!count) return { message: 'CallbackPhoneShort', values: { country: name } };
  return { message: 'CallbackPhoneMissing', values: { country: name, count } };
}
