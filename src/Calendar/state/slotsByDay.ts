import type { Availability, AvailabilitySlot } from '../../availability/readAvailability.js';
import { wallClock } from '../../time/index.js';
import type { CalendarSettings } from '../settings.js';
import { type CalendarDay, calendarDays, calendarDaysUntil, holds, minuteOfDay } from './days.js';
import { timeGrid } from './timeGrid.js';

/** A day and its slots. */
export interface DayOfSlots extends CalendarDay {
  /** By time; within the hours, past ones included. */
  slots: readonly AvailabilitySlot[];
  /** How many of them have a free place. */
  freeCount: number;
  /** Epoch ms of the last one with a free place; `-Infinity` if there is none. */
  lastFree: number;
}

/** How an answer was divided up last: pickers come and go, the answer and the days stay. */
interface Division {
  settings: CalendarSettings;
  zone: string;
  /** Start of the first day of the settings' zone. */
  from: number | undefined;
  days: readonly DayOfSlots[];
}
const divisions = new WeakMap<Availability, Division>();

/**
 * The days on offer with their slots.
 * @param zone IANA zone in which days are counted. What is offered depends on the zone of the settings alone: another one groups it
 *   another way
 * @param now epoch ms; the first day is the one that holds it
 */
export function offeredDays(
  settings: CalendarSettings,
  zone: string,
  now: number,
  availability?: Availability,
): readonly DayOfSlots[] {
  if (!availability) return divide(settings, zone, now);
  const from = calendarDays(now, settings.zone, settings.numberOfDays)[0]?.start;
  const known = divisions.get(availability);
  const [first] = known?.days ?? [];
  const isSame = known?.settings === settings && known.zone === zone && known.from === from;
  if (known && isSame && first && holds(first, now)) return known.days;
  const days = divide(settings, zone, now, availability);
  divisions.set(availability, { settings, zone, from, days });
  return days;
}

function divide(
  settings: CalendarSettings,
  zone: string,
  now: number,
  availability?: Availability,
): readonly DayOfSlots[] {
  const days = calendarDays(now, settings.zone, settings.numberOfDays);
  const { showAvailability, hours } = settings;
  const groups = showAvailability
    ? groupByDay(availability?.slots ?? [], days)
    : days.map((day) => timeGrid(day, settings.zone, hours).map((instant) => ({ instant, free: 1 })));
  const offered = days.map((day, index) => {
    const isOffered = ({ instant }: AvailabilitySlot) => isOpen(minuteOfDay(instant, day, settings.zone), settings);
    return (groups[index] ?? []).filter(isOffered);
  });
  if (zone === settings.zone) return days.map((day, index) => withSlots(day, offered[index] ?? []));
  const shown = calendarDaysUntil(now, days.at(-1)?.end ?? now, zone);
  const regrouped = groupByDay(offered.flat(), shown);
  const grouped = shown.map((day, index) => withSlots(day, regrouped[index] ?? []));
  // the last day may be one more, and only begun
  return grouped.filter(({ slots }, index) => index < settings.numberOfDays || slots.length > 0);
}

function withSlots({ start, end }: CalendarDay, slots: readonly AvailabilitySlot[]): DayOfSlots {
  let freeCount = 0;
  let lastFree = Number.NEGATIVE_INFINITY;
  for (const { instant, free } of slots) {
    if (free <= 0) continue;
    freeCount++;
    lastFree = instant;
  }
  return { start, end, slots, freeCount, lastFree };
}

function isOpen(minute: number, { hours: { windows } }: CalendarSettings): boolean {
  return windows.some(({ open, close }) => minute >= open && minute < close);
}

/**
 * Whether a time (epoch ms) lies within the hours in which calls are offered.
 * @param day the day of `zone` that holds it
 */
export function isWithinHours(instant: number, day: CalendarDay, zone: string, settings: CalendarSettings): boolean {
  if (zone === settings.zone) return isOpen(minuteOfDay(instant, day, zone), settings);
  const { hour, minute } = wallClock(instant, settings.zone);
  return isOpen(hour * 60 + minute, settings);
}

/**
 * Divides sorted slots up among days; slots of no day are left out.
 * @returns as many groups as there are days
 */
export function groupByDay<Slot extends { instant: number }>(
  slots: readonly Slot[],
  days: readonly CalendarDay[],
): Slot[][] {
  /** How many slots are before that instant. */
  const indexAt = (instant: number): number => {
    let from = 0;
    let to = slots.length;
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      if ((slots[middle]?.instant ?? instant) < instant) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  return days.map(({ start, end }) => slots.slice(indexAt(start), indexAt(end)));
}
