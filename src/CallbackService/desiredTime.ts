import { isoInstant } from '../time/isoInstant.js';

/** Epoch ms of a `Date`, an ISO text (without an offset: the visitor's own clock) or a number; `NaN` if unreadable. */
export function instantFrom(value: unknown): number {
  return value instanceof Date || typeof value === 'number' ? new Date(value).getTime() : isoInstant(value);
}

/**
 * The time of a booking as both servers want it, `yyyy-MM-ddTHH:mm:ss.SSSZ`; `undefined` for as soon as possible.
 * @throws a string, as every refusal before a request is, if the time cannot be read
 */
export function desiredTime(value: unknown): string | undefined {
  if (value == null || (typeof value === 'string' && value.toLowerCase() === 'now')) return undefined;
  const instant = instantFrom(value);
  if (Number.isNaN(instant)) throw "Invalid desiredTime. It should be a Date, an ISO 8601 date and time, or 'now'.";
  return new Date(instant).toISOString();
}
