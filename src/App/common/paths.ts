const forbidden = new Set(['__proto__', 'constructor', 'prototype']);
const isHolder = (value: unknown): value is Record<string, unknown> =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

/**
 * What is at a path (`'a.b'`) in an object (manual: Common, checkPath).
 * @returns the value, `false` if there is none
 */
export function checkPath(object: unknown, path: unknown): unknown {
  let found = object;
  for (const key of String(path).split('.')) {
    if (!isHolder(found) || found[key] == null) return false;
    found = found[key];
  }
  return found;
}

/**
 * Puts an empty object in each missing place of a path (manual: Common, createPath). A path that could reach a prototype, or
 * that leads through something else than an object, changes nothing.
 * @returns the innermost object, `false` if there is none
 */
export function createPath(object: unknown, path: unknown): unknown {
  const keys = String(path).split('.');
  if (!isHolder(object) || keys.some((key) => !key || forbidden.has(key))) return false;
  let place = object;
  for (const key of keys) {
    if (place[key] == null) place[key] = {};
    const next = place[key];
    if (!isHolder(next)) return false;
    place = next;
  }
  return place;
}
