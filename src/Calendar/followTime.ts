/** What has to be known to keep a picker on the page up to date. Times are epoch ms of the server's clock. */
export interface FollowedTime {
  now(): number;
  isOnPage(): boolean;
  /** What was expected has become past. */
  onTime(): void;
  /** The page is looked at again, after a while that may have been long. */
  onWake(): void;
}

export interface TimeFollower {
  now(): number;
  start(): void;
  /** Sets the one timer: `onTime` is called at `instant`, if the picker is on the page then. */
  expect(instant: number): void;
  /** Whether time has passed while the picker was not on the page, or the device slept: timers stop then. */
  check(): void;
  stop(): void;
}

/** Devices wake in crowds, at the hour: they ask within so many ms. */
const wakeSpreadMs = 2000;

/** Follows the time for the picker that is on the page: by one timer, and by looking whenever page or visitor come back. */
export function followTime({ now, isOnPage, onTime, onWake }: FollowedTime): TimeFollower {
  let expected = Number.POSITIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let listening: AbortController | undefined;

  function check(): void {
    if (now() >= expected) onTime();
  }

  function arm(): void {
    clearTimeout(timer);
    timer = setTimeout(ring, Math.max(0, expected - now()));
  }

  function ring(): void {
    timer = undefined;
    if (!isOnPage()) return;
    // the clock may have been set meanwhile
    if (now() < expected) arm();
    else onTime();
  }

  function wake(): void {
    if (document.visibilityState !== 'visible' || !isOnPage()) return;
    check();
    const { signal } = listening ?? {};
    setTimeout(() => {
      if (signal && !signal.aborted && isOnPage()) onWake();
    }, Math.random() * wakeSpreadMs);
  }

  return {
    now,
    check,
    start() {
      listening = new AbortController();
      const { signal } = listening;
      document.addEventListener('visibilitychange', wake, { signal });
      addEventListener('pageshow', wake, { signal });
    },
    expect(instant) {
      if (instant === expected && timer !== undefined) return;
      expected = instant;
      arm();
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
      expected = Number.POSITIVE_INFINITY;
      listening?.abort();
    },
  };
}
