import type { Bus } from '../bus/index.js';

/** The languages that there are packs for beside English. Every page loads this. */
export const packLanguages = 'ar cs da de es fi fr he it iw ja ko nb nl nn no pl pt sv tr zh'.split(' ');

/**
 * The packs that serve a language in its regions, by code, from a file of their own: a script, for unlike JSON it may
 * come from anywhere without the other server's or the page's policy being asked again.
 * @param tag of the language (BCP 47)
 * @returns `undefined`, without a request, for a language that there is no pack for
 */
export function loadPack(tag: string, bus: Bus): PromiseLike<object> | undefined {
  const [language = ''] = tag.toLowerCase().split(/[-_]/);
  return packLanguages.includes(language) ? bus.loadModule<object>(`i18n-${language}`) : undefined;
}
