import { ownValue, toText } from '../config/index.js';

/** The texts of the language in force, as views ask for them. */
export interface Texts {
  /** BCP 47 tag of the language in force. */
  language: string;
  /**
   * The text behind a key such as `CallbackTitle` or `Errors.7030`; `undefined` if neither a pack nor the English table has it.
   * @param namespace of another plugin; English texts stand behind the own namespace only
   */
  find(key: string, namespace?: string): string | undefined;
  /** The same; a key that nobody defines stands for itself. */
  get(key: string, namespace?: string): string;
  /** The text of `get` in which each `{name}` is replaced by the value of that name. */
  format(key: string, values: Readonly<Record<string, string | number>>): string;
  /** A list of texts, such as the labels of days; `undefined` if neither a pack nor the English table has one. */
  list(key: string): readonly string[] | undefined;
}

/**
 * The texts of one plugin.
 * @param packs texts by namespace, as `App.i18n` carries them
 * @param english the plugin's own texts, for what the packs do not have
 */
export function createTexts(packs: unknown, namespace: string, english: object, language = 'en'): Texts {
  const find = (key: string, of: string = namespace): string | undefined => {
    const text = textAt(ownValue(packs, of), key);
    return of === namespace ? (text ?? textAt(english, key)) : text;
  };
  const get = (key: string, of?: string): string => find(key, of) ?? key;
  return {
    language,
    find,
    get,
    format: (key, values) =>
      get(key).replace(/\{(\w+)\}/g, (placeholder, name) =>
        Object.hasOwn(values, name) ? String(values[name]) : placeholder,
      ),
    list: (key) => listOf(ownValue(ownValue(packs, namespace), key)) ?? listOf(ownValue(english, key)),
  };
}

function textAt(texts: unknown, path: string): string | undefined {
  let value = texts;
  for (const key of path.split('.')) value = ownValue(value, key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function listOf(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.map((text) => toText(text)) : undefined;
}
