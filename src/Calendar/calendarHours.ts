import { type CalendarOptions, defaults, ownValue, toBoolean, toNumber, toText } from '../config/index.js';

/** A part of the day, in minutes of the wall clock; `close` is no longer in it. */
export interface DayWindow {
  open: number;
  close: number;
}

/** A part of the day with a heading. */
export interface HeadedWindow extends DayWindow {
  /** Key of the heading's text. */
  heading: 'CalendarLabelMorning' | 'CalendarLabelAfternoon' | 'CalendarLabelEvening';
}

/** When calls are offered. */
export interface OfferedHours {
  /** Minutes between two times where the server does not tell. */
  interval: number;
  /** A time outside all of these is not offered. */
  windows: readonly DayWindow[];
  /** Headings that the site has asked for; none as a rule. */
  sections: readonly HeadedWindow[];
  /** What is wrong with the configured times. */
  problem?: string;
}

const noon = 12 * 60;
const sixPm = 18 * 60;
const midnight = 24 * 60;

/** The parts of a day, for a list of times that is long. */
export const usualSections: readonly HeadedWindow[] = [
  { heading: 'CalendarLabelMorning', open: 0, close: noon },
  { heading: 'CalendarLabelAfternoon', open: noon, close: sixPm },
  { heading: 'CalendarLabelEvening', open: sixPm, close: midnight },
];
const sectionOptions = ['morning', 'afternoon', 'evening'];

/**
 * Reads `calendarHours` (or the misspelt `calenderHours`): the interval, the window `allDay`, and the older sections.
 * Sections that are enabled are the office's hours, within `allDay`.
 */
export function readCalendarHours(options: CalendarOptions): OfferedHours {
  const hours = options.calendarHours ?? options.calenderHours;
  const allDay = readWindow(ownValue(hours, 'allDay'), 0, midnight - 1);
  const sections = usualSections.flatMap(({ heading, open, close }, index) => {
    const option = ownValue(hours, sectionOptions[index] ?? '');
    if (!toBoolean(ownValue(option, 'enable'), false)) return [];
    const section = readWindow(option, open, close);
    // a wrong time counts as absent
    return {
      heading,
      open: Math.max(allDay.open, section.open >= 0 ? section.open : open),
      close: Math.min(allDay.close, section.close >= 0 ? section.close : close),
    };
  });
  const problem = Number.isNaN(allDay.open) ? 'open' : !(allDay.close > allDay.open) && 'close';
  return {
    interval: Math.max(1, Math.floor(toNumber(ownValue(hours, 'interval'), defaults.slotIntervalMinutes))),
    windows: sections.length ? sections : [allDay],
    sections,
    ...(problem && { problem: `Invalid config: allDay ${problem} time` }),
  };
}

function readWindow(configured: unknown, open: number, close: number): DayWindow {
  const end = minutesOf(ownValue(configured, 'closeTime'), close);
  // a day that closes at 00:00 closes at its end
  return { open: minutesOf(ownValue(configured, 'openTime'), open), close: end === 0 ? midnight : end };
}

/** Minutes of `HH:mm`; `NaN` if it is none. */
function minutesOf(text: unknown, fallback: number): number {
  if (text === undefined || text === null || text === '') return fallback;
  const [, hour, minute] = /^(\d\d?):([0-5]\d)$/.exec(toText(text)) ?? [];
  const minutes = Number(hour) * 60 + Number(minute);
  return minutes <= midnight ? minutes : Number.NaN;
}
