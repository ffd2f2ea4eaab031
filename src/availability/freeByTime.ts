import { toNumber, toRecord } from '../config/coerce.js';

/**
 * Time, as the server wrote it, → places left, of a list of slots (`utcTime`, `capacity`) or a map of them; what is no
 * count is left out.
 */
export function freeByTime(slots: unknown): Record<string, number> {
  const entries: [unknown, unknown][] = Array.isArray(slots)
    ? slots.map(toRecord).map(({ utcTime, capacity }) => [utcTime, capacity])
    : Object.entries(toRecord(slots));
  const counted = entries.map(([time, free]) => [time, toNumber(free, -1)] as const);
  return Object.fromEntries(counted.filter(([, free]) => free >= 0));
}
