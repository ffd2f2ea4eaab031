import type { Availability } from '../../availability/readAvailability.js';
import type { CalendarSettings } from '../settings.js';
import { calendarDays, holds } from './days.js';
import type { PickerAction, PickerState } from './pickerState.js';
import { type DayOfSlots, offeredDays } from './slotsByDay.js';
import { firstTime } from './times.js';

/** A picker as it opens. */
export function openedState(settings: CalendarSettings, now: number, preselected?: number): PickerState {
  const { zone } = settings;
  const days = offeredDays(settings, zone, now);
  const status = settings.showAvailability ? 'loading' : 'ready';
  const selectedDay = days.find((day) => preselected !== undefined && holds(day, preselected))?.start;
  const range = rangeAt(settings, now);
  return dropUnavailableSelection({ settings, zone, now, status, days, range, selectedDay, selectedTime: preselected });
}

/** @returns the same object for an action that changes nothing */
export function reduce(state: PickerState, action: PickerAction): PickerState {
  switch (action.type) {
    case 'opened':
      return openedState(action.settings, action.now, action.preselected);
    case 'availabilityRequested':
      return state.status === 'loading' ? state : { ...state, status: 'loading' };
    case 'loadingDelayed':
      return withLoadingNotice(state);
    case 'availabilityReceived':
      return withAvailability(state, action.availability);
    case 'availabilityFailed':
      return state.status === 'loading' ? { ...state, status: 'failed', announcement: undefined } : state;
    case 'daySelected':
      return withDay(state, action.instant);
    case 'timeSelected':
      return withTime(state, action.instant);
    case 'selectionCleared':
      return withoutSelection(state);
    case 'timePassed':
      return atTime(state, action.now);
    case 'zoneSelected':
      return inZone(state, action.zone);
  }
}

function withLoadingNotice(state: PickerState): PickerState {
  const isWaiting = state.status === 'loading' && !state.availability;
  return isWaiting && state.announcement !== 'loading' ? { ...state, announcement: 'loading' } : state;
}

function withAvailability(state: PickerState, availability: Availability): PickerState {
  if (state.status === 'ready' && state.availability === availability) return state;
  const days = offeredDays(state.settings, state.zone, state.now, availability);
  // who was told that times are looked for is told what came of it
  const announcement = state.announcement === 'loading' ? 'day' : state.announcement;
  return dropUnavailableSelection({ ...state, status: 'ready', availability, days, announcement });
}

function withDay(state: PickerState, instant: number): PickerState {
  const day = dayOf(state, instant);
  if (!day || (day.start === state.selectedDay && state.announcement === 'day')) return state;
  return { ...state, selectedDay: day.start, announcement: 'day' };
}

function withTime(state: PickerState, instant: number): PickerState {
  const day = dayOf(state, instant);
  if (!day || !isFree(state, instant)) return state;
  if (instant === state.selectedTime && state.announcement === 'time') return state;
  return { ...state, selectedDay: day.start, selectedTime: instant, announcement: 'time' };
}

function withoutSelection(state: PickerState): PickerState {
  const { selectedDay, selectedTime, announcement } = state;
  if (selectedDay === undefined && selectedTime === undefined && announcement === undefined) return state;
  return { ...state, selectedDay: undefined, selectedTime: undefined, announcement: undefined };
}

/** Times that are past go, and so does a day at its end. A clock that was ahead may be set back. */
function atTime(state: PickerState, now: number): PickerState {
  if (now >= state.now && now < nextChange(state)) return state;
  const { settings, zone, availability } = state;
  const range = rangeAt(settings, now);
  const [today] = state.days;
  const isSameDay = today && holds(today, now) && range.start === state.range.start;
  if (isSameDay) return dropUnavailableSelection({ ...state, now });
  return dropUnavailableSelection({ ...state, now, range, days: offeredDays(settings, zone, now, availability) });
}

function inZone(state: PickerState, zone: string): PickerState {
  if (zone === state.zone) return state;
  const looked = selectedDayOf(state);
  const days = offeredDays(state.settings, zone, state.now, state.availability);
  // the day on which most of what was on show lies
  const middle = state.selectedTime ?? (looked ? (looked.start + looked.end) / 2 : state.now);
  const selectedDay = looked && days.find((day) => holds(day, middle))?.start;
  return { ...state, zone, days, selectedDay, announcement: undefined };
}

/** The day that is shown. */
export function selectedDayOf({ days, selectedDay, now }: PickerState): DayOfSlots | undefined {
  return days.find(({ start }) => start === selectedDay) ?? days.find(({ lastFree }) => lastFree > now) ?? days[0];
}

/** The day that holds an instant, if it is on offer. */
export function dayOf({ days }: PickerState, instant: number): DayOfSlots | undefined {
  return days.find((day) => holds(day, instant));
}

/** When something on show becomes past (epoch ms): the next time, at the latest the end of the day. */
export function nextChange(state: PickerState): number {
  const [today] = state.days;
  if (!today) return Number.POSITIVE_INFINITY;
  return Math.min(firstTime(state, today)?.instant ?? today.end, state.range.firstDayEnd);
}

function rangeAt({ zone, numberOfDays }: CalendarSettings, now: number): PickerState['range'] {
  const days = calendarDays(now, zone, numberOfDays);
  return { start: days[0]?.start ?? now, firstDayEnd: days[0]?.end ?? now, end: days.at(-1)?.end ?? now };
}

function isFree(state: PickerState, instant: number): boolean {
  const slot = dayOf(state, instant)?.slots.find((candidate) => candidate.instant === instant);
  return slot !== undefined && slot.free > 0 && instant > state.now;
}

/** A choice that is no longer to be had goes. Before the first answer it stands. */
function dropUnavailableSelection(state: PickerState): PickerState {
  const { selectedTime, status, now } = state;
  if (selectedTime === undefined) return state;
  const stands = status === 'ready' ? isFree(state, selectedTime) : selectedTime > now;
  if (stands) return state;
  const announcement = state.announcement === 'time' ? undefined : state.announcement;
  return { ...state, selectedTime: undefined, announcement };
}
