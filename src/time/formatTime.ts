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

/** `10:15 AM` or `10:15`; with `withZone`, the zone's short name behind it, to tell apart the hour that occurs twice. */
export function formatTime(instant: number, display: TimeDisplay, withZone = false): string {
  return formatterOf(display.language, {
    timeZone: display.zone,
    hour: display.timeFormat === 24 ? '2-digit' : 'numeric',
    minute: '2-digit',
    ...(display.timeFormat && { hourCycle: display.timeFormat === 12 ? 'h12' : 'h23' }),
    ...(withZone && { timeZoneName: 'short' }),
  }).format(instant);
}

/** `Tuesday, March 3`, as the language writes it, with the pack's day and month names where there are any. */
export function formatDay(instant: number, display: TimeDisplay): string {
  const { dayLabels, monthLabels, zone, language } = display;
  const formatter = formatterOf(language, { timeZone: zone, weekday: 'long', month: 'long', day: 'numeric' });
  if (!dayLabels && !monthLabels) return formatter.format(instant);
  const numeric = formatterOf('en-US', { timeZone: zone, weekday: 'short', month: 'numeric' }).formatToParts(instant);
  const part = (type: string) => numeric.find((piece) => piece.type === type)?.value ?? '';
  const weekday = dayLabels?.[['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(part('weekday'))];
  const month = monthLabels?.[Number(part('month')) - 1];
  return formatter
    .formatToParts(instant)
    .map(({ type, value }) => (type === 'weekday' && weekday) || (type === 'month' && month) || value)
    .join('');
}

/** Day and time: `Tuesday, March 3, 10:15 AM`. */
export function formatDayAndTime(instant: number, display: TimeDisplay, withZone = false): string {
  return `${formatDay(instant, display)}, ${formatTime(instant, display, withZone)}`;
}

/** The zone's name as the language says it at that instant: `Eastern Standard Time`. */
export function formatZone(instant: number, zone: string, language: string): string {
  const parts = formatterOf(language, { timeZone: zone, timeZoneName: 'long' }).formatToParts(instant);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
