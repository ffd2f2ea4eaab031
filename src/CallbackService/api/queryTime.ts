import { isoInstant } from '../../time/isoInstant.js';
import { toIsoUtc } from '../../time/isoUtc.js';

/** Epoch ms of a `Date`, an ISO text (without an offset: the visitor's own clock) or a number; `NaN` if unreadable. */
export function instantFrom(value: unknown): number {
  return value instanceof Date || typeof value === 'number' ? new Date(value).getTime() : isoInstant(value);
}

/**
 * A time of a query as the servers want it. Without a zone it ends in `Z`; with one it is what a clock there shows, and
 * carries none. What is a clock's time already, or cannot be read, goes as it is: the server has the last word.
 * @param zone an IANA zone this runtime knows, or `''`
 */
export function queryTime(value: unknown, zone = ''): unknown {
  const instant = instantFrom(value);
  if (Number.isNaN(instant) || (zone && typeof value === 'string' && !/[Z+-]/i.test(value.slice(16)))) return value;
  // Swedish writes date and time in ISO order
  if (zone) return `${new Date(instant).toLocaleString('sv', { timeZone: zone }).replace(' ', 'T')}.000`;
  return textOf(instant) ?? value;
}

function textOf(instant: number): string | undefined {
  try {
    return toIsoUtc(instant);
  } catch {
    return undefined;
  }
}
