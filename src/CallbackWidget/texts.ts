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

/**
 * How a wait is told. `CallbackWaiTimeText` is a misspelling that packs in use carry; it counts unless the right key is
 * translated too.
 */
export function waitText(minutes: number, { get, find }: Texts): string {
  const unit = get('CallbackWaitTimeText');
  const misspelt = unit === englishTexts.CallbackWaitTimeText ? find('CallbackWaiTimeText') : undefined;
  return `${get('CallbackWaitTime')}: ${minutes} ${misspelt ?? unit}`;
}
