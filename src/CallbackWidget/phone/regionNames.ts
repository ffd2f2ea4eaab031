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
