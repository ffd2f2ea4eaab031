import type { CDPSession } from 'playwright-core';

/** What a page holds on to. */
export interface Memory {
  /** Bytes of script objects. */
  heap: number;
  /** DOM nodes and event listeners, in the document or not. */
  nodes: number;
  listeners: number;
}

/** Collects the garbage of a page and says what is left. */
export async function measureMemory(session: CDPSession): Promise<Memory> {
  // what the browser keeps for developers is not the page's
  await session.send('Runtime.discardConsoleEntries');
  await session.send('Runtime.evaluate', { expression: 'performance.clearResourceTimings()' });
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { heap: usedSize, nodes, listeners: jsEventListeners };
}
