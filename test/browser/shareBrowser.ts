import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Simulator } from '../../src/simulator/index.js';
import { launchBrowser, startSimulator, startVisit, startWebServer, type Visit, type WebServer } from './harness.js';

/** What the tests of a file share, and a way to leave nothing behind. */
export interface Stand {
  readonly browser: Browser;
  readonly web: WebServer;
  /** A fresh visitor, who leaves when the test is over. */
  visit(options?: Parameters<typeof startVisit>[1]): Promise<Visit>;
  /** Calls back when the test is over, passed or not, after the file's own `afterEach`. */
  afterTest(close: () => unknown): void;
}

/** Chromium and a web server, from the first test of the file to the last. */
export function shareBrowser(): Stand {
  let started: { browser: Browser; web: WebServer } | undefined;
  let closing: Array<() => unknown> = [];
  const shared = () => {
    if (!started) throw new Error('The browser is there once the tests run.');
    return started;
  };
  beforeAll(async () => {
    const [browser, web] = await Promise.all([launchBrowser(), startWebServer()]);
    started = { browser, web };
  });
  afterEach(async () => {
    const closers = closing;
    closing = [];
    for (const close of closers) await close();
  });
  afterAll(() => started && Promise.all([started.browser.close(), started.web.close()]));
  const afterTest = (close: () => unknown) => void closing.push(close);
  return {
    get browser() {
      return shared().browser;
    },
    get web() {
      return shared().web;
    },
    afterTest,
    async visit(options) {
      const visit = await startVisit(shared().browser, options);
      afterTest(() => visit.context.close());
      return visit;
    },
  };
}

/** The simulator over HTTP, from the first test of the file to the last; each test finds it as it was at first. */
export function shareSimulator(): { readonly url: string; readonly simulator: Simulator } {
  let server: Awaited<ReturnType<typeof startSimulator>> | undefined;
  const shared = () => {
    if (!server) throw new Error('The simulator is there once the tests run.');
    return server;
  };
  beforeAll(async () => {
    server = await startSimulator();
  });
  beforeEach(() => shared().simulator.reset({}));
  afterAll(() => server?.close());
  return {
    get url() {
      return shared().url;
    },
    get simulator() {
      return shared().simulator;
    },
  };
}
