import type { Texts } from '../../i18n/texts.js';
import { formatDay, formatterOf, type TimeDisplay, wallClock } from '../../time/index.js';
import type { DayOfSlots } from './slotsByDay.js';

/** A day as it stands in the strip or the grid. */
export interface DayView {
  /** Epoch ms. */
  start: number;
  /** `Thu`, `Today`. */
  weekday: string;
  /** `5`; the first day of a month in a grid: `Apr 1`. */
  date: string;
  /** `Thursday, March 5, 31 free times`. */
  name: string;
  /** It is known that nothing is free. */
  isEmpty: boolean;
}

export interface DaysView {
  layout: 'strip' | 'month';
  days: readonly DayView[];
  /** `March 2026`, `Feb – Mar 2026`. */
  month: string;
  /** Names of the columns of a grid; none in a strip. */
  weekdays: readonly string[];
  /** The column of a grid in which the first day stands, from 1. */
  firstColumn: number;
}

/** From so many days up they stand in a grid of weeks. */
const daysOfGrid = 14;
const daysOfWeek = 7;
/** A longer word does not fit into a column. */
const longestNearName = 7;

/** @param freeToday free times of the first day that are not past */
export function daysView(
  days: readonly DayOfSlots[],
  texts: Texts,
  display: TimeDisplay,
  isKnown: boolean,
  freeToday: number,
): DaysView {
  const isGrid = days.length >= daysOfGrid;
  const shown = days.map((day, index): DayView => {
    const near = [texts.get('CalendarLabelToday'), texts.get('CalendarLabelTomorrow')][index];
    const freeCount = index === 0 ? freeToday : day.freeCount;
    const full = formatDay(day.start, display);
    const name = near === undefined ? full : `${near}, ${full}`;
    const isFirstOfMonth = isGrid && wallClock(day.start, display.zone).day === 1;
    return {
      start: day.start,
      weekday:
        isGrid || near === undefined || near.length > longestNearName
          ? formatDay(day.start, display, { weekday: 'short' })
          : near,
      date: formatDay(day.start, display, { day: 'numeric', ...(isFirstOfMonth && { month: 'short' }) }),
      name: isKnown ? `${name}, ${freeTimesText(freeCount, texts)}` : name,
      isEmpty: isKnown && freeCount === 0,
    };
  });
  return {
    layout: isGrid ? 'month' : 'strip',
    days: shown,
    month: monthText(days, display),
    ...weekColumns(days, display, isGrid),
  };
}

/** `31 free times`. */
export function freeTimesText(count: number, texts: Texts): string {
  if (count === 0) return texts.get('AriaNoTimeSlotsFound');
  return count === 1 ? texts.get('CalendarOneFreeTime') : texts.format('CalendarFreeTimes', { count });
}

function monthText(days: readonly DayOfSlots[], display: TimeDisplay): string {
  const first = days[0]?.start;
  const last = days.at(-1)?.start;
  if (first === undefined || last === undefined) return '';
  const whole = (instant: number): string => formatDay(instant, display, { month: 'long', year: 'numeric' });
  const [from, to] = [wallClock(first, display.zone), wallClock(last, display.zone)];
  if (from.month === to.month && from.year === to.year) return whole(first);
  const part = (instant: number, isWithYear: boolean): string =>
    formatDay(instant, display, { month: 'short', ...(isWithYear && { year: 'numeric' }) });
  return `${part(first, from.year !== to.year)} – ${part(last, true)}`;
}

function weekColumns(
  days: readonly DayOfSlots[],
  display: TimeDisplay,
  isGrid: boolean,
): Pick<DaysView, 'weekdays' | 'firstColumn'> {
  const [first] = days;
  if (!isGrid || !first) return { weekdays: [], firstColumn: 1 };
  const weekStart = firstDayOfWeek(display.language);
  const column = (wallClock(first.start, display.zone).weekday - weekStart + daysOfWeek) % daysOfWeek;
  // a week that holds the first day, and the days before it from the week after
  const week = days.slice(daysOfWeek - column, 2 * daysOfWeek - column);
  const weekdays = week.map(({ start }) => formatDay(start, display, { weekday: 'short' }));
  return { weekdays, firstColumn: column + 1 };
}

interface WeekInfo {
  /** 1 (Monday) to 7 (Sunday). */
  firstDay?: number;
}

/** Day on which weeks begin, 0 (Sunday) to 6: as the region of the language has it, where the browser tells; else Monday. */
function firstDayOfWeek(language: string): number {
  try {
    const locale = new Intl.Locale(formatterOf(language, {}).resolvedOptions().locale).maximize() as Intl.Locale & {
      weekInfo?: WeekInfo;
      getWeekInfo?: () => WeekInfo;
    };
    const { firstDay = 1 } = locale.getWeekInfo?.() ?? locale.weekInfo ?? {};
    return firstDay % daysOfWeek;
  } catch {
    return 1;
  }
}
