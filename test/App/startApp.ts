import { onTestFinished, vi } from 'vitest';
import * as common from '../../src/App/common/index.js';
import * as debug from '../../src/App/debug.js';
import { features } from '../../src/App/features.js';
import { type AppOptions, registerApp } from '../../src/App/index.js';
import { type Bus, createBus } from '../../src/bus/index.js';
import type { WidgetsConfiguration } from '../../src/config/index.js';

/** What the tests of App look at. */
export interface Page {
  bus: Bus;
  config: WidgetsConfiguration;
  /** What was reported like an uncaught error. */
  reported: unknown[];
}

/**
 * A bus with App on it that has not started yet, and with its features at hand but for jQuery, which does not come. The page ends
 * with the test: what App does a while after its start is not to happen in the next one.
 */
export function createPage(config: WidgetsConfiguration = {}, options: AppOptions = {}): Page {
  const reported: unknown[] = [];
  window.reportError = (error) => reported.push(error);
  const bus = createBus({ reportError: window.reportError });
  vi.spyOn(features, 'common')
    .mockReset()
    .mockImplementation(async () => common);
  vi.spyOn(features, 'debug')
    .mockReset()
    .mockImplementation(async () => debug);
  vi.spyOn(features, 'jquery')
    .mockReset()
    .mockImplementation(() => new Promise(() => {}));
  const page = new AbortController();
  onTestFinished(() => page.abort());
  registerApp(bus, { config, signal: page.signal, ...options });
  return { bus, config, reported };
}

/** Resolves when App has published that it is ready. */
export function whenReady({ bus }: Page): Promise<void> {
  return new Promise((resolve) => {
    bus.subscribe('App.ready', () => resolve());
  });
}

/** The page with App started. */
export async function startApp(config: WidgetsConfiguration = {}, options: AppOptions = {}): Promise<Page> {
  const page = createPage(config, options);
  await whenReady(page);
  return page;
}

/** Everything that has been queued by now is delivered. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  await new Promise((resolve) => setTimeout(resolve));
}

/** What an event carried, each time from now on; the sticky one first. */
export function recorded(bus: Bus, event: string): unknown[] {
  const seen: unknown[] = [];
  bus.subscribe(event, ({ data }) => seen.push(data));
  return seen;
}

/** What a command is rejected with. */
export function rejection(bus: Bus, name: string, options: object = {}): Promise<unknown> {
  return bus.command(name, options).then(
    () => Promise.reject(new Error(`${name} was resolved`)),
    (reason: unknown) => reason,
  );
}

/** Makes the visitor's device answer media queries, and change its mind. */
export function fakeMatchMedia(initial: Record<string, boolean>) {
  const answers = { ...initial };
  const listeners: Array<() => void> = [];
  window.matchMedia = vi.fn((query: string) => ({
    get matches() {
      return answers[query] ?? false;
    },
    addEventListener: (_: string, listener: () => void) => listeners.push(listener),
  })) as unknown as typeof window.matchMedia;
  return (query: string, matches: boolean) => {
    answers[query] = matches;
    for (const listener of listeners) listener();
  };
}
