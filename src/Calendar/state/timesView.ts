import { millisecondsInMinute, minutesInHour } from 'date-fns/constants';
import type { Availability } from '../../availability/readAvailability.js';
import type { Texts } from '../../i18n/texts.js';
import { formatDay, formatTime, type TimeDisplay, timeFormatter } from '../../time/index.js';
import { type HeadedWindow, usualSections } from '../calendarHours.js';
import type { CalendarSettings } from '../settings.js';
import type { DayOfSlots } from './slotsByDay.js';
import { type DayTime, timesOf } from './times.js';

/** Key of a section's heading. */
export type SectionKey = HeadedWindow['heading'];

/** A time of the day that is shown. */
export interface TimeView extends DayTime {
  /** Minutes from the start of the day: the same on any day without a clock change, so that its button can go on as it is. */
  distance: number;
  /** A taken time that the site wants hidden. */
  isHidden: boolean;
}

/** The times of an hour that stand under one heading. An hour is what is drawn, or left as it is, as a whole. */
export interface HourOfTimes {
  /** Distance of its first time. */
  from: number;
  section: SectionKey | undefined;
  times: readonly TimeView[];
}

export interface TimesView {
  /** Start of the day, epoch ms; 0 if there is none. */
  day: number;
  /** `Thursday, March 5`. */
  dayText: string;
  /** In order; past times are not among them. */
  hours: readonly HourOfTimes[];
  /** Headings in order, with their texts; none where the list is short. */
  sections: readonly { key: SectionKey; text: string }[];
  /** `10:15 AM`; with its zone where the clock shows it twice. */
  textOf(time: TimeView): string;
}

/** A list of more times than this is divided up into morning, afternoon and evening. */
const longList = 12;

export function timesView(
  settings: CalendarSettings,
  zone: string,
  now: number,
  availability: Availability | undefined,
  day: DayOfSlots | undefined,
  texts: Texts,
  display: TimeDisplay,
): TimesView {
  const times = day ? [...timesOf({ settings, zone, now, availability }, day)] : [];
  const configured = zone === settings.zone ? settings.hours.sections : [];
  const usual = times.length > longList ? usualSections : [];
  const parts = configured.length > 0 ? configured : usual;
  const hours = day ? hoursOf(times, day.start, parts, settings.hideTaken) : [];
  const present = new Set(hours.map(({ section }) => section));
  return {
    day: day?.start ?? 0,
    dayText: day ? formatDay(day.start, display) : '',
    hours,
    sections: parts
      .filter(({ heading }) => present.has(heading))
      .map(({ heading }) => ({ key: heading, text: texts.get(heading) })),
    textOf: (time) => textOf(time, display),
  };
}

function hoursOf(
  times: readonly DayTime[],
  dayStart: number,
  parts: readonly HeadedWindow[],
  hideTaken: boolean,
): HourOfTimes[] {
  const hours: (HourOfTimes & { times: TimeView[] })[] = [];
  let last: (HourOfTimes & { times: TimeView[] }) | undefined;
  for (const time of times) {
    const distance = (time.instant - dayStart) / millisecondsInMinute;
    const section = parts.find(({ open, close }) => time.minute >= open && time.minute < close)?.heading;
    const isNext = !last || last.section !== section || hourOf(last.from) !== hourOf(distance);
    if (isNext) {
      last = { from: distance, section, times: [] };
      hours.push(last);
    }
    last?.times.push({ ...time, distance, isHidden: hideTaken && !time.isFree });
  }
  return hours;
}

function hourOf(minutes: number): number {
  return Math.floor(minutes / minutesInHour);
}

/** What a clock shows at a minute of the day, by the way in which times are written: `Intl` takes longer than the button. */
const labels = new WeakMap<TimeDisplay, { formatter: Intl.DateTimeFormat; texts: Map<number, string> }>();

function textOf({ instant, minute, isRepeated }: TimeView, display: TimeDisplay): string {
  if (isRepeated) return formatTime(instant, display, true);
  let known = labels.get(display);
  if (!known) {
    known = { formatter: timeFormatter(display), texts: new Map() };
    labels.set(display, known);
  }
  const text = known.texts.get(minute) ?? known.formatter.format(instant);
  known.texts.set(minute, text);
  return text;
}
