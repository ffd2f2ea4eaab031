import { fillGaps, slotIntervalMs } from '../../availability/slotInterval.js';
import { hasClockChange, instantsOfMinute, minuteOfDay } from './days.js';
import type { PickerState } from './pickerState.js';
import { type DayOfSlots, isWithinHours } from './slotsByDay.js';

/** A time of a day that is shown. */
export interface DayTime {
  /** Epoch ms. */
  instant: number;
  isFree: boolean;
  /** Minutes that the clock on the wall shows, counted from 00:00. */
  minute: number;
  /** The clock shows this time twice that day. */
  isRepeated: boolean;
}

type TimesOf = Pick<PickerState, 'settings' | 'zone' | 'now' | 'availability'>;

/** The times of a day that are not past: those of the server and, between them, those that it left out as taken. */
export function* timesOf({ settings, zone, now, availability }: TimesOf, day: DayOfSlots): Generator<DayTime> {
  const interval = slotIntervalMs(availability, settings.hours.interval);
  const slots = availability ? fillGaps(day.slots, interval) : day.slots;
  for (const { instant, free } of slots) {
    if (instant <= now || !isWithinHours(instant, day, zone, settings)) continue;
    const minute = minuteOfDay(instant, day, zone);
    const isRepeated = hasClockChange(day) && instantsOfMinute(minute, day, zone).length > 1;
    yield { instant, isFree: free > 0, minute, isRepeated };
  }
}

/** The first of these. */
export function firstTime(state: TimesOf, day: DayOfSlots): DayTime | undefined {
  for (const time of timesOf(state, day)) return time;
  return undefined;
}

/** How many free times of a day are not past at `now` (epoch ms). */
export function freeCountAt({ slots, freeCount, start }: DayOfSlots, now: number): number {
  if (now < start) return freeCount;
  return slots.filter(({ instant, free }) => free > 0 && instant > now).length;
}

/** The first free instant of all days (epoch ms); `undefined` if there is none. */
export function nextFreeTime({ days, now }: Pick<PickerState, 'days' | 'now'>): number | undefined {
  const day = days.find(({ lastFree }) => lastFree > now);
  return day?.slots.find(({ instant, free }) => free > 0 && instant > now)?.instant;
}
