import type { Availability, AvailabilitySlot } from '../availability/readAvailability.js';
import { fillGaps, slotIntervalMs } from '../availability/slotInterval.js';
import { zoneOffsetMinutes } from '../time/index.js';
import { type CalendarDay, calendarDays, hasClockChange, instantsOfMinute, minuteOfDay } from './days.js';
import { groupByDay } from './groupByDay.js';
import type { CalendarSettings } from './readSettings.js';
import { timeGrid } from './timeGrid.js';

/** A day and its slots. */
export interface DayOfSlots extends CalendarDay {
  /** By time; within the hours, past ones included. */
  slots: readonly AvailabilitySlot[];
  /** Epoch ms of the last slot with a free place; `-Infinity` if there is none. */
  lastFree: number;
}

/** Everything the calendar shows, apart from texts. Replaced, never changed. */
export interface CalendarState {
  settings: CalendarSettings;
  /** Epoch ms; nothing at or before it is offered. */
  now: number;
  phase: 'loading' | 'ready' | 'failed';
  /** The server's last answer; absent before the first, and always if no server is asked. */
  availability?: Availability | undefined;
  /** ms between two of its times. */
  step?: number;
  days: readonly DayOfSlots[];
  /** Start of the day that the visitor looks at; absent: the first one with a free time. */
  looked?: number | undefined;
  /** The chosen instant. */
  chosen?: number | undefined;
  /** What the live region is to say. */
  announced?: 'day' | 'time' | undefined;
}

/** A time of the day that is shown. */
export interface ShownTime {
  /** Epoch ms. */
  instant: number;
  free: boolean;
  /** Minutes that the clock on the wall shows, counted from 00:00. */
  minute: number;
  /** The clock shows this time twice that day. */
  isTwice: boolean;
}

/** A calendar as it opens. `at` (epoch ms) is chosen if it turns out to be free; its day is shown. */
export function startState(settings: CalendarSettings, now: number, at?: number): CalendarState {
  const days = daysOf(settings, calendarDays(now, settings.zone, settings.numberOfDays));
  const phase = settings.showAvailability ? 'loading' : 'ready';
  const state: CalendarState = { settings, now, phase, days, chosen: at };
  return check({ ...state, looked: at === undefined ? at : dayOf(state, at)?.start });
}

/** The server has answered. */
export function withAnswer(state: CalendarState, availability: Availability): CalendarState {
  const { settings, days } = state;
  const step = slotIntervalMs(availability, settings.hours.interval);
  return check({ ...state, phase: 'ready', availability, step, days: daysOf(settings, days, availability) });
}

/** Time has gone by: times that are past go, and so does a day at its end. */
export function withTime(state: CalendarState, now: number): CalendarState {
  const { settings, availability, days } = state;
  const isSameDay = now < (days[0]?.end ?? 0);
  if (isSameDay) return check({ ...state, now });
  const { zone, numberOfDays } = settings;
  return check({ ...state, now, days: daysOf(settings, calendarDays(now, zone, numberOfDays), availability) });
}

/** The visitor looks at the day that holds `instant`; nothing changes if it is not among those offered. */
export function withDay(state: CalendarState, instant: number): CalendarState {
  const day = dayOf(state, instant);
  return day ? { ...state, looked: day.start, announced: 'day' } : state;
}

/** The visitor chooses a time; nothing changes if it is not free. */
export function withChoice(state: CalendarState, instant: number): CalendarState {
  const day = dayOf(state, instant);
  if (!day || !isFree(state, instant)) return state;
  return { ...state, looked: day.start, chosen: instant, announced: 'time' };
}

/** Forgets the choice. */
export function withoutChoice(state: CalendarState): CalendarState {
  return { ...state, looked: undefined, chosen: undefined, announced: undefined };
}

/** The day that is shown. */
export function shownDay(state: CalendarState): DayOfSlots | undefined {
  const { days, looked, now } = state;
  return days.find(({ start }) => start === looked) ?? days.find(({ lastFree }) => lastFree > now) ?? days[0];
}

/** The first free instant of all days; `undefined` if there is none. */
export function nextFree({ days, now }: CalendarState): number | undefined {
  const day = days.find(({ lastFree }) => lastFree > now);
  return day?.slots.find(({ instant, free }) => free > 0 && instant > now)?.instant;
}

