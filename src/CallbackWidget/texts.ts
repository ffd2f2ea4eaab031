import { isRecord } from '../config/index.js';
import { englishTexts } from './englishTexts.js';

/** The texts of the language in force, as the view asks for them. */
export interface Texts {
  /** BCP 47 tag of the language in force. */
  language: string;
  /** The text behind a key such as `CallbackTitle` or `Errors.7030`; what nobody defines is `undefined`. */
  find(key: string, namespace?: string): string | undefined;
  /** The same; a key that nobody defines stands for itself. */
  get(key: string, namespace?: string): string;
}

/** @param packs texts by namespace, as `App.i18n` carries them */
export function createTexts(packs: unknown, language = 'en'): Texts {
  const find = (key: string, namespace = 'callback') => {
    const pack = isRecord(packs) ? packs[namespace] : undefined;
    const own = textAt(pack, key);
    if (namespace !== 'callback') return own;
    return own ?? textAt(englishTexts, key);
  };
  return {
    language,
    find,
    get: (key, namespace) => find(key, namespace) ?? key,
  };
}

function textAt(pack: unknown, path: string): string | undefined {
  let value = pack;
  for (const key of path.split('.')) value = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
