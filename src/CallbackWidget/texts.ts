import { createTexts as createTextsOf, type Texts } from '../i18n/texts.js';
import { englishTexts } from './englishTexts.js';

export type { Texts };

/**
 * The texts of the widget in the language in force.
 * @param packs texts by namespace, as `App.i18n` carries them
 */
export function createTexts(packs: unknown, language?: string): Texts {
  return createTextsOf(packs, 'callback', englishTexts, language);
}
