import { englishTexts } from '../englishTexts.js';
import type { Texts } from '../texts.js';

/**
 * How a wait is told. `CallbackWaiTimeText` is a misspelling that packs in use carry; it counts unless the right key is
 * translated too.
 */
export function waitText(minutes: number, { get, find }: Texts): string {
  const unit = get('CallbackWaitTimeText');
  const misspelt = unit === englishTexts.CallbackWaitTimeText ? find('CallbackWaiTimeText') : undefined;
  return `${get('CallbackWaitTime')}: ${minutes} ${misspelt ?? unit}`;
}
