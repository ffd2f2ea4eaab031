import { formatDay, type TimeDisplay } from '../../time/index.js';
import type { CalendarTexts } from '../locale.js';
import { type CalendarState, type DayOfSlots, nextFree, type ShownTime, shownDay, timesOf } from '../state.js';

/** How a calendar looks and speaks, apart from its state. Replaced, never changed. */
export interface CalendarDress {
  texts: CalendarTexts;
  display: TimeDisplay;
  /** IANA zone of the office; the shown one where it is not known. */
  officeZone: string;
  /** CSS class of the theme. */
  theme: string;
}

/** What there is to be seen of a state. */
export interface CalendarShown {
  state: CalendarState;
  dress: CalendarDress;
  /** The day that is shown. */
  day: DayOfSlots | undefined;
  /** The first times of that day: as many as there is to be seen of, and one more if there is one. */
  times: readonly ShownTime[];
  /** Which times are free is known, because the server has said so, or is not asked. */
  isKnown: boolean;
  /** It is known that nothing is free that day. */
  isEmpty: boolean;
  /** The first free time of all days (epoch ms). */
  next: number | undefined;
}

/** @param last what was there to be seen before, of which the rest is taken where nothing has changed */
export function shownOf(
  state: CalendarState,
  dress: CalendarDress,
  limit: number,
  last?: CalendarShown,
): CalendarShown {
  const day = shownDay(state);
  const isSameNext = last?.state.days === state.days && (last.next ?? 0) > state.now;
  const isKnown = state.phase === 'ready' || !!state.availability;
  return {
    state,
    dress,
    day,
    times: timesUpTo(limit, state, day),
    isKnown,
    isEmpty: isKnown && (day?.lastFree ?? 0) <= state.now,
    next: isSameNext ? last.next : nextFree(state),
  };
}

/** The same with more times. */
export function withMoreTimes(shown: CalendarShown, limit: number): CalendarShown {
  return { ...shown, times: timesUpTo(limit, shown.state, shown.day) };
}

function timesUpTo(limit: number, state: CalendarState, day: DayOfSlots | undefined): ShownTime[] {
  return day ? timesOf(state, day, limit + 1) : [];
}

/** The name of the day that is shown. */
export function dayTextOf({ day, dress }: CalendarShown): string {
  return day ? formatDay(day.start, dress.display) : '';
}

/** `Today`, `Tomorrow`; later days have no name of that kind. */
export function nearName(texts: CalendarTexts, index: number): string | undefined {
  return [texts.CalendarLabelToday, texts.CalendarLabelTomorrow][index];
}
