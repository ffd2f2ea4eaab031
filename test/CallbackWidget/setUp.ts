import jQuery from 'jquery';
import { afterEach } from 'vitest';
import * as common from '../../src/App/common/index.js';
import { registerApp } from '../../src/App/index.js';
import { type Bus, createBus, type Deferred, type PluginInterface } from '../../src/bus/index.js';
import * as booking from '../../src/CallbackWidget/bookings/index.js';
import * as site from '../../src/CallbackWidget/customForm/index.js';
import { type CallbackMetadata, type CallbackOpenOptions, registerCallback } from '../../src/CallbackWidget/index.js';
import * as times from '../../src/CallbackWidget/times/timesModule.js';
import * as wait from '../../src/CallbackWidget/wait/waitModule.js';
import type { WidgetsConfiguration } from '../../src/config/index.js';

/** One `schedule` command as the service got it. */
export interface Scheduled {
  data: Record<string, unknown>;
  deferred: Deferred;
}

export interface Page {
  bus: Bus;
  config: WidgetsConfiguration;
  /** Names of the Callback events so far, in order. */
  names: string[];
  events: Array<{ name: string; data: CallbackMetadata }>;
  scheduled: Scheduled[];
  service: PluginInterface;
  /** The calendar that stands in: publishes what a visitor would do. */
  calendar: { plugin: PluginInterface; generated: unknown[]; commands: string[] };
  /** How often the wait was asked for; set `seconds` to answer. */
  stats: { asked: number; seconds: number };
  open(options?: object): Promise<void>;
  close(): Promise<unknown>;
  /** Takes the widget away, as an application does. */
  remove(): void;
  /** The window; throws if there is none. */
  root(): HTMLElement;
  find<Part extends HTMLElement = HTMLElement>(selector: string): Part;
  has(selector: string): boolean;
  type(name: string, value: string): void;
  confirm(): Promise<void>;
}

const settling = 30;

/** Lets everything that is under way on the bus come to its end. */
export function settle(ms = settling): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Takes the widgets of a test away again, with whatever they still wait for. */
let leaving = new AbortController();

/**
 * A page with the bus, the real App and widget, and a service and a calendar that do as the test says.
 * @param missing late files that cannot be had; the numbering plans never can
 */
export async function setUp(config: WidgetsConfiguration = {}, missing: readonly string[] = []): Promise<Page> {
  const errors: unknown[] = [];
  const bus = createBus({ document: null, reportError: (error) => errors.push(error) });
  bus.registerModule('common', common);
  bus.registerModule('jquery', jQuery);
  for (const [name, file] of Object.entries({ booking, site, times, wait })) {
    if (!missing.includes(name)) bus.registerModule(name, file);
  }
  registerApp(bus, { config });
  const service = bus.registerPlugin('CallbackService') as PluginInterface;
  const scheduled: Scheduled[] = [];
  service.registerCommand('schedule', ({ data, deferred }) => void scheduled.push({ data, deferred }));
  service.ready();

  const calendarPlugin = bus.registerPlugin('Calendar') as PluginInterface;
  const calendar: Page['calendar'] = { plugin: calendarPlugin, generated: [], commands: [] };
  calendarPlugin.registerCommand('generate', ({ data, deferred }) => {
    calendar.generated.push(data);
    const element = document.createElement('div');
    element.className = 'cx-calendar';
    element.innerHTML = '<button type="button" tabindex="0">Tuesday</button>';
    calendarPlugin.publish('generated', { ndCalendar: [element] });
    deferred.resolve([element]);
  });
  for (const name of ['refresh', 'reset']) {
    calendarPlugin.registerCommand(name, ({ deferred }) => {
      calendar.commands.push(name);
      deferred.resolve();
    });
  }
  calendarPlugin.ready();

  const stats = { asked: 0, seconds: -1 };
  const statsPlugin = bus.registerPlugin('StatsService') as PluginInterface;
  statsPlugin.registerCommand('getStats', ({ deferred }) => {
    stats.asked++;
    deferred.resolve({ ewt: stats.seconds });
  });
  statsPlugin.ready();

  registerCallback(bus, { config, signal: leaving.signal });
  const names: string[] = [];
  const events: Page['events'] = [];
  for (const name of 'opened started submitted completed cancelled closed minimized unminimized'.split(' ')) {
    bus.subscribe(`Callback.${name}`, ({ data }) => {
      names.push(name);
      events.push({ name, data: data as CallbackMetadata });
    });
  }
  await new Promise((resolve) => bus.subscribe('Callback.ready', resolve));

  const root = () => {
    const found = document.querySelector<HTMLElement>('.cx-callback');
    if (!found) throw new Error('The widget is not on the page.');
    return found;
  };
  const page: Page = {
    bus,
    config,
    names,
    events,
    scheduled,
    service,
    calendar,
    stats,
    root,
    async open(options = {}) {
      await bus.command('Callback.open', options as CallbackOpenOptions);
      await settle(5);
    },
    close: () => bus.command('Callback.close').then(undefined, (reason: unknown) => reason),
    remove: () => leaving.abort(),
    find(selector) {
      const found = root().querySelector(selector);
      if (!found) throw new Error(`There is no ${selector}.`);
      return found as never;
    },
    has: (selector) => !!document.querySelector(`.cx-callback ${selector}`),
    type(name, value) {
      const field = page.find<HTMLInputElement>(`[name="${name}"]`);
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    async confirm() {
      page.find('.cx-callback-confirm').click();
      await settle();
    },
  };
  return page;
}

afterEach(async () => {
  leaving.abort();
  leaving = new AbortController();
  await settle(5);
  document.body.replaceChildren();
  document.documentElement.removeAttribute('class');
});

/** A failure as the service rejects with. */
export function failure(more: object): object {
  return { status: 400, statusText: 'Bad Request', responseText: '', readyState: 4, message: '', ...more };
}
