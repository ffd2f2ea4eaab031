import { render } from 'preact';
import { html, renderOnce } from '../../ui/html.js';
import { CountryButton } from './CountryButton.js';
import { findPhoneInput, type PhoneFieldState } from './phoneFieldState.js';

/** The country before a phone number: a button, and the list while it is open. */
export interface CountryControl {
  /** Shows the state, in the container as the page has it now. */
  draw(): void;
  setCountry(country: string): void;
  /** @param isDismissed by a key, so that the focus has to go somewhere */
  close(isDismissed: boolean): void;
  /** A click or a key anywhere in the window. */
  onButton(event: Event): Promise<void>;
}

export interface CountryControlOptions {
  root: HTMLElement;
  state: PhoneFieldState;
  /** Of the widget's styles. */
  signal: AbortSignal | undefined;
  /** Resolves when the numbering plans are there, or cannot be had. */
  ready(): Promise<void>;
  onChoose(country: string): void;
}

const buttonSelector = '.flag-container > button';

export function createCountryControl({ root, state, signal, ready, onChoose }: CountryControlOptions): CountryControl {
  let drawnIn: HTMLElement | null = null;
  const list = { signal, onChoose: choose, onClose: close };

  function draw(): void {
    const container = root.querySelector<HTMLElement>('.intl-tel-input > .flag-container');
    if (drawnIn !== container) {
      if (drawnIn) render(null, drawnIn);
      // a dead copy, made by a script that cloned the field
      container?.querySelector('.cx-phone-list')?.remove();
      drawnIn = container;
    }
    if (!container) return;
    const { plans, country, language, texts, isListOpen, hasFailed } = state;
    // without the plans there is no list to open: a plain field
    container.hidden = hasFailed;
    const button = { country, language, texts, dialCode: plans?.dialCode(country) ?? '', isOpen: isListOpen };
    const shownList =
      plans &&
      isListOpen &&
      html`<${plans.CountryList} ...${list} country=${country} language=${language} texts=${texts} />`;
    render(html`<${CountryButton} ...${button} />${shownList}`, container);
  }

  function close(isDismissed: boolean): void {
    if (!state.isListOpen) return;
    state.isListOpen = false;
    draw();
    if (isDismissed) root.querySelector<HTMLElement>(buttonSelector)?.focus();
  }

  function choose(country: string): void {
    state.isListOpen = false;
    state.country = country;
    draw();
    onChoose(country);
  }

  async function onButton(event: Event): Promise<void> {
    const button = event.target instanceof Element && event.target.closest<HTMLButtonElement>(buttonSelector);
    if (!button || (event instanceof KeyboardEvent && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    button.focus();
    await ready();
    // whoever has moved on while the file was loading is not called back
    if (document.activeElement !== button || !state.plans) return;
    state.isListOpen = !button.parentElement?.querySelector('.cx-phone-list');
    draw();
  }

  addContainer(root);
  draw();
  return {
    draw,
    close,
    onButton,
    setCountry(country) {
      if (country === state.country) return;
      state.country = country;
      draw();
    },
  };
}

/** `.intl-tel-input` around the field, if the page has none, and a new `.flag-container` in it. */
function addContainer(root: HTMLElement): void {
  const input = findPhoneInput(root);
  if (!input) return;
  let wrapper = input.closest('.intl-tel-input');
  if (!wrapper) {
    wrapper = renderOnce(html`<div class="intl-tel-input"></div>`);
    input.replaceWith(wrapper);
    wrapper.append(input);
  }
  input.dir = 'ltr';
  wrapper.querySelector('.flag-container')?.remove();
  wrapper.prepend(renderOnce(html`<div class="flag-container"></div>`));
}
