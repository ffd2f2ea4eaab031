import { toRecord, toText } from '../config/index.js';
import { formatDayAndTime, formatterOf, isKnownZone, type TimeDisplay, visitorZone } from '../time/index.js';
import type { WidgetContext } from './context.js';
import { englishTexts } from './englishTexts.js';

/** How the widget shows times: in the calendar's zone if the site sets one, else in the visitor's. */
export interface Display extends TimeDisplay {
  /** Whether the zone shows other times than the visitor's own. */
  foreign: boolean;
}

export function readDisplay({ plugin, config, texts }: WidgetContext): Display {
  const { language } = texts();
  const pack = toRecord(toRecord(plugin.data('App.i18n')).callback);
  const own = visitorZone();
  const wanted = toText(config.calendar?.timezone);
  const zone = isKnownZone(wanted) ? wanted : own;
  const format = Number(plugin.data('App.timeFormat'));
  const shows = (timeZone: string) => formatterOf('en', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format();
  return {
    language,
    zone,
    timeFormat: format === 12 || format === 24 ? format : undefined,
    dayLabels: ownLabels(pack.CallbackDayLabels, englishTexts.CallbackDayLabels),
    monthLabels: ownLabels(pack.CallbackMonthLabels, englishTexts.CallbackMonthLabels),
    foreign: zone !== own && shows(zone) !== shows(own),
  };
}

/** Day or month names that a language pack brings; absent: `Intl` knows better than our English ones. */
function ownLabels(labels: unknown, english: readonly string[]): readonly string[] | undefined {
  const isOwn = Array.isArray(labels) && labels.length === english.length && String(labels) !== String(english);
  return isOwn ? labels.map(String) : undefined;
}

/** Day and time; with the zone's name where the clock shows that time twice, or if the zone is not the visitor's. */
export function showInstant(instant: number, display: TimeDisplay & { foreign?: boolean }): string {
  return formatDayAndTime(instant, display, display.foreign || undefined);
}
