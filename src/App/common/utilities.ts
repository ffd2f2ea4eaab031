import { createDeferred, type Deferred } from '../../bus/index.js';

/** The cookie helpers of Common: names and values are encoded, the path is `/`. */
export const cookies = {
  /** @param days how long it is kept; until the browser is closed without it */
  setCookie(name: unknown, value: unknown, days?: unknown): void {
    const seconds = Number(days) * 86_400;
    write(name, encodeURIComponent(String(value)), seconds ? `; Max-Age=${seconds}` : '');
  },
  /** @returns the value, `''` if there is no such cookie */
  getCookie(name: unknown): string {
    const start = `${encodeURIComponent(String(name))}=`;
    const found = document.cookie.split('; ').find((cookie) => cookie.startsWith(start));
    const value = found?.slice(start.length) ?? '';
    try {
      return decodeURIComponent(value);
    } catch {
      return value;
    }
  },
  deleteCookie(name: unknown): void {
    write(name, '', '; Max-Age=0');
  },
};

function write(name: unknown, value: string, age: string): void {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is asynchronous and not everywhere
  document.cookie = `${encodeURIComponent(String(name))}=${value}; Path=/; SameSite=Lax${age}${secure}`;
}

/** A random version 4 UUID, also on pages without TLS, where `crypto.randomUUID` is missing (manual: Common, guid). */
export function guid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 15) | 64;
  bytes[8] = ((bytes[8] ?? 0) & 63) | 128;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

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

/**
 * The time of day in the visitor's zone (manual: Common, getFormattedTime): `4:05 PM`, `4:05` or `16:05`.
 * @returns `''` for a date that is none
 */
export function getFormattedTime(date: unknown, timeFormat: unknown, isWithPeriod: unknown, language: string): string {
  const instant = new Date(date as Date | number | string);
  if (Number.isNaN(instant.getTime())) return '';
  const is24 = Number(timeFormat) === 24;
  const options: Intl.DateTimeFormatOptions = {
    hour: is24 ? '2-digit' : 'numeric',
    minute: '2-digit',
    hourCycle: is24 ? 'h23' : 'h12',
  };
  const parts = formatter(language, options).formatToParts(instant);
  return parts
    .filter(({ type }, index) => {
      const isPeriod = type === 'dayPeriod' || (type === 'literal' && parts[index + 1]?.type === 'dayPeriod');
      return isWithPeriod || !isPeriod;
    })
    .map(({ value }) => value)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(language, options);
  } catch {
    return new Intl.DateTimeFormat('en', options);
  }
}

/**
 * Asks again and again until the answer is true (manual: Common, watch).
 * @param test what is asked
 * @param intervalMs ms between two questions, default 100
 * @param limit how often it is asked, default without end
 * @returns a deferred: resolves with the answer, rejects when the limit is reached or with what `test` throws; settling it
 *   from outside ends the watch
 */
export function watch(test: unknown, intervalMs?: unknown, limit?: unknown): Deferred {
  const deferred = createDeferred();
  let left = Number(limit) || Number.POSITIVE_INFINITY;
  const ask = () => {
    if (deferred.state() !== 'pending') return;
    try {
      const answer = typeof test === 'function' ? test() : test;
      if (answer) deferred.resolve(answer);
      else if (--left <= 0) deferred.reject();
      else setTimeout(ask, Number(intervalMs) || 100);
    } catch (error) {
      deferred.reject(error);
    }
  };
  ask();
  return deferred;
}

/** Whether the browser says that it runs on a telephone or tablet (manual: Common, isMobileDevice). */
export function isMobileDevice(): boolean {
  const { userAgent, maxTouchPoints } = navigator;
  return /Mobi|Android|iPad/i.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}
