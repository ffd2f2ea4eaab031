import { TZDateMini, tzOffset } from '@date-fns/tz';
import { addDays, lightFormat, setHours, subMinutes } from 'date-fns';
import { millisecondsInDay, millisecondsInMinute } from 'date-fns/constants';

/**
 * Days and clock times of an IANA zone. Everywhere else a time is an instant (epoch ms); zones enter here and where a time is
 * shown, nowhere else.
 */

/** The wall clock of a zone at an instant. `month` is 1–12, `weekday` 0 (Sunday)–6. */
export interface WallClock {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  weekday: number;
}

/** Minutes east of UTC of `zone` at an instant (epoch ms). */
export function zoneOffsetMinutes(instant: number, zone: string): number {
  return tzOffset(zone, new Date(instant));
}

/** What a clock on the wall in `zone` shows at an instant (epoch ms). */
export function wallClock(instant: number, zone: string): WallClock {
  return clockOf(new TZDateMini(instant, zone));
}

function clockOf(date: Date): WallClock {
  return {
    year: date.getFullYear(),
    month: date.getMonth() + 1,
    day: date.getDate(),
    hour: date.getHours(),
    minute: date.getMinutes(),
    weekday: date.getDay(),
  };
}

/**
 * The instants (epoch ms) at which a clock in `zone` shows the given time: one as a rule, two in the time that occurs
 * twice in autumn, none in the time that spring leaves out. `day`, `hour` and `minute` may run over, as in `Date.UTC`.
 */
export function instantsOf(zone: string, year: number, month: number, day: number, hour = 0, minute = 0): number[] {
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  const [before, after] = offsetsAround(wall, zone);
  const candidates = before === after ? [before] : [before, after];
  return candidates
    .map((offset) => +subMinutes(wall, offset))
    .filter((instant, index) => zoneOffsetMinutes(instant, zone) === candidates[index]);
}

/**
 * The instant (epoch ms) at which a clock in `zone` shows the given time. In the time that a clock change leaves out:
 * the same distance after the change; in the time that occurs twice: its first occurrence.
 */
export function instantOf(zone: string, year: number, month: number, day: number, hour = 0, minute = 0): number {
  const [first] = instantsOf(zone, year, month, day, hour, minute);
  if (first !== undefined) return first;
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  return +subMinutes(wall, offsetsAround(wall, zone)[0]);
}

/** The offsets in force a day before and a day after a wall clock: a change lies between them, if there is one. */
function offsetsAround(wall: number, zone: string): [before: number, after: number] {
  return [zoneOffsetMinutes(wall - millisecondsInDay, zone), zoneOffsetMinutes(wall + millisecondsInDay, zone)];
}

/** Whether a clock in `zone` shows the time of this instant (epoch ms) a second time, shortly before or after. */
export function isRepeatedTime(instant: number, zone: string): boolean {
  const [before, after] = offsetsAround(instant, zone);
  if (before === after) return false;
  const { year, month, day, hour, minute } = wallClock(instant, zone);
  return instantsOf(zone, year, month, day, hour, minute).length > 1;
}

/**
 * The first instant (epoch ms) of the day, in `zone`, that holds `instant`; `days` later if given. That is midnight, or the
 * end of the clock change that leaves midnight out.
 */
export function startOfZonedDay(instant: number, zone: string, days = 0): number {
  const inZone = { in: (value: Date | number | string) => new TZDateMini(+new Date(value), zone) };
  // From noon to noon, and midnight by `instantOf`: a TZDate is set through the device's own zone, and is off by that
  // zone's change where both change at the same hour. At noon this never leads to another date.
  const { year, month, day } = clockOf(addDays(setHours(instant, 12, inZone), days, inZone));
  return instantOf(zone, year, month, day);
}

/** `yyyy-MM-dd` of the day in `zone` that holds `instant`. Sorts like the days do. */
export function zonedDayKey(instant: number, zone: string): string {
  return lightFormat(new TZDateMini(instant, zone), 'yyyy-MM-dd');
}

/** `HH:mm` of an instant in `zone`. */
export function zonedTimeKey(instant: number, zone: string): string {
  return lightFormat(new TZDateMini(instant, zone), 'HH:mm');
}

/** What the clock in a zone shows at an instant, `2026-03-03T10:15:00.000`, without an offset. */
export function localTime(instant: number, zone: string): string {
  return new Date(instant + zoneOffsetMinutes(instant, zone) * millisecondsInMinute).toISOString().slice(0, -1);
}
