import type { OfferedHours } from '../calendarHours.js';
import { type CalendarDay, instantsOfMinute } from './days.js';

/**
 * The times of a day when no server is asked: every `interval` minutes from the opening of each window. A time that the
 * clock shows twice is there twice, a time that it leaves out is not.
 * @returns instants (epoch ms), sorted
 */
export function timeGrid(day: CalendarDay, zone: string, { windows, interval }: OfferedHours): number[] {
  const times = new Set<number>();
  for (const { open, close } of windows) {
    for (let minute = open; minute < close; minute += interval) {
      for (const instant of instantsOfMinute(minute, day, zone)) times.add(instant);
    }
  }
  return [...times].sort((a, b) => a - b);
}
