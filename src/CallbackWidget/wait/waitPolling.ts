import { toText } from '../../config/index.js';
import type { WidgetContext } from '../context.js';
import { readEwt, waitSeconds, waitView } from './ewt.js';
import { waitText } from './waitText.js';

/** What the form shows of the wait for an immediate call. */
export interface ShownWait {
  /** Whether the immediate choice stands. */
  immediate: boolean;
  /** @param isNow whether that choice is made */
  line(isNow: boolean): string;
}

/**
 * Asks the statistics server for the wait again and again, every `ewt.refreshInterval`, until it is over.
 * @param show gets what is to be shown after each answer
 * @param over ends it
 * @returns asks at once; resolves when the answer is shown, or there is none
 */
export function createWaitPolling(
  { plugin, options, texts }: WidgetContext,
  show: (wait: ShownWait) => void,
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
    const { minutes, immediate: isOffered } = waitView(waitSeconds(answer, queue), settings);
    show({
      immediate: isOffered,
      line(isNow) {
        if (!isOffered) return texts().get('CallbackNoImmediate');
        return isNow && minutes !== undefined ? waitText(minutes, texts()) : '';
      },
    });
    clearTimeout(timer);
    timer = setTimeout(ask, settings.refreshMs);
  };
}
