import { isRecord } from './coerce.js';

const dangerousKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Copies the own enumerable keys of each source over `target`, one level deep, later sources winning. Keys that could
 * reach a prototype are left out; sources that are no objects are passed over.
 * @returns `target`
 */
export function mergeSafely<T extends object>(target: T, ...sources: unknown[]): T & Record<string, unknown> {
  const result = target as T & Record<string, unknown>;
  for (const source of sources) {
    if (!isRecord(source)) continue;
    for (const key of Object.keys(source)) {
      if (!dangerousKeys.has(key)) (result as Record<string, unknown>)[key] = source[key];
    }
  }
  return result;
}
