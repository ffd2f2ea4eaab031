import { isRecord } from './coerce.js';
import { mergeSafely } from './mergeSafely.js';

/**
 * A page object's own property. What it inherits does not count: any script of the page may have put it on
 * `Object.prototype`.
 */
export function ownValue(object: unknown, key: string): unknown {
  return isRecord(object) && Object.hasOwn(object, key) ? object[key] : undefined;
}

/**
 * The own enumerable properties of page objects in a new object without a prototype, later objects winning, one level deep.
 * Reading a key that none of them has gives `undefined`, whatever is on `Object.prototype`.
 */
export function ownProperties<T extends object = Record<string, unknown>>(
  ...sources: unknown[]
): T & Record<string, unknown> {
  return mergeSafely(Object.create(null) as T, ...sources);
}
