import type { Stage } from './stage.js';

/** ms without an answer before a bar is shown. */
const shownAfterMs = 400;

/** What a visitor sees of a booking that takes its time: a bar, and later a way out. */
export interface Progress {
  start(): void;
  stop(): void;
}

/** The parts stand in the window's markup; what the page has taken away is done without. */
export function createProgress({ widget, find, announce }: Pick<Stage, 'widget' | 'find' | 'announce'>): Progress {
  let timers: Array<ReturnType<typeof setTimeout>> = [];

  function show(isShown: boolean, isLong = false): void {
    const bar = find('.cx-callback-progress');
    const text = bar?.querySelector<HTMLElement>('p');
    const button = bar?.querySelector('button');
    if (bar) bar.hidden = !isShown;
    if (button) button.hidden = !isLong;
    if (!text) return;
    text.dataset.message = isLong ? 'CallbackSlow' : 'CallbackSending';
    text.textContent = widget.texts().get(text.dataset.message);
    if (isLong) announce('CallbackSlow');
  }

  function stop(): void {
    for (const timer of timers) clearTimeout(timer);
    timers = [];
    show(false);
  }

  return {
    stop,
    start() {
      stop();
      timers = [
        setTimeout(() => show(true), shownAfterMs),
        setTimeout(() => show(true, true), widget.options().patienceMs),
      ];
    },
  };
}
