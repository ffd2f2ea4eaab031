import type { Bus, PluginInterface } from '../bus/index.js';
import { createOptions, toBoolean, type WidgetsConfiguration } from '../config/index.js';
import { startPlugin } from '../startPlugin.js';
import { instantOf } from '../time/index.js';
import { createSlotPicker, type SlotPicker } from './createSlotPicker.js';
import { calendarTexts } from './englishTexts.js';
import { type CalendarSettings, readSettings } from './settings.js';
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
export function registerCalendar(bus: Bus, { config, signal }: CalendarRegistration = {}): PluginInterface | false {
  let picker: SlotPicker | undefined;
  return startPlugin(bus, 'Calendar', {
    config,
    signal,
    section: 'calendar',
    english: { namespace: 'calendar', texts: calendarTexts },
    setUp(calendar, root) {
      picker = createSlotPicker(bus, calendar, root, signal);
      calendar.registerEvents(['generated', 'selectedDateTime', 'closed']);
      registerCommands(calendar, root, picker);
      for (const event of ['App.theme', 'App.i18n', 'App.language', 'App.timeFormat']) {
        calendar.subscribe(event, picker.updateAppearance);
      }
    },
    dispose: () => picker?.dispose(),
  });
}

function registerCommands(calendar: PluginInterface, root: WidgetsConfiguration, picker: SlotPicker): void {
  const options = createOptions(root, 'calendar', ['calendarHours', 'calenderHours']);
  let settings: CalendarSettings | undefined;

  /** The settings in force: kept while they say the same, because what was divided up by them is kept with them. */
  function currentSettings(): CalendarSettings {
    const read = readSettings(options.read());
    if (settings && (read.hours.problem || JSON.stringify(read) === JSON.stringify(settings))) return settings;
    settings = read.hours.problem ? readSettings({}) : read;
    return settings;
  }

  calendar.registerCommand('configure', ({ data, deferred }) => {
    const { problem } = readSettings({ ...options.read(), ...data }).hours;
    if (problem) return deferred.reject(problem);
    options.configure(data);
    return deferred.resolve();
  });

  calendar.registerCommand<'generate', { date?: unknown; immediate?: unknown }>('generate', ({ data, deferred }) => {
    const inForce = currentSettings();
    const preselected = instantOfDate(data.date, inForce.zone);
    if (Number.isNaN(preselected)) return deferred.reject('Invalid data');
    const offersImmediateCall = toBoolean(data.immediate, false);
    const ndCalendar = [picker.generate(inForce, { preselected, offersImmediateCall })];
    // sites and the debug log serialise events, and an element leads into cycles
    Object.defineProperty(ndCalendar, 'toJSON', { value: () => [] });
    calendar.publish('generated', { ndCalendar } satisfies CalendarGenerated);
    return deferred.resolve(ndCalendar);
  });

  calendar.registerCommand<'showAvailability', { date?: unknown }>('showAvailability', ({ data, deferred }) => {
    const inForce = currentSettings();
    const instant = instantOfDate(data.date, inForce.zone);
    if (instant === undefined) return deferred.reject('No date found to check availability');
    if (Number.isNaN(instant)) return deferred.reject('Invalid date');
    picker.show(inForce, instant).then(
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
}

/** Epoch ms of a date in any form, a day alone being one of `zone`; `undefined` for none, `NaN` for an unreadable one. */
function instantOfDate(date: unknown, zone: string): number | undefined {
  if (date === undefined || date === null || date === '') return undefined;
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(String(date)) ?? [];
  if (day) return instantOf(zone, Number(year), Number(month), Number(day));
  const isReadable = date instanceof Date || typeof date === 'string' || typeof date === 'number';
  return isReadable ? new Date(date).getTime() : Number.NaN;
}
