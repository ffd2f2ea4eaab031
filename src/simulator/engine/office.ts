import { millisecondsInDay, millisecondsInMinute } from 'date-fns/constants';
import { instantOf, zoneOffsetMinutes } from '../../time/index.js';
import { type Opening, readOpenings, readWeeklyHours, type WeeklyHours } from './weeklyHours.js';

/** A stretch of time, epoch ms, end not included. */
export interface Period {
  start: number;
  end: number;
}

/** Why an office is closed, as the GMS API words it. */
export type ClosedReason = 'closed_day_of_week' | 'closed_no_match';

/** An office that opens and closes by the clock on its wall, clock changes and holidays included. */
export interface Office {
  isOpen(instant: number): boolean;
  closedReason(instant: number): ClosedReason;
  /** Openings that touch `[from, to)`, in order, joined where one follows another without a gap. */
  periods(from: number, to: number): Period[];
}

const daysRemembered = 2000;

/** @throws Error naming the hours or holiday that cannot be read. */
export function createOffice(zone: string, hours: string | readonly string[], holidays: readonly string[]): Office {
  const week: WeeklyHours = readWeeklyHours(hours);
  const special = readHolidays(holidays);
  const remembered = new Map<number, readonly Period[]>();

  /** Days are counted like `Date.UTC` counts them, but by the local calendar. */
  const dayOf = (instant: number) =>
    Math.floor((instant + zoneOffsetMinutes(instant, zone) * millisecondsInMinute) / millisecondsInDay);

  function openingsOf(day: number): readonly Opening[] {
    const date = new Date(day * millisecondsInDay);
    return special.get(date.toISOString().slice(0, 10)) ?? week[date.getUTCDay()] ?? [];
  }

  function periodsOf(day: number): readonly Period[] {
    const known = remembered.get(day);
    if (known) return known;
    const date = new Date(day * millisecondsInDay);
    const at = (minutes: number) =>
      instantOf(
        zone,
        date.getUTCFullYear(),
        date.getUTCMonth() + 1,
        date.getUTCDate() + Math.floor(minutes / 1440),
        Math.floor((minutes % 1440) / 60),
        minutes % 60,
      );
    const periods = openingsOf(day)
      .map(({ open, close }) => ({ start: at(open), end: at(close) }))
      .filter(({ start, end }) => start < end);
    if (remembered.size >= daysRemembered) remembered.clear();
    remembered.set(day, periods);
    return periods;
  }

  return {
    isOpen(instant) {
      const day = dayOf(instant);
      // An opening that began the evening before may still last.
      return [day - 1, day].some((each) => periodsOf(each).some(({ start, end }) => start <= instant && instant < end));
    },
    closedReason(instant) {
      const date = new Date(dayOf(instant) * millisecondsInDay);
      return week[date.getUTCDay()]?.length ? 'closed_no_match' : 'closed_day_of_week';
    },
    periods(from, to) {
      const found: Period[] = [];
      const last = dayOf(to);
      for (let day = dayOf(from) - 1; day <= last; day++) {
        for (const period of periodsOf(day)) if (period.end > from && period.start < to) found.push(period);
      }
      return joined(found);
    },
  };
}

function joined(periods: Period[]): Period[] {
  const result: Period[] = [];
  for (const period of periods.sort((one, other) => one.start - other.start)) {
    const last = result.at(-1);
    if (last && period.start <= last.end) last.end = Math.max(last.end, period.end);
    else result.push({ ...period });
  }
  return result;
}

function readHolidays(holidays: readonly string[]): Map<string, Opening[]> {
  return new Map(
    holidays.map((holiday) => {
      const [, day, times] = /^(\d{4}-\d\d-\d\d)(?:\s+(\S.*))?$/.exec(String(holiday).trim()) ?? [];
      if (!day) throw new Error(`Holiday cannot be read: '${holiday}'. Write it like '2026-12-25'.`);
      return [day, times ? readOpenings(times) : []] as const;
    }),
  );
}
