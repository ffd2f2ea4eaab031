import { getCountries, getCountryCallingCode } from 'libphonenumber-js/min';
import metadata from 'libphonenumber-js/min/metadata';
import { regionNames } from '../country.js';
import { dialCharacters } from '../phoneNumber.js';
import { otherNames } from './otherNames.js';
import { numberingPlan } from './parseNumber.js';

/** A country of the list. */
export interface Country {
  /** ISO 3166-1 alpha-2 code. */
  code: string;
  /** With `+`. */
  dialCode: string;
  /** In the visitor's language. */
  name: string;
  englishName: string;
}

/** The dial code of a country, with `+`; empty if there is no plan for it. */
export function dialCode(country: string): string {
  const plan = numberingPlan(country);
  return plan ? `+${getCountryCallingCode(plan)}` : '';
}

/** All countries with a numbering plan, in the order of their names in the given language. */
export function countries(language: string): Country[] {
  const name = regionNames(language);
  const englishName = regionNames('en');
  const order = new Intl.Collator(Intl.Collator.supportedLocalesOf(tagsOf(language))).compare;
  return getCountries()
    .map((code) => ({ code, dialCode: dialCode(code), name: name(code), englishName: englishName(code) }))
    .sort((one, other) => order(one.name, other.name));
}

function tagsOf(language: string): string[] {
  try {
    return Intl.getCanonicalLocales(language.replaceAll('_', '-'));
  } catch {
    return [];
  }
}

/** Lower case, without accents and points: what people type. */
function fold(text: string): string {
  const plain = text
    .normalize('NFD')
    .replace(/[\p{M}.\u2019']/gu, '')
    .toLowerCase();
  return plain.replace(/\bsaint\b/g, 'st').replace(/ & /g, ' and ');
}

const initialsOf = (name: string) => name.replace(/[^A-Z]/g, '').toLowerCase();

/** The less the better; `undefined`: no match. */
type Rank = (country: Country) => number | undefined;

function byDialCode(digits: string): Rank {
  return ({ code, dialCode }) => {
    if (!dialCode.startsWith(`+${digits}`)) return undefined;
    if (dialCode !== `+${digits}`) return 2;
    return metadata.country_calling_codes[digits]?.[0] === code ? 0 : 1;
  };
}

function byName(query: string): Rank {
  return ({ code, name, englishName }) => {
    if (code.toLowerCase() === query) return 0;
    // UK, UAE
    if (initialsOf(englishName) === query) return 1;
    const names = [fold(name), fold(englishName), ...(Object.hasOwn(otherNames, code) ? (otherNames[code] ?? []) : [])];
    if (names.includes(query)) return 1;
    if (names.some((it) => it.startsWith(query))) return 2;
    if (names.some((it) => it.split(/[^\p{L}]+/u).some((word) => word.startsWith(query)))) return 3;
    return names.some((it) => it.includes(query)) ? 4 : undefined;
  };
}

/**
 * The countries that match what was typed, best first: name (the visitor's, the English one or another usual one, accents ignored),
 * ISO code, or dial code with or without `+` or `00`.
 */
export function searchCountries(list: readonly Country[], query: string): Country[] {
  const text = fold(query.trim().slice(0, 60));
  if (!text) return [...list];
  const digits = dialCharacters(text).replace(/^(\+|00)/, '');
  const rank = /\p{L}/u.test(text) ? byName(text) : byDialCode(digits);
  return list
    .map((country) => ({ country, rank: rank(country) ?? -1 }))
    .filter((it) => it.rank >= 0)
    .sort((one, other) => one.rank - other.rank)
    .map((it) => it.country);
}
