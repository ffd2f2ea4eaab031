import type { Browser, CDPSession } from 'playwright-core';
import { installPageTools, type Painted } from './pageTools.js';

/** `Painted`, with what the main thread itself has worked for it: other programs, and waits for them, left out. */
export interface Watched extends Painted {
  ownMs: number;
  /** Of each frame. */
  ownFrames: number[];
}

interface TraceEvent {
  name: string;
  /** Processor time of the thread, µs. */
  tts: number;
  ts: number;
}

/** A fresh page of a visitor who was never here before, on a CPU as slow as wanted. */
export interface BenchPage {
  session: CDPSession;
  /** Evaluates an expression, waiting for its promise. Rejects with what it throws. */
  run<Result>(expression: string): Promise<Result>;
  /** The same for an expression that resolves with `Painted`. */
  watch(expression: string): Promise<Watched>;
  /** ms of script that the main thread has run so far, in processor time. */
  scriptMs(): Promise<number>;
  close(): Promise<void>;
}

// the runner of these files wraps named functions in this
const prelude = 'globalThis.__name = (it) => it;';

/** @param slowedBy how many times slower than it is the CPU shall be */
export async function openBenchPage(browser: Browser, address: string, slowedBy: number): Promise<BenchPage> {
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'America/Toronto' });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await page.addInitScript(`${prelude}(${installPageTools})()`);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowedBy });
  await page.goto(address);

  // without the tools that the driver would put into the page at its first evaluation
  async function run<Result>(expression: string): Promise<Result> {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async function watch(expression: string): Promise<Watched> {
    const events: TraceEvent[] = [];
    const collect = ({ value }: { value: object[] }): void => void events.push(...(value as TraceEvent[]));
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    session.on('Tracing.dataCollected', collect);
    const traceConfig = { includedCategories: ['blink.user_timing'], excludedCategories: ['*'] };
    await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
    const painted = await run<Painted>(expression);
    await session.send('Tracing.end');
    await complete;
    session.off('Tracing.dataCollected', collect);
    const timesOf = (mark: string) => events.filter(({ name }) => name === mark).sort((a, b) => a.ts - b.ts);
    const begun = timesOf('bench-frame');
    const ownFrames = timesOf('bench-frame-done').map(({ tts }, index) => (tts - (begun[index]?.tts ?? 0)) / 1000);
    if (ownFrames.length !== painted.frames.length) throw new Error('The trace does not hold every frame.');
    const ownMs = ownFrames.slice(0, painted.shownAfter).reduce((sum, ms) => sum + ms, 0);
    return { ...painted, ownMs, ownFrames };
  }

  return {
    session,
    run,
    watch,
    async scriptMs() {
      const { metrics } = await session.send('Performance.getMetrics');
      return 1000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN);
    },
    close: () => context.close(),
  };
}
