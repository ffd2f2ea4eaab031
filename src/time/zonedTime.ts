import { tzOffset } from '@date-fns/tz/tzOffset';
import { millisecondsInDay, millisecondsInMinute } from 'date-fns/constants';

/**
 * Wall-clock arithmetic in an IANA zone. Everywhere else a time is an instant (epoch ms); zones enter here and where a
 * time is shown, nowhere else.
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

let visitor: { clocks: string; zone: string } | undefined;

/** The visitor's own IANA zone. Asking `Intl` takes a slow phone half a frame; clocks tell when it has to be asked anew. */
export function visitorZone(): string {
  const year = new Date().getFullYear();
  const clocks = [0, 3, 6, 9].map((month) => new Date(year, month).getTimezoneOffset()).join();
  if (visitor?.clocks !== clocks) visitor = { clocks, zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
  return visitor.zone;
}

const knownZones = new Map([['', false]]);

/** Whether this runtime knows the zone. */
export function isKnownZone(zone: string): boolean {
  let isKnown = knownZones.get(zone);
  if (isKnown === undefined) {
    try {
      isKnown = !!new Intl.DateTimeFormat('en', { timeZone: zone });
    } catch {
      isKnown = false;
    }
    knownZones.set(zone, isKnown);
  }
  return isKnown;
}

/** Minutes east of UTC of `zone` at an instant (epoch ms). */
export function zoneOffsetMinutes(instant: number, zone: string): number {
  return tzOffset(zone, new Date(instant));
}

/** What a clock on the wall in `zone` shows at an instant (epoch ms). */
export function wallClock(instant: number, zone: string): WallClock {
  const shifted = new Date(instant + zoneOffsetMinutes(instant, zone) * millisecondsInMinute);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    weekday: shifted.getUTCDay(),
  };
}

/**
 * The instants (epoch ms) at which a clock in `zone` shows the given time: one as a rule, two in the hour that occurs
 * twice in autumn, none in the hour that spring leaves out. `day`, `hour` and `minute` may run over, as in `Date.UTC`.
 */
export function instantsOf(zone: string, year: number, month: number, day: number, hour = 0, minute = 0): number[] {
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  const [before, after] = candidates(wall, zone);
  // no change is near
  if (before === after) return [before];
  return [before, after].filter(
    (instant) => instant + zoneOffsetMinutes(instant, zone) * millisecondsInMinute === wall,
  );
}

/**
 * The instant (epoch ms) at which a clock in `zone` shows the given time. In the hour that a clock change leaves out:
 * the same distance after the change; in the hour that occurs twice: its first occurrence.
 */
export function instantOf(zone: string, year: number, month: number, day: number, hour = 0, minute = 0): number {
  const [first] = instantsOf(zone, year, month, day, hour, minute);
  return first ?? candidates(Date.UTC(year, month - 1, day, hour, minute), zone)[0];
}

/** A wall clock read with the offset in force a day earlier and with the one a day later: a change lies between them. */
function candidates(wall: number, zone: string): [number, number] {
  const at = (near: number): number => wall - zoneOffsetMinutes(near, zone) * millisecondsInMinute;
  return [at(wall - millisecondsInDay), at(wall + millisecondsInDay)];
}

/** The first instant (epoch ms) of the day, in `zone`, that holds `instant`; `days` later if given. */
export function startOfZonedDay(instant: number, zone: string, days = 0): number {
  const { year, month, day } = wallClock(instant, zone);
  return instantOf(zone, year, month, day + days);
}

/** `yyyy-MM-dd` of the day in `zone` that holds `instant`. Sorts like the days do. */
export function zonedDayKey(instant: number, zone: string): string {
  const { year, month, day } = wallClock(instant, zone);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** `HH:mm` of an instant in `zone`. */
export function zonedTimeKey(instant: number, zone: string): string {
  const { hour, minute } = wallClock(instant, zone);
  return `${twoDigits(hour)}:${twoDigits(minute)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
