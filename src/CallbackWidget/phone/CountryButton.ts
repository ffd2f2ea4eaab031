import type { ComponentChild } from 'preact';
import { html } from '../../ui/html.js';
import { regionNames } from './country.js';
import type { PhoneTexts } from './phoneTexts.js';

export interface CountryButtonProps {
  /** ISO code. */
  country: string;
  /** With `+`; `''`: the numbering plans are not there yet. */
  dialCode: string;
  /** Of the names of countries. */
  language: string;
  texts: PhoneTexts;
  /** Whether the list of countries is open. */
  isOpen: boolean;
}

/**
 * The button before a phone number. Its name, for those who hear it, is the country's; its codes are for those who see it. What it
 * does is up to the window's listeners, since the page may replace it by a clone.
 */
export function CountryButton({ country, dialCode, language, texts, isOpen }: CountryButtonProps): ComponentChild {
  return html`<button type="button" class="selected-flag" aria-haspopup="listbox" aria-expanded=${String(isOpen)}>
    <span key=${texts.countryList} class="cx-sr-only i18n" data-message="CallbackCountryList">${texts.countryList}</span>
    <span class="cx-sr-only">${`: ${regionNames(language)(country)} `}</span>
    <span dir="ltr">${country}</span>
    <span dir="ltr">${dialCode}</span>
  </button>`;
}
