import { guessCountry } from './country.js';
import type { PhoneFieldOptions, PhonePlans } from './phoneField.js';
import type { PhoneTexts } from './phoneTexts.js';

/** What the parts of one phone field share. */
export interface PhoneFieldState {
  /** ISO code of the country on the button. */
  country: string;
  language: string;
  texts: PhoneTexts;
  isListOpen: boolean;
  /** Once they are there. */
  plans: PhonePlans | undefined;
  /** Whether they could not be had, the last time they were asked for. */
  hasFailed: boolean;
  /** What the field showed after the visitor's last change; anything else in it was written by the page. */
  visitorValue: string;
}

export function createPhoneFieldState({ country, language, texts }: PhoneFieldOptions): PhoneFieldState {
  return {
    country: guessCountry(country, [language, ...navigator.languages]),
    language,
    texts,
    isListOpen: false,
    plans: undefined,
    hasFailed: false,
    visitorValue: '',
  };
}

/** The field as the page has it now. */
export function findPhoneInput(root: Element): HTMLInputElement | null {
  return root.querySelector('input[name=phonenumber]:not([type=hidden])');
}
