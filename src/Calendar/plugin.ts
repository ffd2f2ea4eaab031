import type { Bus, PluginInterface } from '../bus/index.js';
import {
  type CalendarOptions,
  configurationRoot,
  isRecord,
  mergeSafely,
  type WidgetsConfiguration,
} from '../config/index.js';
import { instantOf } from '../time/index.js';
import { createPicker } from './createPicker.js';
import { calendarTexts } from './locale.js';
import { readSettings } from './readSettings.js';
import type { CalendarGenerated } from './types.js';

export interface CalendarRegistration {
  /** The configuration root; default the page's own, `window._genesys.widgets`. */
  config?: WidgetsConfiguration;
  /** Takes the plugin and its calendar away again once it is aborted. */
  signal?: AbortSignal | undefined;
}

/**
 * Registers the plugin `Calendar`: days and times to choose from (manual: Calendar). It needs App on the bus, and unless
 * `showAvailability` is off a service plugin with the command `availability`.
 * @returns the plugin's interface; `false`, with nothing changed, if the name is taken
 */
export function registerCalendar(bus: Bus, registration: CalendarRegistration = {}): PluginInterface | false {
  const calendar = bus.registerPlugin('Calendar', registration);
  if (!calendar) return false;
  const { config, signal } = registration;
  const root = (): WidgetsConfiguration => config ?? configurationRoot();
  const picker = createPicker(bus, calendar, root, signal);
  let options: CalendarOptions = {};
  let settings = readSettings(options);

  calendar.registerEvents(['ready', 'generated', 'selectedDateTime', 'closed']);

  calendar.registerCommand('configure', ({ data, deferred }) => {
    if (!Object.keys(data).length) return deferred.reject('No configuration provided');
    const merged = mergeSafely({}, options, data);
    const read = readSettings(merged);
    if (read.hours.problem) return deferred.reject(read.hours.problem);
    options = merged;
    settings = read;
    return deferred.resolve();
  });

  calendar.registerCommand<'generate', { date?: unknown }>('generate', ({ data: { date }, deferred }) => {
    const at = dateOf(date, settings.zone);
    if (Number.isNaN(at)) return deferred.reject('Invalid data');
    const ndCalendar = [picker.generate(settings, at)];
    // sites and the debug log serialise events, and an element leads into cycles
    Object.defineProperty(ndCalendar, 'toJSON', { value: () => [] });
    calendar.publish('generated', { ndCalendar } satisfies CalendarGenerated);
    return deferred.resolve(ndCalendar);
  });

  calendar.registerCommand<'showAvailability', { date?: unknown }>('showAvailability', ({ data, deferred }) => {
    const at = dateOf(data.date, settings.zone);
    if (at === undefined) return deferred.reject('No date found to check availability');
    if (Number.isNaN(at)) return deferred.reject('Invalid date');
    picker.show(settings, at).then(
      () => void deferred.resolve(),
      (failure) => void deferred.reject(failure),
    );
    return deferred;
  });

  calendar.registerCommand('reset', ({ deferred }) => {
    picker.reset();
    deferred.resolve();
  });

  calendar.registerCommand('refresh', ({ deferred }) => {
    picker.refresh();
    deferred.resolve();
  });

  for (const event of ['App.theme', 'App.i18n', 'App.language', 'App.timeFormat']) {
    calendar.subscribe(event, picker.redress);
  }

  calendar.subscribe('App.ready', () => {
    const section = root().calendar;
    const getReady = (): void => {
      calendar.ready();
      calendar.republish('ready');
    };
    calendar.command('App.registerI18n', { lang: 'en', namespace: 'calendar', i18n: calendarTexts });
    if (!isRecord(section)) getReady();
    else {
      calendar
        .command('Calendar.configure', section)
        // nobody else would see it
        .fail((problem) => String(problem).startsWith('Invalid') && console.warn(`Calendar: ${problem}`))
        .always(getReady);
    }
  });

  return calendar;
}

/** Epoch ms of a date in any form, a day alone being one of `zone`; `undefined` for none, `NaN` for an unreadable one. */
function dateOf(date: unknown, zone: string): number | undefined {
  if (date === undefined || date === null || date === '') return undefined;
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(String(date)) ?? [];
  if (day) return instantOf(zone, Number(year), Number(month), Number(day));
  const isReadable = date instanceof Date || typeof date === 'string' || typeof date === 'number';
  return isReadable ? new Date(date).getTime() : Number.NaN;
}
