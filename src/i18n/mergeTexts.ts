import { isRecord, reportOnce } from '../config/index.js';

/** Language, namespace, key, error code: nothing of ours lies deeper. */
const deepestLevel = 6;
const longestText = 10_000;
const longestList = 100;

/**
 * A new table of texts out of several, nested tables (`Errors`) included; later ones win, what is no table is passed over. What a
 * broken pack holds beyond all measure is left out, and the console tells.
 */
export function mergeTexts(...layers: unknown[]): Record<string, unknown> {
  return mergeLevel(layers, 1);
}

function mergeLevel(layers: readonly unknown[], level: number): Record<string, unknown> {
  const texts: Record<string, unknown> = {};
  for (const [key, text] of layers.filter(isRecord).flatMap((layer) => Object.entries(layer))) {
    if (key === '__proto__' || text === null || text === undefined) continue;
    const present = Object.hasOwn(texts, key) ? texts[key] : undefined;
    if (!isOfOrdinarySize(text, level))
      reportOnce(`main.i18n: "${key.slice(0, 60)}" is too long or too deep, and is ignored.`);
    else if (isRecord(text)) texts[key] = mergeLevel([present, text], level + 1);
    else if (!isRecord(present)) texts[key] = text;
  }
  return texts;
}

function isOfOrdinarySize(text: unknown, level: number): boolean {
  if (isRecord(text)) return level < deepestLevel;
  if (Array.isArray(text)) return text.length <= longestList && text.every((entry) => !isObject(entry));
  return String(text).length <= longestText;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
