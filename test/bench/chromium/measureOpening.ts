import type { Browser } from 'playwright-core';
import type { Layout } from '../../browser/harness.js';
import { type Figure, median, ofPairs, type Sample } from '../figures.js';
import { type Bench, promisedAt, siteBody, siteWith, slowed } from './bench.js';
import { type BenchPage, openBenchPage, type Watched } from './openBenchPage.js';

const goalMs = 50;
const reference = 'plain DOM';

/** The ways in which pages include the widget; all of them have its files before it is opened. */
const layouts: readonly [layout: Layout, name: string, main: object][] = [
  ['lazy', 'files preloaded', { preload: ['callbackservice', 'callback'] }],
  ['all-in-one', 'widgets.min.js', {}],
];

interface Opening {
  first: Required<Sample>;
  second: Required<Sample>;
  longTasks: number;
}

export async function measureOpening(bench: Bench): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [layout, name, main] of layouts) {
    const address = bench.web.addPage(`/bench/opening-${layout}`, {
      layout,
      body: siteBody,
      before: siteWith(bench.web, {}, { main }),
    });
    for (const slowness of bench.slownesses) {
      const openings: Opening[] = [];
      for (let count = 0; count < bench.runs; count++) openings.push(await measureOnce(bench, address, slowness));
      const isPromised = slowness === promisedAt;
      const opening = (which: 'first' | 'second'): Figure => ({
        name: `${which} opening, ${name}${slowed(slowness)}`,
        unit: 'ms',
        reference,
        isDetail: slowness === 4,
        ...ofPairs(openings.map((it) => it[which])),
        ...(isPromised && { goal: { of: 'value', most: goalMs } }),
      });
      const ownTime = (which: 'first' | 'second'): Figure => ({
        name: `${which} opening, the main thread's own time, ${name}${slowed(slowness)}`,
        value: median(openings.map((it) => it[which].own)),
        unit: 'ms',
        isDetail: true,
      });
      figures.push(opening('first'), opening('second'), ownTime('first'), ownTime('second'), {
        name: `long tasks at opening, ${name}${slowed(slowness)}`,
        value: median(openings.map(({ longTasks }) => longTasks)),
        unit: 'in all',
        isDetail: !isPromised,
        goal: { of: 'value', most: 0 },
      });
    }
  }
  return figures;
}

async function measureOnce({ browser }: Bench, address: string, slowness: number): Promise<Opening> {
  const page = await openReadyPage(browser, address, slowness);
  await page.run('bench.lookAround()');
  await page.run('bench.takeLongTasks()');
  const first = await page.watch('bench.openForm()');
  await page.run('bench.settle()');
  const longTasks = await page.run<number[]>('bench.takeLongTasks()');
  await page.run('window.description = bench.describe(document.querySelector(".cx-callback"))');
  await page.run('bench.closeForm()');
  await page.run('bench.settle()');
  const second = await page.watch('bench.openForm()');
  await page.run('bench.settle()');
  await page.run('bench.closeForm()');
  await page.run('bench.settle()');
  const copy = await page.watch('bench.copyForm(window.description)');
  await page.close();
  const sample = ({ ms, ownMs }: Watched) => ({ value: ms, own: ownMs, reference: copy.ownMs });
  return {
    first: sample(first),
    second: sample(second),
    longTasks: longTasks.length,
  };
}

async function openReadyPage(browser: Browser, address: string, slowness: number): Promise<BenchPage> {
  const page = await openBenchPage(browser, address, slowness);
  await page.run(`bench.until(() => window.CXBus?.data('App.ready') && CXBus.registry().Callback)`);
  await page.run('bench.settle()');
  return page;
}
