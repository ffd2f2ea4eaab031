import { millisecondsInMinute } from 'date-fns/constants';
import { zoneOffsetMinutes } from './index.js';

/** What the clock in a zone shows at an instant, `2026-03-03T10:15:00.000`, without an offset. */
export function localTime(instant: number, zone: string): string {
  return new Date(instant + zoneOffsetMinutes(instant, zone) * millisecondsInMinute).toISOString().slice(0, -1);
}
