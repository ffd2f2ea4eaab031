import type { Browser, CDPSession } from 'playwright-core';
import { installPageTools } from './pageTools.js';

/** A fresh page of a visitor who was never here before, on a CPU as slow as wanted. */
export interface BenchPage {
  session: CDPSession;
  /** Evaluates an expression, waiting for its promise. Rejects with what it throws. */
  run<Result>(expression: string): Promise<Result>;
  /** ms of script that the main thread has run so far. */
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
  await session.send('Performance.enable');
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

  return {
    session,
    run,
    async scriptMs() {
      const { metrics } = await session.send('Performance.getMetrics');
      return 1000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN);
    },
    close: () => context.close(),
  };
}
