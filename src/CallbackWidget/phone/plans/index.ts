/* Numbering plans and the list of countries: what is loaded when a visitor turns to the phone field. */

export { CountryList } from './CountryList.js';
export { dialCode } from './countries.js';
export { formatTyped } from './formatNumber.js';
export { checkNumber, toE164 } from './parseNumber.js';
export { switchCountry } from './switchCountry.js';
