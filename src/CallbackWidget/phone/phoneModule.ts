/* The part of the phone field that comes late: the numbering plans and all that needs them. */

export { type Country, countries, dialCode, searchCountries } from './countries.js';
export { type CountryListOptions, openCountryList } from './countryList.js';
export { formatTyped, type Typed, type Typing } from './formatTyped.js';
export { fitsPlan, isPossible, isValid, toE164 } from './parseNumber.js';
export { switchCountry } from './switchCountry.js';
