import { officeZone } from '../../availability/officeStatus.js';
import type { Texts } from '../../i18n/texts.js';
import {
  formatDay,
  formatDayAndTime,
  formatTime,
  formatZone,
  type TimeDisplay,
  zoneOffsetMinutes,
} from '../../time/index.js';
import type { Appearance } from '../appearance.js';
import { type DaysView, daysView, freeTimesText } from './daysView.js';
import type { PickerState } from './pickerState.js';
import { selectedDayOf } from './reducer.js';
import { freeCountAt, nextFreeTime } from './times.js';
import { type TimesView, timesView } from './timesView.js';

/** A button that leads to an instant (epoch ms), and what it says. */
export interface Shortcut {
  instant: number;
  text: string;
}

/** What stands in the place of times. */
export interface EmptyView {
  text: string;
  /** The next day that has times. */
  nextDay: Shortcut | undefined;
  /** None of the days has any. */
  isNothingFree: boolean;
}

/** The zone of the times, and others in which they can be shown. */
export interface ZoneView {
  text: string;
  others: readonly { zone: string; text: string }[];
}

/** What there is to be seen of a state. Parts keep their identity as long as what they are made of does. */
export interface PickerView {
  texts: Texts;
  theme: string;
  status: PickerState['status'];
  /** The first free time. */
  next: Shortcut | undefined;
  days: DaysView;
  /** Start of the day that is shown, epoch ms. */
  selectedDay: number | undefined;
  times: TimesView;
  /** Epoch ms. */
  selectedTime: number | undefined;
  /** Times are not known yet. */
  isLoading: boolean;
  empty: EmptyView | undefined;
  zone: ZoneView;
  announcement: string;
}

/** @returns the view of a state, memoised by the identity of its inputs: one picker, one such function */
export function createToView(): (state: PickerState, appearance: Appearance) => PickerView {
  const displayOf = memoizeLatest(displayIn);
  const daysOf = memoizeLatest(daysView);
  const timesOf = memoizeLatest(timesView);
  const zoneOf = memoizeLatest(zoneView);
  const emptyOf = memoizeLatest(emptyView);
  const shortcutTo = memoizeLatest(nextShortcut);

  return (state, appearance) => {
    const { settings, zone, now, status, availability, days, selectedTime } = state;
    const { texts } = appearance;
    const display = displayOf(appearance, zone, settings.timeFormat);
    const isKnown = status === 'ready' || availability !== undefined;
    const day = selectedDayOf(state);
    const freeCountOf = (of: PickerState['days'][number] | undefined) => (of ? freeCountAt(of, now) : 0);
    const freeCount = freeCountOf(day);
    const next = nextFreeTime(state);
    const times = timesOf(settings, zone, now, availability, day, texts, display);
    return {
      texts,
      theme: appearance.theme,
      status,
      next: shortcutTo(next, days, texts, display),
      days: daysOf(days, texts, display, isKnown, freeCountOf(days[0])),
      selectedDay: day?.start,
      times,
      selectedTime,
      isLoading: !isKnown && status === 'loading',
      empty:
        isKnown && freeCount === 0
          ? emptyOf(days, day?.start ?? now, now, next !== undefined, texts, display)
          : undefined,
      zone: zoneOf(
        days,
        zone,
        settings.zone,
        settings.visitorZone,
        officeZone(availability, appearance.officeZone),
        texts,
        display,
      ),
      announcement: announcementOf(state, texts, display, times.dayText, isKnown ? freeCount : undefined),
    };
  };
}

/** How times are written in a zone. */
export function displayIn(appearance: Appearance, zone: string, timeFormat: 12 | 24 | undefined): TimeDisplay {
  return {
    language: appearance.displayLanguage,
    zone,
    timeFormat: timeFormat ?? appearance.timeFormat,
    dayLabels: appearance.texts.list('CalendarDayLabels'),
    monthLabels: appearance.texts.list('CalendarMonthLabels'),
  };
}

