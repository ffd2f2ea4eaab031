/** Where the simulator reads the time. Instants are epoch ms. */
export interface Clock {
  now(): number;
}

/** A clock that can be moved, stopped and started. */
export interface MovableClock extends Clock {
  /** Whether it goes on by itself. */
  readonly running: boolean;
  /** Sets it to an ISO time or epoch ms. @throws RangeError for a time that cannot be read. */
  set(time: string | number): void;
  /** Moves it by so many ms (negative: back). @throws RangeError for a number that is not finite. */
  advance(ms: number): void;
  /** Lets it run from the time it shows. */
  run(): void;
  /** Stops it at the time it shows. */
  stop(): void;
  /** Calls back after each of the above; returns the end of the subscription. */
  onMove(listener: () => void): () => void;
}

/**
 * Makes a clock.
 *
 * @param start ISO time or epoch ms; absent: the real time, running.
 * @param options.running whether it goes on by itself; by default only if there is no `start`.
 */
export function createClock(
  start?: string | number,
  { running = start === undefined }: { running?: boolean } = {},
): MovableClock {
  const listeners = new Set<() => void>();
  let shown = start === undefined ? Date.now() : readTime(start);
  let shownAt = Date.now();
  let goesOn = running;

  const now = () => (goesOn ? shown + Date.now() - shownAt : shown);

  function show(time: number, keepsGoing: boolean): void {
    shown = readTime(time);
    shownAt = Date.now();
    goesOn = keepsGoing;
    for (const listener of [...listeners]) listener();
  }

  return {
    now,
    get running() {
      return goesOn;
    },
    set: (time) => show(readTime(time), goesOn),
    advance: (ms) => show(now() + ms, goesOn),
    run: () => show(now(), true),
    stop: () => show(now(), false),
    onMove(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** 1970 to 9998: every time is written with four digits of year, and a year more is still a time. */
const earliest = Date.UTC(1970, 0, 1);
const latest = Date.UTC(9999, 0, 1);

function readTime(time: string | number): number {
  const instant = typeof time === 'number' ? time : Date.parse(time);
  if (!(instant >= earliest && instant <= latest)) throw new RangeError(`No time a clock can show: ${time}`);
  return Math.trunc(instant);
}
