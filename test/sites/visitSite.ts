import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll } from 'vitest';
import type { SimulatorConfig } from '../../src/simulator/index.js';
import { type Layout, scriptTags, startSimulator, type Visit } from '../browser/harness.js';
import { type Stand, shareBrowser } from '../browser/shareBrowser.js';

export { layouts } from '../browser/harness.js';

/** What the tests of an imagined site share. Each site is a page as its owners wrote it for the existing product. */
export function shareSites(): Stand {
  const stand = shareBrowser();
  beforeAll(() => {
    stand.web.addFile('/scripts/jquery.min.js', readFileSync(modulePath('jquery/dist/jquery.min.js'), 'utf8'));
  });
  return stand;
}

function modulePath(path: string): string {
  return join(import.meta.dirname, '../../node_modules', path);
}

export interface SiteVisit extends Visit {
  simulator: Awaited<ReturnType<typeof startSimulator>>['simulator'];
  /** Addresses of everything that the page asked for. */
  requested: string[];
}

export interface SiteOptions {
  /** Of the callback server. */
  simulator?: SimulatorConfig;
  visitor?: Parameters<Stand['visit']>[0];
}

/**
 * Opens `<site>/index.html` in one of the two layouts: the site changes the address of the script (the comment `widgets`) and
 * nothing else. `%SERVER%` in it stands for the address of the callback server. The visit ends with the test.
 */
export async function visitSite(
  stand: Stand,
  site: string,
  layout: Layout,
  { simulator: config, visitor }: SiteOptions = {},
): Promise<SiteVisit> {
  const server = await startSimulator(config);
  stand.afterTest(server.close);
  const source = readFileSync(join(import.meta.dirname, site, 'index.html'), 'utf8');
  const content = source.replace('<!-- widgets -->', scriptTags(layout)).replaceAll('%SERVER%', server.url);
  const address = stand.web.addFile(`/${site}-${layout}.html`, content);
  const visit = await stand.visit(visitor);
  const requested: string[] = [];
  visit.page.on('request', (request) => requested.push(request.url()));
  await visit.page.goto(address);
  return {
    ...visit,
    simulator: server.simulator,
    requested,
  };
}
