import { millisecondsInDay, millisecondsInMinute } from 'date-fns/constants';
import { instantsOf, startOfZonedDay, wallClock } from '../../time/index.js';

/** A day of a zone, as the instants (epoch ms) at which it starts and ends. */
export interface CalendarDay {
  start: number;
  end: number;
}

/** The days that were asked for last, which are so until the first one is over. */
let kept: { zone: string; days: CalendarDay[] } = { zone: '', days: [] };

/** The day that holds `now` and those after it, `count` in all, in `zone`. */
export function calendarDays(now: number, zone: string, count: number): readonly CalendarDay[] {
  const [first] = kept.days;
  const isKept = first && holds(first, now) && kept.zone === zone && kept.days.length === count;
  if (isKept) return kept.days;
  const starts = Array.from({ length: count + 1 }, (_, index) => startOfZonedDay(now, zone, index));
  kept = { zone, days: daysBetween(starts) };
  return kept.days;
}

/** The day that holds `now` and those after it, in `zone`, up to the one in which `end` (epoch ms) lies or with which it coincides. */
export function calendarDaysUntil(now: number, end: number, zone: string): readonly CalendarDay[] {
  const starts = [startOfZonedDay(now, zone)];
  for (let count = 1; (starts.at(-1) ?? end) < end; count++) starts.push(startOfZonedDay(now, zone, count));
  return daysBetween(starts);
}

function daysBetween(starts: readonly number[]): CalendarDay[] {
  return starts.slice(1).map((end, index) => ({ start: starts[index] ?? end, end }));
}

/** Whether an instant (epoch ms) lies in the day. */
export function holds({ start, end }: CalendarDay, instant: number): boolean {
  return instant >= start && instant < end;
}

/** Whether the clocks change on that day: only then is a time more than the distance from the day's start. */
export function hasClockChange({ start, end }: CalendarDay): boolean {
  return end - start !== millisecondsInDay;
}

/** Minutes that the wall clock of `zone` shows at an instant (epoch ms) of the day, counted from 00:00. */
export function minuteOfDay(instant: number, day: CalendarDay, zone: string): number {
  if (!hasClockChange(day)) return Math.floor((instant - day.start) / millisecondsInMinute);
  const { hour, minute } = wallClock(instant, zone);
  return hour * 60 + minute;
}

/** The instants (epoch ms) at which the wall clock of `zone` shows that minute of the day: none, one, or two. */
export function instantsOfMinute(minute: number, day: CalendarDay, zone: string): number[] {
  if (!hasClockChange(day)) return [day.start + minute * millisecondsInMinute];
  const { year, month, day: date } = wallClock(day.start, zone);
  return instantsOf(zone, year, month, date, 0, minute);
}
