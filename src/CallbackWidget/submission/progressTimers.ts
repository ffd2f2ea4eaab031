/** ms without an answer before the visitor is told that something is going on. */
const visibleAfterMs = 400;

/** What happens while an answer is waited for. */
export interface ProgressTimers {
  start(): void;
  stop(): void;
}

/** @param patienceMs after so long the visitor is offered a way out */
export function createProgressTimers(
  patienceMs: () => number,
  onDelay: (level: 'visible' | 'slow') => void,
): ProgressTimers {
  let timers: Array<ReturnType<typeof setTimeout>> = [];

  function stop(): void {
    for (const timer of timers) clearTimeout(timer);
    timers = [];
  }

  return {
    stop,
    start() {
      stop();
      timers = [setTimeout(() => onDelay('visible'), visibleAfterMs), setTimeout(() => onDelay('slow'), patienceMs())];
    },
  };
}
