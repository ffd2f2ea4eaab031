import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { SimulatorConfig } from '../../src/simulator/index.js';
import {
  type Layout,
  launchBrowser,
  scriptTags,
  startSimulator,
  startVisit,
  startWebServer,
  type Visit,
  type WebServer,
} from '../browser/harness.js';

export { layouts } from '../browser/harness.js';

/** What the tests of the imagined sites share. Each site is a page as its owners wrote it for the existing product. */
export interface Sites {
  browser: Browser;
  web: WebServer;
  close(): Promise<unknown>;
}

export async function startSites(): Promise<Sites> {
  const [browser, web] = await Promise.all([launchBrowser(), startWebServer()]);
  web.addFile('/scripts/jquery.min.js', readFileSync(modulePath('jquery/dist/jquery.min.js'), 'utf8'));
  return { browser, web, close: () => Promise.all([browser.close(), web.close()]) };
}

function modulePath(path: string): string {
  return join(import.meta.dirname, '../../node_modules', path);
}

export interface SiteVisit extends Visit {
  simulator: Awaited<ReturnType<typeof startSimulator>>['simulator'];
  /** Addresses of everything that the page asked for. */
  requested: string[];
  /** Asserts nothing; ends the visit. */
  leave(): Promise<void>;
}

export interface SiteOptions {
  /** Of the callback server. */
  simulator?: SimulatorConfig;
  visitor?: Parameters<typeof startVisit>[1];
}

/**
 * Opens `<site>/index.html` in one of the two layouts: the site changes the address of the script (the comment `widgets`) and
 * nothing else. `%SERVER%` in it stands for the address of the callback server.
 */
export async function visitSite(
  { browser, web }: Sites,
  site: string,
  layout: Layout,
  { simulator: config, visitor }: SiteOptions = {},
): Promise<SiteVisit> {
  const server = await startSimulator(config);
  const source = readFileSync(join(import.meta.dirname, site, 'index.html'), 'utf8');
  const content = source.replace('<!-- widgets -->', scriptTags(layout)).replaceAll('%SERVER%', server.url);
  const address = web.addFile(`/${site}-${layout}.html`, content);
  const visit = await startVisit(browser, visitor);
  const requested: string[] = [];
  visit.page.on('request', (request) => requested.push(request.url()));
  await visit.page.goto(address);
  return {
    ...visit,
    simulator: server.simulator,
    requested,
    async leave() {
      await visit.context.close();
      await server.close();
    },
  };
}
