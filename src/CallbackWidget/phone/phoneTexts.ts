import type { Texts } from '../texts.js';

/** Words of the country list. */
export interface PhoneTexts {
  /** Names the button and the list, e.g. "Country". */
  countryList: string;
  /** Label and placeholder of the search field. */
  search: string;
  /** Shown when no country matches. */
  noResults: string;
}

/** The words in the language in force. */
export function readPhoneTexts({ get }: Texts): PhoneTexts {
  return {
    countryList: get('CallbackCountryList'),
    search: get('CallbackCountrySearch'),
    noResults: get('CallbackCountryNone'),
  };
}
