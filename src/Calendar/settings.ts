import { type CalendarOptions, defaults, toBoolean, toNumber, toText } from '../config/index.js';
import { isKnownZone, visitorZone } from '../time/index.js';
import { type OfferedHours, readCalendarHours } from './calendarHours.js';

/** The options of the page, narrowed. */
export interface CalendarSettings {
  showAvailability: boolean;
  numberOfDays: number;
  hideTaken: boolean;
  /** Absent: App's. */
  timeFormat?: 12 | 24;
  hours: OfferedHours;
  servicePlugin: string;
  /** IANA zone in which days and times are shown. */
  zone: string;
  /** IANA zone of the visitor. */
  visitorZone: string;
}

/** 12 or 24, also as a string. */
export function readTimeFormat(value: unknown): 12 | 24 | undefined {
  const hours = toNumber(value, 0);
  return hours === 12 || hours === 24 ? hours : undefined;
}

/** Reads the options (manual: Calendar, Options). Never throws: what cannot be read counts as absent. */
export function readSettings(options: CalendarOptions): CalendarSettings {
  const timeFormat = readTimeFormat(options.timeFormat);
  const here = visitorZone();
  const zone = toText(options.timezone);
  return {
    showAvailability: toBoolean(options.showAvailability, true),
    numberOfDays: Math.min(366, Math.max(1, Math.floor(toNumber(options.numberOfDays, defaults.daysOffered)))),
    hideTaken: toBoolean(options.hideUnavailableTimeSlots, false),
    ...(timeFormat && { timeFormat }),
    hours: readCalendarHours(options),
    servicePlugin: toText(options.servicePlugin, 'CallbackService'),
    zone: isKnownZone(zone) ? zone : here,
    visitorZone: here,
  };
}
