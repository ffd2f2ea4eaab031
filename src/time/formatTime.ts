import { isRepeatedTime } from './calendar.js';

/** How times are shown to a visitor: by `Intl`, in a language and a zone, with a language pack's own labels where it has them. */
export interface TimeDisplay {
  /** BCP 47 language tag; a tag that `Intl` refuses counts as `en`. */
  language: string;
  /** IANA zone in which the instant is shown. */
  zone: string;
  /** 12 or 24; absent: the language's habit. */
  timeFormat?: 12 | 24 | undefined;
  /** Sunday first; of a language pack. */
  dayLabels?: readonly string[] | undefined;
  /** January first; of a language pack. */
  monthLabels?: readonly string[] | undefined;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** A kept `Intl.DateTimeFormat`: making one costs a hundred times what using it does. */
export function formatterOf(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    try {
      formatter = new Intl.DateTimeFormat(language, options);
    } catch {
      formatter = new Intl.DateTimeFormat('en', options);
    }
    formatters.set(key, formatter);
  }
  return formatter;
}

/** How `formatTime` writes a time; worth keeping where there are hundreds. */
export function timeFormatter(display: TimeDisplay, withZone = false): Intl.DateTimeFormat {
  const { language, zone, timeFormat } = display;
  return formatterOf(language, {
    timeZone: zone,
    hour: timeFormat === 24 ? '2-digit' : 'numeric',
    minute: '2-digit',
    ...(timeFormat && { hourCycle: timeFormat === 12 ? 'h12' : 'h23' }),
    ...(withZone && { timeZoneName: 'short' }),
  });
}

/**
 * `10:15 AM` or `10:15`.
 * @param withZone writes the zone's short name behind it; default: where the clock shows this time twice, as in an autumn hour
 */
export function formatTime(
  instant: number,
  display: TimeDisplay,
  withZone = isRepeatedTime(instant, display.zone),
): string {
  return timeFormatter(display, withZone).format(instant);
}

/** The parts of a day that `formatDay` writes unless told otherwise. */
const wholeDay: Intl.DateTimeFormatOptions = { weekday: 'long', month: 'long', day: 'numeric' };

/**
 * `Tuesday, March 3`, as the language writes it, with the pack's day and month names where there are any.
 * @param parts which of weekday, month and day to write, and how long; default all three in full
 */
export function formatDay(instant: number, display: TimeDisplay, parts = wholeDay): string {
  const { dayLabels, monthLabels, zone, language } = display;
  const formatter = formatterOf(language, { timeZone: zone, ...parts });
  if (!dayLabels && !monthLabels) return formatter.format(instant);
  const english = formatterOf('en', { timeZone: zone, weekday: 'short', month: 'numeric' }).formatToParts(instant);
  const inEnglish = (wanted: string) => english.find(({ type }) => type === wanted)?.value ?? '';
  const labels: Record<string, string | undefined> = {
    weekday: dayLabels?.['SunMonTueWedThuFriSat'.indexOf(inEnglish('weekday')) / 3],
    month: monthLabels?.[Number(inEnglish('month')) - 1],
  };
  return (
    formatter
      .formatToParts(instant)
      // a month that the language writes as a number stays one: its own word stands beside it
      .map(({ type, value }) => (/\d/.test(value) ? value : labels[type]) || value)
      .join('')
  );
}

/** Day and time: `Tuesday, March 3, 10:15 AM`. @param withZone as of `formatTime` */
export function formatDayAndTime(instant: number, display: TimeDisplay, withZone?: boolean): string {
  return `${formatDay(instant, display)}, ${formatTime(instant, display, withZone)}`;
}

/** The zone's name as the language says it at that instant: `Eastern Standard Time`. */
export function formatZone(instant: number, zone: string, language: string): string {
  const parts = formatterOf(language, { timeZone: zone, timeZoneName: 'long' }).formatToParts(instant);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
