const isCountry = (region: string | undefined): region is string => /^[A-Z]{2}$/.test(region ?? '');

/**
 * The country a visitor most likely phones from.
 * @param wanted ISO code that the site asks for; anything else is ignored.
 * @param languages The widget's language, then the visitor's, best first. One that names its region wins over one whose
 *   region has to be assumed.
 * @returns ISO code, upper case.
 */
export function guessCountry(wanted: string | undefined, languages: readonly string[]): string {
  const country = wanted?.toUpperCase();
  if (isCountry(country)) return country;
  const locales = languages.flatMap((tag) => {
    try {
      return [new Intl.Locale(tag.replaceAll('_', '-'))];
    } catch {
      return [];
    }
  });
  const named = locales.map(({ region }) => region).find(isCountry);
  return named ?? locales.map((it) => it.maximize().region).find(isCountry) ?? 'US';
}

const kept = new Map<string, Intl.DisplayNames>();

/** Names of countries in a language; in English where the language is unknown. */
export function regionNames(language: string): (country: string) => string {
  const names = kept.get(language) ?? makeNames(language);
  kept.set(language, names);
  return (country) => names.of(country) ?? country;
}

function makeNames(language: string): Intl.DisplayNames {
  try {
    return new Intl.DisplayNames([language.replaceAll('_', '-'), 'en'], { type: 'region' });
  } catch {
    // A pack may carry any code.
    return new Intl.DisplayNames('en', { type: 'region' });
  }
}
