import { tz } from '@date-fns/tz';
import { addMinutes, startOfDay } from 'date-fns';

/** Answers about free times, as many as wanted, from the beginning of today in a zone. */

export const slotMinutes = 5;
export const slotsOfADay = (24 * 60) / slotMinutes;

export function startOfToday(zone: string): number {
  return startOfDay(Date.now(), { in: tz(zone) }).getTime();
}

function timesFromToday(count: number, zone: string): string[] {
  const start = startOfToday(zone);
  return Array.from({ length: count }, (_, index) => addMinutes(start, index * slotMinutes).toISOString());
}

/** Every seventh is taken. */
const freeOf = (index: number) => (index % 7 === 0 ? 0 : 5);

/** The map of the v1 API: time → places left. */
export function answerOfV1(count: number, zone: string): Record<string, number> {
  return Object.fromEntries(timesFromToday(count, zone).map((time, index) => [time, freeOf(index)]));
}

/** The envelope of the v3 API. */
export function answerOfV3(count: number, zone: string): object {
  const slots = timesFromToday(count, zone).map((utcTime, index) => ({
    utcTime,
    localTime: utcTime,
    capacity: freeOf(index),
    total: 5,
  }));
  return { data: { slots, durationMin: slotMinutes, timezone: zone } };
}
