import { measureMemory } from '../../browser/measureMemory.js';
import type { Figure } from '../figures.js';
import { type Bench, siteBody, siteWith } from './bench.js';
import { detachedNodes } from './countDetached.js';
import { openBenchPage } from './openBenchPage.js';

/**
 * Openings → how much more than after the ones before the heap may hold. In the first thousand the engine itself compiles what
 * runs often and keeps that; a thousand more show that nothing else stays.
 */
const heapGrowthAllowed = new Map<number, number | undefined>([
  [1, undefined],
  [100, undefined],
  [1000, 1.3],
  [2000, 1.03],
]);

/** What a page holds on to after it has opened and closed the widget so many times. */
export async function measureMemoryOfOpenings({ browser, web }: Bench): Promise<Figure[]> {
  const address = web.addPage('/bench/memory', { layout: 'all-in-one', body: siteBody, before: siteWith(web, {}) });
  const page = await openBenchPage(browser, address, 1);
  await page.run(`bench.until(() => window.CXBus?.data('App.ready') && CXBus.registry().Callback)`);
  const measured: { count: number; heap: number; nodes: number; listeners: number; detached: number }[] = [];
  let opened = 0;
  for (const count of heapGrowthAllowed.keys()) {
    await page.run(`bench.openAndClose(${count - opened})`);
    await page.run('bench.settle()');
    const memory = await measureMemory(page.session);
    // taking the picture itself leaves something behind, so it comes after the measurement
    measured.push({ count, ...memory, detached: (await detachedNodes(page.session)).length });
    opened = count;
  }
  await page.close();

  const after = (count: number) => `after ${count.toLocaleString('en-US')} opening${count === 1 ? '' : 's'}`;
  return measured.flatMap(({ count, heap, nodes, listeners, detached }, index): Figure[] => {
    const first = measured[0];
    const before = measured[index - 1];
    const most = heapGrowthAllowed.get(count);
    const isLast = index === measured.length - 1;
    if (!first) return [];
    const flat = (most: number): Partial<Figure> => (isLast ? { goal: { of: 'value', most } } : {});
    return [
      {
        name: `heap ${after(count)}`,
        value: heap / 1024,
        unit: 'KB',
        ...(before && { ratio: heap / before.heap, reference: `that ${after(before.count)}` }),
        ...(most && { goal: { of: 'ratio', most } }),
      },
      { name: `DOM nodes ${after(count)}`, value: nodes, unit: 'in all', isDetail: !isLast, ...flat(first.nodes) },
      {
        name: `listeners ${after(count)}`,
        value: listeners,
        unit: 'in all',
        isDetail: !isLast,
        ...flat(first.listeners),
      },
      {
        name: `detached DOM nodes ${after(count)}`,
        value: detached,
        unit: 'in all',
        isDetail: !isLast,
        goal: { of: 'value', most: 0 },
      },
    ];
  });
}
