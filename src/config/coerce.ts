/**
 * What a page writes into its configuration is narrowed here, once. Nothing throws: a value that cannot be read counts
 * as absent, because sites carry `null`, `''`, numeric strings and leftovers of older versions.
 */

/** True for an object that is neither `null` nor an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Booleans, `'true'`/`'false'` in any case, `1`/`0`. */
export function toBoolean(value: unknown, fallback: boolean): boolean {
  const text = typeof value === 'object' ? '' : String(value).trim().toLowerCase();
  return ['true', '1'].includes(text) || (fallback && !['false', '0'].includes(text));
}

/** Finite numbers, also written as strings. */
export function toNumber(value: unknown, fallback: number): number {
  const number = Number(toText(value, 'NaN'));
  return Number.isFinite(number) ? number : fallback;
}

/** Strings that are not blank, and numbers; trimmed. */
export function toText(value: unknown, fallback = ''): string {
  return (['string', 'number'].includes(typeof value) && String(value).trim()) || fallback;
}

/** The record itself, or an empty one. */
export function toRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}
