import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { untilStarted } from '../../browser/harness.js';
import { layouts, shareSites, visitSite } from '../visitSite.js';

const sites = shareSites();

interface Spa {
  counts: Record<'listeners' | 'intervals' | 'timeouts', number>;
  rounds(from: number, to: number): Promise<void>;
}

/** Everything that could pile up, once no request waits for its time limit any more: the calendar has one timer. */
async function measure(page: Page) {
  await page.waitForFunction(() => (window as unknown as Spa).counts.timeouts <= 1);
  const client = await page.context().newCDPSession(page);
  await client.send('HeapProfiler.collectGarbage');
  const { metrics } = await client.send('Performance.enable').then(() => client.send('Performance.getMetrics'));
  await client.detach();
  const metric = (name: string) => metrics.find((each) => each.name === name)?.value ?? Number.NaN;
  const own = await page.evaluate(() => {
    const { counts } = window as unknown as Spa;
    return {
      counts: { ...counts },
      nodes: document.body.querySelectorAll('*').length,
      scripts: document.scripts.length,
      sheets: document.adoptedStyleSheets.length + document.styleSheets.length,
      classes: document.documentElement.className + document.body.className,
    };
  });
  return { own, liveNodes: metric('Nodes'), liveListeners: metric('JSEventListeners') };
}

describe.each(layouts)('a single-page app, %s', (layout) => {
  test('opens and closes the widget fifty times: no node, listener, timer or style sheet is left, no error', async () => {
    const { page, problems } = await visitSite(sites, 'spa', layout);
    await untilStarted(page);
    await page.evaluate(() => (window as unknown as Spa).rounds(0, 10));
    const before = await measure(page);
    await page.evaluate(() => (window as unknown as Spa).rounds(10, 60));
    const after = await measure(page);

    expect(after.own).toEqual(before.own);
    expect(after.own.counts.intervals).toBe(0);
    // each window has more than 60 nodes and 10 listeners: one left in ten would show
    expect(after.liveNodes - before.liveNodes).toBeLessThan(300);
    expect(after.liveListeners - before.liveListeners).toBeLessThan(50);
    expect(problems).toEqual([]);

    await page.evaluate(() => window.CXBus.command('Callback.open'));
    expect(await page.locator('.cx-callback').count()).toBe(1);
  });
});