/** `Today`, `Tomorrow`; a later day by its weekday and date, as short as it is clear. */
function nearDay(instant: number, days: PickerState['days'], texts: Texts, display: TimeDisplay): string {
  const index = days.findIndex(({ end }) => instant < end);
  if (index === 0) return texts.get('CalendarLabelToday');
  if (index === 1) return texts.get('CalendarLabelTomorrow');
  return formatDay(instant, display, { weekday: 'short', month: 'short', day: 'numeric' });
}

function nextShortcut(
  instant: number | undefined,
  days: PickerState['days'],
  texts: Texts,
  display: TimeDisplay,
): Shortcut | undefined {
  if (instant === undefined) return undefined;
  return { instant, text: `${nearDay(instant, days, texts, display)}, ${formatTime(instant, display)}` };
}

function emptyView(
  days: PickerState['days'],
  shown: number,
  now: number,
  isAnyFree: boolean,
  texts: Texts,
  display: TimeDisplay,
): EmptyView {
  const hasTimes = (day: PickerState['days'][number]) => day.lastFree > now;
  const next = days.find((day) => day.start > shown && hasTimes(day)) ?? days.find(hasTimes);
  const text =
    isAnyFree || days.length < 2
      ? texts.get('AriaNoTimeSlotsFound')
      : texts.format('CalendarNothingFree', { days: days.length });
  return {
    text,
    nextDay: next && {
      instant: next.start,
      text: texts.format('CalendarNextDay', { day: nearDay(next.start, days, texts, display) }),
    },
    isNothingFree: !isAnyFree,
  };
}

function zoneView(
  days: PickerState['days'],
  zone: string,
  configuredZone: string,
  visitorZone: string,
  office: string,
  texts: Texts,
  display: TimeDisplay,
): ZoneView {
  const instant = days[0]?.start ?? 0;
  const nameOf = (named: string): string => formatZone(instant, named, display.language);
  const others: string[] = [];
  for (const candidate of [visitorZone, office, configuredZone]) {
    const isOther = [zone, ...others].every((known) => areClocksDifferent(days, candidate, known));
    if (candidate && isOther) others.push(candidate);
  }
  const isOfficeElsewhere = office !== '' && areClocksDifferent(days, office, zone);
  const isVisitorElsewhere = areClocksDifferent(days, visitorZone, zone);
  let key = 'CalendarZoneName';
  if (isOfficeElsewhere) key = 'CalendarZone';
  else if (office !== '' && isVisitorElsewhere) key = 'CalendarZoneOffice';
  return {
    text: texts.format(key, { zone: nameOf(zone), office: isOfficeElsewhere ? nameOf(office) : '' }),
    others: others.map((other) => ({ zone: other, text: texts.format('CalendarShowZone', { zone: nameOf(other) }) })),
  };
}

/** Whether two zones' clocks differ at one end of the days offered at least. */
function areClocksDifferent(days: PickerState['days'], zone: string, other: string): boolean {
  if (zone === other || !zone || !other) return false;
  const ends = [days[0]?.start, days.at(-1)?.end];
  return ends.some((at) => at !== undefined && zoneOffsetMinutes(at, zone) !== zoneOffsetMinutes(at, other));
}

/** @param freeCount of the day that is shown; `undefined`: not known */
function announcementOf(
  { announcement, selectedTime }: PickerState,
  texts: Texts,
  display: TimeDisplay,
  dayText: string,
  freeCount: number | undefined,
): string {
  if (announcement === 'loading') return texts.get('CalendarLoading');
  if (announcement === 'day')
    return freeCount === undefined ? dayText : `${dayText}: ${freeTimesText(freeCount, texts)}`;
  if (announcement !== 'time' || selectedTime === undefined) return '';
  return `${texts.get('AriaYouHaveChosen')} ${formatDayAndTime(selectedTime, display)}`;
}

/** Keeps the latest result of a pure function, and gives it again as long as all arguments are the same. */
function memoizeLatest<Arguments extends unknown[], Result>(
  compute: (...args: Arguments) => Result,
): (...args: Arguments) => Result {
  let latest: { args: Arguments; result: Result } | undefined;
  return (...args) => {
    if (latest?.args.every((argument, index) => Object.is(argument, args[index]))) return latest.result;
    const result = compute(...args);
    latest = { args, result };
    return result;
  };
}
