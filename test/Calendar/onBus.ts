import { vi } from 'vitest';
import { createBus, type PluginInterface } from '../../src/bus/index.js';
import { registerCalendar } from '../../src/Calendar/index.js';
import type { CalendarOptions } from '../../src/config/index.js';

/** 2026-03-03, a Tuesday, 09:00 in Toronto. */
export const now = Date.parse('2026-03-03T14:00:00.000Z');

/** A map of v1: free places every `minutes` between two instants. */
export function freeTimes(start: string, end: string, minutes: number, free = 3): Record<string, number> {
  const map: Record<string, number> = {};
  for (let at = Date.parse(start); at < Date.parse(end); at += minutes * 60_000) map[new Date(at).toISOString()] = free;
  return map;
}

/** One call of `CallbackService.availability`, to be answered by the test. */
export interface ServiceCall {
  data: Record<string, unknown>;
  resolve(body: unknown): Promise<void>;
  reject(failure: unknown): Promise<void>;
}

/** Lets everything that is due happen. */
export const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

function pluginOf(bus: ReturnType<typeof createBus>, name: string): PluginInterface {
  const plugin = bus.registerPlugin(name);
  if (!plugin) throw new Error(`no ${name}`);
  return plugin;
}

/** The calendar on a bus with stand-ins for App and the service. `answer` is what the service says; without it the test does. */
export async function calendarOnBus({
  options,
  answer,
  texts,
  data = {},
  config,
}: {
  options?: CalendarOptions;
  answer?: unknown;
  texts?: object;
  data?: Record<string, unknown>;
  config?: object;
} = {}) {
  const bus = createBus();
  const app = pluginOf(bus, 'App');
  const service = pluginOf(bus, 'CallbackService');
  const page = pluginOf(bus, 'Page');
  const calls: ServiceCall[] = [];
  const registered: unknown[] = [];
  const events: Array<{ event: string; data: unknown }> = [];

  app.registerCommand('registerI18n', ({ data: i18n, deferred }) => {
    registered.push(i18n);
    deferred.resolve();
  });
  app.data('themeClass', 'cx-theme-light');
  app.data('language', 'en');
  if (texts) app.data('i18n', { calendar: texts });
  for (const [key, value] of Object.entries(data)) app.data(key, value);
  app.ready();
  service.registerCommand('availability', ({ data: query, deferred }) => {
    calls.push({
      data: query,
      async resolve(body) {
        deferred.resolve(body);
        await settle();
      },
      async reject(failure) {
        deferred.reject(failure);
        await settle();
      },
    });
    if (answer !== undefined) deferred.resolve(answer);
  });
  service.ready();

  const calendar = registerCalendar(bus, { config: { ...(options && { calendar: options }), ...config } });
  for (const name of ['ready', 'generated', 'selectedDateTime', 'closed']) {
    page.subscribe(`Calendar.${name}`, ({ event, data: carried }) => events.push({ event, data: carried }));
  }
  app.republish('ready', {});
  await settle();

  return {
    bus,
    app,
    calendar,
    calls,
    registered,
    events,
    /** Data of the events of that name so far. */
    published: (name: string) => events.filter(({ event }) => event === `Calendar.${name}`).map((event) => event.data),
    /** Puts a new calendar on the page. */
    async open(generateOptions: { date?: Date | string; immediate?: boolean } = {}) {
      const [element] = await bus.command('Calendar.generate', generateOptions);
      if (!element) throw new Error('no element');
      document.body.replaceChildren(element);
      await settle();
      return calendarOn(element);
    },
  };
}

/** What a visitor can see and touch of a calendar. */
export function calendarOn(element: HTMLElement) {
  const all = (selector: string) => [...element.querySelectorAll<HTMLElement>(selector)];
  const one = (selector: string): HTMLElement => {
    const [found] = all(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  };
  const textOf = (node: Element | undefined): string => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
  return {
    element,
    all,
    one,
    days: () => all('.cx-calendar-days > .cx-calendar-day-container'),
    times: () => all('.cx-calendar-periods .cx-time-wrapper .cx-time-content [data-time]'),
    clocks: () => all('[data-time]').map((time) => time.dataset.time),
    text: (selector: string) => textOf(all(selector)[0]),
    said: () => textOf(one('.cx-calendar-status')),
    /** @param detail the how manieth click in a row it is */
    async click(target: HTMLElement | undefined, kind = 'click', detail = 1) {
      if (!target) throw new Error('nothing to click');
      target.dispatchEvent(new MouseEvent(kind, { bubbles: true, cancelable: true, detail }));
      await settle();
    },
    /** Presses a key where the focus is; what a browser makes of it on a button follows unless it was handled. */
    async press(key: string, init: KeyboardEventInit = {}) {
      const target = document.activeElement ?? document.body;
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
      const isOpen = target.dispatchEvent(event);
      if (isOpen && (key === 'Enter' || key === ' ') && target instanceof HTMLButtonElement) target.click();
      await settle();
      return event;
    },
  };
}
