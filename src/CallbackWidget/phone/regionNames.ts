/** Names of countries in a language; in English where the language is unknown. */
export function regionNames(language: string): (country: string) => string {
  let names = new Intl.DisplayNames('en', { type: 'region' });
  try {
    names = new Intl.DisplayNames([language.replaceAll('_', '-'), 'en'], { type: 'region' });
  } catch {
    // A pack may carry any code.
  }
  return (country) => names.of(country) ?? country;
}
