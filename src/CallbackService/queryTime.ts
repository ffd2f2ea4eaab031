import { instantFrom } from './desiredTime.js';

/**
 * A time of a query as the servers want it. Without a zone it ends in `Z`; with one it is what a clock there shows, and
 * carries none. What is a clock's time already, or cannot be read, goes as it is: the server has the last word.
 * @param zone an IANA zone this runtime knows, or `''`
 */
export function queryTime(value: unknown, zone = ''): unknown {
  const instant = instantFrom(value);
  if (Number.isNaN(instant) || (zone && typeof value === 'string' && !/[Z+-]/i.test(value.slice(16)))) return value;
  const time = new Date(instant);
  // Swedish writes date and time in ISO order
  return zone ? `${time.toLocaleString('sv', { timeZone: zone }).replace(' ', 'T')}.000` : time.toISOString();
}
