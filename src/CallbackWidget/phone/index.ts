import { adoptStyles } from '../../styles/adoptStyles.js';
import { guessCountry } from './guessCountry.js';
import styles from './phone.css?inline';
import { isEmptyNumber, isPhoneText, isPlausibleNumber } from './plainNumber.js';
import { regionNames } from './regionNames.js';

/** What the late file of the phone field exports. */
export type PhoneModule = typeof import('./phoneModule.js');

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

const patienceMs = 5000;
const inputSelector = 'input[name=phonenumber]:not([type=hidden])';
const buttonSelector = '.flag-container > button';

const isInput = (target: unknown): target is HTMLInputElement =>
  target instanceof HTMLInputElement && target.matches(inputSelector);

/**
 * Turns the input named `phonenumber` below `root` into a phone field: a list of countries before it, formatting while
 * typing, validation (manual: Callback, countryCodes). Listens on `root` only and looks the field up each time, because
 * the page may replace, move or remove it.
 */
export function attachPhoneField(root: HTMLElement, options: PhoneFieldOptions): PhoneField {
  const page = root.ownerDocument;
  const listening = new AbortController();
  let { language, texts } = options;
  let country = guessCountry(options.country, [language, ...navigator.languages]);
  let plans: PhoneModule | undefined;
  let loading: Promise<void> | undefined;
  let closeList: (() => void) | undefined;
  /** What the field showed last, as far as we know. */
  let last = '';
  let prefilled: string | undefined;

  const findInput = () => root.querySelector<HTMLInputElement>(inputSelector);
  const findButton = () => root.querySelector<HTMLButtonElement>(buttonSelector);

  function build(): void {
    const input = findInput();
    if (!input) return;
    adoptStyles(page, 'phone', styles, options.signal);
    let wrapper = input.closest('.intl-tel-input');
    if (!wrapper) {
      wrapper = page.createElement('div');
      wrapper.className = 'intl-tel-input';
      input.replaceWith(wrapper);
      wrapper.append(input);
    }
    input.dir = 'ltr';
    const flags = page.createElement('div');
    const button = page.createElement('button');
    flags.className = 'flag-container';
    button.type = 'button';
    button.setAttribute('aria-haspopup', 'listbox');
    flags.append(button);
    wrapper.querySelector('.flag-container')?.remove();
    wrapper.prepend(flags);
    draw();
  }

  /** Shows the country on the button: its name for those who hear it, its codes for those who see it. */
  function draw(): void {
    const button = findButton();
    if (!button) return;
    const name = `: ${regionNames(language)(country)} `;
    const parts = [texts.countryList, name, country, plans?.dialCode(country) ?? ''].map((text, index) => {
      const part = page.createElement('span');
      part.textContent = text;
      if (index > 1) part.dir = 'ltr';
      else part.className = index ? 'cx-sr-only' : 'cx-sr-only i18n';
      return part;
    });
    parts[0]?.setAttribute('data-message', 'CallbackCountryList');
    button.replaceChildren(...parts);
    button.setAttribute('aria-expanded', String(!!closeList));
  }

  function settle(): void {
    const button = findButton();
    // Without the plans there is no list to open: a plain field.
    if (button?.parentElement) button.parentElement.hidden = !plans;
    draw();
  }

  function ready(): Promise<void> {
    loading ??= Promise.resolve()
      .then(options.load)
      .then(
        (loaded) => {
          plans = loaded;
        },
        () => {
          loading = undefined;
        },
      )
      .then(settle);
    return loading;
  }

  function format(input: HTMLInputElement, inputType?: string): void {
    // `selectionStart` is null for the types of input that take no formatted number.
    if (!plans || input.selectionStart === null) return;
    const { value, selectionStart: caret, maxLength } = input;
    const typed = plans.formatTyped({ value, caret, country, last, inputType, maxLength });
    write(input, typed.value, typed.caret);
    if (country === typed.country) return;
    country = typed.country;
    draw();
  }

  function write(input: HTMLInputElement, value: string, caret: number): void {
    last = value;
    if (input.value === value) return;
    input.value = value;
    // Some browsers give the focus to the input whose selection is set.
    if (page.activeElement === input) input.setSelectionRange(caret, caret);
  }

  /** Formats what was there before the plans, or what the page has put there since. */
  async function catchUp(input: HTMLInputElement): Promise<void> {
    await ready();
    if (input.value !== last) format(input);
  }

  function choose(chosen: string): void {
    country = chosen;
    draw();
    const input = findInput();
    if (!input) return;
    const value = plans?.switchCountry(input.value, country, input.maxLength) ?? input.value;
    if (input.selectionStart !== null) write(input, value, value.length);
    input.focus();
  }

  function toggleList(container: Element): void {
    const open = container.querySelector('.cx-phone-list');
    closeList?.();
    // Still there: a dead copy, made by a script that cloned the field.
    open?.remove();
    if (open || !plans) return;
    closeList = plans.openCountryList({
      container,
      language,
      texts,
      country,
      signal: options.signal,
      onChoose: choose,
      onClose(dismissed) {
        closeList = undefined;
        draw();
        if (dismissed) findButton()?.focus();
      },
    });
    draw();
  }

  async function onButton(event: Event): Promise<void> {
    const button = event.target instanceof Element && event.target.closest<HTMLButtonElement>(buttonSelector);
    if (!button || (event instanceof KeyboardEvent && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    button.focus();
    await ready();
    // Whoever has moved on while the file was loading is not called back.
    if (page.activeElement === button && button.parentElement) toggleList(button.parentElement);
  }

  function onInput(event: Event): void {
    const typed = event instanceof InputEvent ? event : undefined;
    if (isInput(event.target) && !typed?.isComposing) format(event.target, typed?.inputType);
  }

  function onFocus({ target }: Event): void {
    if (isInput(target)) void catchUp(target);
  }

  build();
  const listeners = { focusin: onFocus, input: onInput, compositionend: onInput, click: onButton, keydown: onButton };
  for (const [type, listener] of Object.entries(listeners)) {
    // Capturing, so that everybody else's listeners see the formatted number.
    root.addEventListener(type, listener, { signal: listening.signal, capture: true });
  }

  return {
    prefill(number) {
      const input = findInput();
      prefilled = number;
      if (!input) return;
      input.value = number;
      void catchUp(input);
    },

    async validate(value) {
      // A mask hides a number that the site knows; the visitor cannot mend it.
      if (value === prefilled && !isPhoneText(value)) return true;
      await Promise.race([ready(), new Promise((resolve) => setTimeout(resolve, patienceMs))]);
      return plans ? plans.fitsPlan(value, country) : isPlausibleNumber(value);
    },

    isEmpty: isEmptyNumber,

    normalise: (value) => plans?.toE164(value, country) ?? value.trim(),

    setLanguage(code, words) {
      language = code;
      texts = words;
      closeList?.();
      draw();
    },

    destroy() {
      listening.abort();
      closeList?.();
    },
  };
}
