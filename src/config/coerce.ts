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
  if (typeof value === 'object') return fallback;
  const text = String(value).trim().toLowerCase();
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  return fallback;
}

/** Finite numbers, also written as strings. */
export function toNumber(value: unknown, fallback: number): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value !== 'string' || value.trim() === '') return fallback;
  const number = Number(value);
  return Number.isFinite(number) ? number : fallback;
}

/** Strings that are not blank, and numbers; trimmed. */
export function toText(value: unknown, fallback = ''): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : fallback;
}

/** The record itself, or an empty one. */
export function toRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}
