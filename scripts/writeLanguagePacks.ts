import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarTexts } from '../src/Calendar/locale.js';
import { callbackTexts } from '../src/CallbackWidget/locale.js';

/** Writes `widgets-<lang>.i18n.json` for every language we keep; English is what the plugins carry themselves. */
export function writeLanguagePacks(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const english = { en: { callback: callbackTexts, calendar: calendarTexts } };
  writeFileSync(join(folder, 'widgets-en.i18n.json'), `${JSON.stringify(english, null, 2)}\n`);
}
