import { type WaitView, waitSeconds, waitView } from './ewt.js';
import type { Host } from './host.js';

/** Asks the statistics server for the wait again and again, until stopped. */
export interface WaitPolling {
  /** Asks at once; from then on every `ewt.refreshInterval`. Resolves when the answer is shown, or there is none. */
  ask(): Promise<void>;
  stop(): void;
}

/** @param show gets what is to be shown after each answer */
export function createWaitPolling({ plugin, options }: Host, show: (view: WaitView) => void): WaitPolling {
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function ask(): Promise<void> {
    clearTimeout(timer);
    const { ewt, immediate } = options();
    if (!ewt.queue || !immediate || isStopped) return;
    const answer = await plugin
      .command('StatsService.getStats', { group: 'EWT', vqName: ewt.queue })
      .then(undefined, () => undefined);
    if (isStopped) return;
    show(waitView(waitSeconds(answer, ewt.queue), options().ewt));
    clearTimeout(timer);
    timer = setTimeout(ask, options().ewt.refreshMs);
  }

  return {
    ask,
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
