import { formatterOf } from './formatTime.js';

/**
 * The language tag by whose region days and times are written: `en-GB` for texts in `en` on a page in `en-GB`. Texts are chosen by
 * language, but the order of day and month and the 24 hours are habits of a region.
 * @param language of the texts, BCP 47
 * @param candidates tags in order of preference, such as the page's and the browser's; those of other languages do not count
 */
export function displayLanguage(language: string, candidates: readonly string[]): string {
  const prefix = `${language.toLowerCase()}-`;
  const fuller = candidates.map((tag) => tag.replaceAll('_', '-')).find((tag) => tag.toLowerCase().startsWith(prefix));
  return fuller !== undefined && isLanguageTag(fuller) ? fuller : language;
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/**
 * 12 or 24, where a site has chosen; `undefined` where it follows the habit of its language anyway: then that of the region counts.
 * @param timeFormat what App publishes as `App.timeFormat`
 * @param language of the texts, by which App goes where nothing is configured
 */
export function chosenTimeFormat(timeFormat: 12 | 24 | undefined, language: string): 12 | 24 | undefined {
  if (timeFormat === undefined) return undefined;
  const habit = formatterOf(language, { hour: 'numeric' }).resolvedOptions().hour12 ? 12 : 24;
  return timeFormat === habit ? undefined : timeFormat;
}
