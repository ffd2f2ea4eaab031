import { afterEach, type MockInstance, vi } from 'vitest';
import { registerApp } from '../../src/App/index.js';
import { type Bus, createBus, type Deferred, type PluginInterface } from '../../src/bus/index.js';
import * as bookings from '../../src/CallbackWidget/bookings/index.js';
import * as customForm from '../../src/CallbackWidget/customForm/index.js';
import { features } from '../../src/CallbackWidget/features.js';
import { type CallbackMetadata, type CallbackOpenOptions, registerCallback } from '../../src/CallbackWidget/index.js';
import * as launcher from '../../src/CallbackWidget/launcher/index.js';
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
  /** Whether such a part is in the window and not hidden. */
  shows(selector: string): boolean;
  type(name: string, value: string): void;
  confirm(): Promise<void>;
}

const settling = 30;

/** Lets everything that is under way on the bus come to its end. */
export function settle(ms = settling): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export type Feature = keyof typeof features;
const present = { bookings, customForm, launcher };
/** What stands in for the features until the test ends. */
const loaders = new Map<Feature, MockInstance<() => Promise<unknown>>>();

/** What loads a feature, in place of the real `import()`. */
export function loaderOf(name: Feature): MockInstance<() => Promise<unknown>> {
  const loader: MockInstance<() => Promise<unknown>> = loaders.get(name) ?? vi.spyOn(features, name);
  loaders.set(name, loader);
  return loader;
}

/** From now on the feature can be had. */
export function provide(name: keyof typeof present): void {
  loaderOf(name).mockImplementation(async () => present[name]);
}

/** From now on it cannot. */
export function withhold(name: Feature): void {
  loaderOf(name).mockImplementation(() => Promise.reject(`Could not load module: ${name}`));
}

/** The feature comes when the test says so, by the function that is returned. */
export function delay(name: keyof typeof present): () => Promise<void> {
  let arrive = () => {};
  const arriving = new Promise<unknown>((resolve) => {
    arrive = () => resolve(present[name]);
  });
  loaderOf(name).mockImplementation(() => arriving);
  return async () => {
    arrive();
    await settle();
  };
}

/** Takes the widgets of a test away again, with whatever they still wait for. */
let leaving = new AbortController();

/**
 * A page with the bus, the real App and widget, and a service and a calendar that do as the test says.
 * @param missing features that cannot be had; the launcher and the numbering plans cannot until the test provides them
 */
export async function setUp(config: WidgetsConfiguration = {}, missing: readonly Feature[] = []): Promise<Page> {
  const errors: unknown[] = [];
  const bus = createBus({ document: null, reportError: (error) => errors.push(error) });
  for (const name of Object.keys(present) as Array<keyof typeof present>) {
    if (missing.includes(name)) withhold(name);
    else provide(name);
  }
  withhold('launcher');
  withhold('phone');
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
    shows: (selector) => {
      const found = document.querySelectorAll(`.cx-callback ${selector}`);
      return [...found].some((part) => !part.closest('[hidden]'));
    },
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
  for (const loader of loaders.values()) loader.mockRestore();
  loaders.clear();
  document.body.replaceChildren();
  document.documentElement.removeAttribute('class');
});

/** A failure as the service rejects with. */
export function failure(more: object): object {
  return { status: 400, statusText: 'Bad Request', responseText: '', readyState: 4, message: '', ...more };
}
