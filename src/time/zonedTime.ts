import { TZDate, tzOffset } from '@date-fns/tz';
import { addDays, startOfDay } from 'date-fns';

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

/** The visitor's own IANA zone. */
export function visitorZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Whether this runtime knows the zone. */
export function isKnownZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone !== '';
  } catch {
    return false;
  }
}

/** Minutes east of UTC of `zone` at an instant (epoch ms). */
export function zoneOffsetMinutes(instant: number, zone: string): number {
  return tzOffset(zone, new Date(instant));
}

/** What a clock on the wall in `zone` shows at an instant (epoch ms). */
export function wallClock(instant: number, zone: string): WallClock {
  const shifted = new Date(instant + zoneOffsetMinutes(instant, zone) * 60_000);
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
 * The instant (epoch ms) at which a clock in `zone` shows the given time. In the hour that a clock change leaves out:
 * the same distance after the change; in the hour that occurs twice: its first occurrence.
 */
export function instantOf(zone: string, year: number, month: number, day: number, hour = 0, minute = 0): number {
  return new TZDate(year, month - 1, day, hour, minute, zone).getTime();
}

/** The first instant (epoch ms) of the day, in `zone`, that holds `instant`; `days` later if given. */
export function startOfZonedDay(instant: number, zone: string, days = 0): number {
  return startOfDay(addDays(new TZDate(instant, zone), days)).getTime();
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
