import { element } from '../view/element.js';
import { guessCountry, regionNames } from './country.js';
import { isEmptyNumber, isPhoneText, isPlausibleNumber } from './phoneNumber.js';
import type { NumberInput } from './plans/createNumberInput.js';

/** What the late file of the phone field exports. */
export type PhoneModule = typeof import('./plans/index.js');

/** Words of the country list. */
export interface PhoneTexts {
  /** Names the button and the list, e.g. "Country". */
  countryList: string;
  /** Label and placeholder of the search field. */
  search: string;
  /** Shown when no country matches. */
  noResults: string;
}

/** What the phone field needs to know. */
export interface PhoneFieldOptions {
  /** Fetches the numbering plans. Called when they are first needed, and again after a failure. */
  load: () => PromiseLike<PhoneModule>;
  /** Code of the language in force, for the names of countries. */
  language: string;
  /** ISO code of the country to begin with. Default: guessed from the locale. */
  country?: string;
  texts: PhoneTexts;
  /** Takes the styles out of the page again once it is aborted. */
  signal?: AbortSignal | undefined;
}

/** A phone field in use. No method throws when the page has removed the field. */
export interface PhoneField {
  /** Puts a number into the field. One with `+` or `00` sets the country; a masked one is shown as it is. */
  prefill(number: string): void;
  /**
   * Resolves with whether a value may be sent: it fits the country's numbering plan. Without the plans: it has the
   * characters and the number of digits of a phone number. Never rejects.
   */
  validate(value: string): Promise<boolean>;
  /** Whether a value is blank or no more than a dial code. */
  isEmpty(value: string): boolean;
  /** What is sent: E.164 if the value is a number of the country, else the value without blanks around it. */
  normalise(value: string): string;
  setLanguage(language: string, texts: PhoneTexts): void;
  /** Stops listening and closes the list; the field stays as it is. */
  destroy(): void;
}

/** What both parts of the field share: the button that shows the country, and the part that comes late. */
export interface PhoneParts {
  root: HTMLElement;
  /** ISO code. */
  country: string;
  language: string;
  texts: PhoneTexts;
  /** Whether the list of countries is open. */
  isOpen: boolean;
  signal: AbortSignal | undefined;
  /** Aborted when the field is no longer in use. */
  over: AbortSignal;
  findInput(): HTMLInputElement | null;
  findButton(): HTMLButtonElement | null;
  /** Shows the country on the button. */
  draw(): void;
}

const patienceMs = 5000;
const inputSelector = 'input[name=phonenumber]:not([type=hidden])';
const buttonSelector = '.flag-container > button';

/**
 * Turns the input named `phonenumber` below `root` into a phone field: a list of countries before it, formatting while
 * typing, validation (manual: Callback, countryCodes). All but the button comes with the numbering plans, when the visitor
 * first turns to the field. Listens on `root` only and looks the field up each time, because the page may replace, move or
 * remove it.
 */
export function attachPhoneField(root: HTMLElement, options: PhoneFieldOptions): PhoneField {
  const { language, texts, signal } = options;
  const listening = new AbortController();
  let number: NumberInput | undefined;
  let loading: Promise<void> | undefined;
  let prefilled: string | undefined;

  const parts: PhoneParts = {
    root,
    country: guessCountry(options.country, [language, ...navigator.languages]),
    language,
    texts,
    isOpen: false,
    signal,
    over: listening.signal,
    findInput: () => root.querySelector(inputSelector),
    findButton: () => root.querySelector(buttonSelector),
    /** Its name for those who hear the button, its codes for those who see it. */
    draw() {
      const { country, language, texts, isOpen } = parts;
      const button = parts.findButton();
      if (!button) return;
      button.replaceChildren(
        element('span', { class: 'cx-sr-only', message: 'CallbackCountryList' }, texts.countryList),
        element('span', { class: 'cx-sr-only' }, `: ${regionNames(language)(country)} `),
        element('span', { dir: 'ltr' }, country),
        element('span', { dir: 'ltr' }, number?.dialCode() ?? ''),
      );
      button.ariaExpanded = `${isOpen}`;
    },
  };
  const { findInput, findButton, draw } = parts;

  function build(): void {
    const input = findInput();
    if (!input) return;
    let wrapper = input.closest('.intl-tel-input');
    if (!wrapper) {
      wrapper = element('div', { class: 'intl-tel-input' });
      input.replaceWith(wrapper);
      wrapper.append(input);
    }
    input.dir = 'ltr';
    wrapper.querySelector('.flag-container')?.remove();
    const button = element('button', { type: 'button', 'aria-haspopup': 'listbox' });
    wrapper.prepend(element('div', { class: 'flag-container' }, button));
    draw();
  }

  function ready(): Promise<void> {
    loading ??= load();
    return loading;
  }

  async function load(): Promise<void> {
    try {
      number ??= (await options.load()).createNumberInput(parts);
    } catch {
      loading = undefined;
    }
    const room = findButton()?.parentElement;
    // Without the plans there is no list to open: a plain field.
    if (room) room.hidden = !number;
    draw();
  }

  async function onButton(event: Event): Promise<void> {
    const button = event.target instanceof Element && event.target.closest<HTMLButtonElement>(buttonSelector);
    if (!button || (event instanceof KeyboardEvent && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    button.focus();
    await ready();
    // Whoever has moved on while the file was loading is not called back.
    if (document.activeElement === button && button.parentElement) number?.toggleList(button.parentElement);
  }

  build();
  const listeners = {
    click: onButton,
    keydown: onButton,
    focusin: ({ target }: Event) => target === findInput() && ready(),
  };
  for (const [type, listener] of Object.entries(listeners)) {
    root.addEventListener(type, listener, { signal: listening.signal, capture: true });
  }

  return {
    prefill(value) {
      const input = findInput();
      prefilled = value;
      if (!input) return;
      input.value = value;
      void ready();
    },

    async validate(value) {
      // A mask hides a number that the site knows; the visitor cannot mend it.
      if (value === prefilled && !isPhoneText(value)) return true;
      await Promise.race([ready(), new Promise((resolve) => setTimeout(resolve, patienceMs))]);
      return number?.fitsPlan(value) ?? isPlausibleNumber(value);
    },

    isEmpty: isEmptyNumber,

    normalise: (value) => number?.toE164(value) ?? value.trim(),

    setLanguage(language, texts) {
      Object.assign(parts, { language, texts });
      number?.closeList();
      draw();
    },

    destroy() {
      listening.abort();
      number?.closeList();
    },
  };
}
