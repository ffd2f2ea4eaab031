import { toText } from '../../config/index.js';
import type { Host } from '../host.js';
import { readEwt, type WaitView, waitSeconds, waitView } from './ewt.js';

/**
 * Asks the statistics server for the wait again and again, every `ewt.refreshInterval`, until it is over.
 * @param show gets what is to be shown after each answer
 * @param over ends it
 * @returns asks at once; resolves when the answer is shown, or there is none
 */
export function createWaitPolling(
  { plugin, options }: Host,
  show: (view: WaitView) => void,
  over: AbortSignal,
): () => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  over.addEventListener('abort', () => clearTimeout(timer));

  return async function ask(): Promise<void> {
    clearTimeout(timer);
    const { ewt, immediate } = options();
    const queue = toText(ewt.queue);
    if (!queue || !immediate || over.aborted) return;
    const answer = await plugin
      .command('StatsService.getStats', { group: 'EWT', vqName: queue })
      .then(undefined, () => undefined);
    if (over.aborted) return;
    const settings = readEwt(options().ewt);
    show(waitView(waitSeconds(answer, queue), settings));
    clearTimeout(timer);
    timer = setTimeout(ask, settings.refreshMs);
  };
}