/**
 * The times of a day that are not past: those of the server and, between them, those that it left out as taken.
 * @param most how many are wanted, the first ones
 */
export function timesOf(state: CalendarState, day: DayOfSlots, most = Number.POSITIVE_INFINITY): ShownTime[] {
  const { settings, step, now } = state;
  const { zone } = settings;
  const slots = step ? fillGaps(day.slots, step) : day.slots;
  const times: ShownTime[] = [];
  for (const { instant, free } of slots) {
    if (instant <= now) continue;
    const minute = minuteOfDay(instant, day, zone);
    if (isOpen(minute, settings)) times.push({ instant, free: free > 0, minute, isTwice: isTwice(minute, day, zone) });
    if (times.length >= most) break;
  }
  return times;
}

/** Whether the clock of the zone shows the time of this instant twice that day. */
export function isTwiceAt(state: CalendarState, instant: number): boolean {
  const { zone } = state.settings;
  const day = dayOf(state, instant);
  return !!day && isTwice(minuteOfDay(instant, day, zone), day, zone);
}

/** When something on show becomes past (epoch ms): the next time, at the latest the end of the day. */
export function nextChange(state: CalendarState): number {
  const [today] = state.days;
  return today ? (timesOf(state, today, 1)[0]?.instant ?? today.end) : state.now;
}

/** Whether two zones' clocks differ at one end of the days offered at least. */
export function differ({ days }: CalendarState, zone: string, other: string): boolean {
  return [days[0], days.at(-1)].some(
    (day) => day && zone !== other && zoneOffsetMinutes(day.start, zone) !== zoneOffsetMinutes(day.start, other),
  );
}

function isTwice(minute: number, day: CalendarDay, zone: string): boolean {
  return hasClockChange(day) && instantsOfMinute(minute, day, zone).length > 1;
}

function isOpen(minute: number, { hours: { windows } }: CalendarSettings): boolean {
  return windows.some(({ open, close }) => minute >= open && minute < close);
}

/** The day that holds an instant, if it is on offer. */
export function dayOf({ days }: CalendarState, instant: number): DayOfSlots | undefined {
  return days.find(({ start, end }) => instant >= start && instant < end);
}

function isFree(state: CalendarState, instant: number): boolean {
  const slot = dayOf(state, instant)?.slots.find((candidate) => candidate.instant === instant);
  return !!slot && slot.free > 0 && instant > state.now;
}

/** Drops a choice that is no longer to be had. Before the first answer it stands. */
function check(state: CalendarState): CalendarState {
  const { chosen, phase, now } = state;
  if (chosen === undefined || (phase === 'ready' ? isFree(state, chosen) : chosen > now)) return state;
  return { ...state, chosen: undefined, announced: undefined };
}

/** How an answer was divided up last: calendars come and go, the answer and the days stay. */
const divided = new WeakMap<Availability, { settings: CalendarSettings; days: readonly DayOfSlots[] }>();

/** Gives each day its slots. */
function daysOf(
  settings: CalendarSettings,
  days: readonly CalendarDay[],
  availability?: Availability,
): readonly DayOfSlots[] {
  if (!availability) return divide(settings, days);
  let known = divided.get(availability);
  if (known?.settings !== settings || known.days[0]?.start !== days[0]?.start) {
    known = { settings, days: divide(settings, days, availability) };
    divided.set(availability, known);
  }
  return known.days;
}

function divide(settings: CalendarSettings, days: readonly CalendarDay[], availability?: Availability): DayOfSlots[] {
  const { zone, hours, showAvailability } = settings;
  const groups = showAvailability
    ? groupByDay(availability?.slots ?? [], days)
    : days.map((day) => timeGrid(day, zone, hours).map((instant) => ({ instant, free: 1 })));
  return days.map(({ start, end }, index) => {
    const day = { start, end };
    const all: readonly AvailabilitySlot[] = groups[index] ?? [];
    const isWithin = ({ instant }: AvailabilitySlot) => isOpen(minuteOfDay(instant, day, zone), settings);
    const last = all.findLast((slot) => slot.free > 0 && isWithin(slot));
    let slots: readonly AvailabilitySlot[] | undefined;
    return {
      ...day,
      lastFree: last?.instant ?? Number.NEGATIVE_INFINITY,
      // of most days nobody asks for them
      get slots() {
        slots ??= all.filter(isWithin);
        return slots;
      },
    };
  });
}
