import type { WindowContext } from '../context.js';
import { isWaitNeeded, readEwt, waitSeconds, waitView } from './ewt.js';

/** Follows the wait for an immediate call until the call is booked or the window is closed. */
export interface WaitPolling {
  /** Asks at once, and again every `ewt.refreshInterval`. Resolves when the answer is known, or there is none. */
  refresh(): Promise<void>;
}

export function createWaitPolling({ widget, signal, getState, dispatch }: WindowContext): WaitPolling {
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));
  // a wait is shown beside the form: who has booked, or is gone, needs no further answer
  const isOver = () => signal.aborted || getState().screen === 'confirmation';

  async function refresh(): Promise<void> {
    clearTimeout(timer);
    const { ewt, immediate } = widget.options();
    const asked = readEwt(ewt);
    if (!immediate || !isWaitNeeded(asked) || isOver()) return;
    const { queue } = asked;
    const answer = await widget.plugin
      .command('StatsService.getStats', { group: 'EWT', vqName: queue })
      .then(undefined, () => undefined);
    if (isOver()) return;
    // the options may have been changed meanwhile
    const settings = readEwt(widget.options().ewt);
    dispatch({ type: 'waitKnown', ...waitView(waitSeconds(answer, queue), settings) });
    clearTimeout(timer);
    timer = setTimeout(refresh, settings.refreshMs);
  }

  return { refresh };
}
