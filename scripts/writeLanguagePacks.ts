import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { englishTexts as commonTexts } from '../src/App/common/englishTexts.js';
import { calendarTexts } from '../src/Calendar/englishTexts.js';
import { englishTexts } from '../src/CallbackWidget/englishTexts.js';
import { packLanguages } from '../src/i18n/loadPack.js';

/** What a pack holds: texts by key, by namespace. */
export type Pack = Record<string, object>;

/** English is what the plugins carry themselves. */
export const english: Pack = {
  callback: englishTexts,
  calendar: calendarTexts,
  common: commonTexts,
};

const sources = join(import.meta.dirname, '../src/i18n/packs');

/** Packs that serve more codes than their own, by the language whose file brings them. */
const aliases: Record<string, Record<string, string>> = {
  iw: { iw: 'he' },
  nb: { nb: 'no' },
  nn: { nn: 'no' },
  pt: { pt: 'pt-BR', 'pt-BR': 'pt-BR' },
  zh: {
    zh: 'zh-CN',
    'zh-CN': 'zh-CN',
    'zh-Hant': 'zh-TW',
    'zh-HK': 'zh-TW',
    'zh-MO': 'zh-TW',
    'zh-TW': 'zh-TW',
  },
};

/** Every pack by its language code, in the order of the codes. */
export function readLanguagePacks(): Map<string, Pack> {
  const packs = new Map([['en', english]]);
  for (const file of readdirSync(sources)) {
    const code = /^widgets-(.+)\.i18n\.json$/.exec(file)?.[1];
    if (code) packs.set(code, JSON.parse(readFileSync(join(sources, file), 'utf8'))[code]);
  }
  return new Map([...packs].sort());
}

/**
 * Writes `i18n/widgets-<code>.i18n.json` for sites that say what is loaded, and `plugins/i18n-<language>.mod.js` for those
 * that do not.
 */
export function writeLanguagePacks(dist: string): void {
  const packs = readLanguagePacks();
  mkdirSync(join(dist, 'i18n'), { recursive: true });
  for (const [code, pack] of packs) {
    writeFileSync(join(dist, `i18n/widgets-${code}.i18n.json`), `${JSON.stringify({ [code]: pack }, null, 2)}\n`);
  }
  mkdirSync(join(dist, 'plugins'), { recursive: true });
  for (const language of packLanguages) {
    writeFileSync(join(dist, `plugins/i18n-${language}.mod.js`), toAscii(moduleOf(language, packs)));
  }
}

/** A script that hands the packs of a language to the bus, each of them written once. */
function moduleOf(language: string, packs: ReadonlyMap<string, Pack>): string {
  const codes = Object.entries(aliases[language] ?? { [language]: language });
  const names = [...new Set(codes.map(([, name]) => name))];
  const constants = names.map((name, index) => `p${index}=${JSON.stringify(packs.get(name))}`);
  const entries = codes.map(([code, name]) => `${JSON.stringify(code)}:p${names.indexOf(name)}`);
  return `{const ${constants.join()};CXBus.registerModule("i18n-${language}",{${entries.join()}})}\n`;
}

/** The same script for pages in any encoding. */
function toAscii(script: string): string {
  return script.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
