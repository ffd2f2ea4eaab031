import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser, startWebServer, type WebServer } from './harness.js';

/** What the tests of a file share. */
export interface Stand {
  readonly browser: Browser;
  readonly web: WebServer;
}

/** Chromium and a web server, there from the first test of the file or the `describe` that calls this to the last. */
export function shareBrowser(): Stand {
  let started: Stand | undefined;
  const stand = () => {
    if (!started) throw new Error('The browser is there once the tests run.');
    return started;
  };
  beforeAll(async () => {
    const [browser, web] = await Promise.all([launchBrowser(), startWebServer()]);
    started = { browser, web };
  });
  afterAll(() => started && Promise.all([started.browser.close(), started.web.close()]));
  return {
    get browser() {
      return stand().browser;
    },
    get web() {
      return stand().web;
    },
  };
}
