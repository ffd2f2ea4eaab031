import { isRecord, toRecord } from '../config/index.js';

/** A new table of texts out of several, nested tables (`Errors`) included; later ones win, what is no table is passed over. */
export function mergeTexts(...layers: unknown[]): Record<string, unknown> {
  const texts: Record<string, unknown> = {};
  for (const [key, text] of layers.map(toRecord).flatMap(Object.entries)) {
    if (key === '__proto__') continue;
    if (isRecord(text)) texts[key] = mergeTexts(texts[key], text);
    else if (text != null && !isRecord(texts[key])) texts[key] = text;
  }
  return texts;
}
