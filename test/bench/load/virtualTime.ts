/** A clock for a simulation: time passes when nothing is left to be done at the present instant. */
export interface VirtualTime {
  /** Lets everything happen that is due until `end` (epoch ms). */
  run(end: number): Promise<void>;
  /** Gives the real time back. */
  restore(): void;
}

interface Due {
  at: number;
  /** Of two that are due at once, the one that was asked for first comes first. */
  order: number;
  callback: (() => void) | undefined;
}

/**
 * Puts a virtual clock, starting at `start` (epoch ms), in the place of `Date.now`, `setTimeout` and `clearTimeout`, so
 * that the product's own code runs in it as it stands.
 */
export function installVirtualTime(start: number): VirtualTime {
  const real = { now: Date.now, setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
  const queue = createQueue();
  let now = start;
  let order = 0;

  const later = (callback: () => void, ms = 0): Due => {
    const due = { at: now + Math.max(0, Math.round(ms)), order: order++, callback };
    queue.push(due);
    return due;
  };
  const cancel = (due?: Due): void => {
    if (due) due.callback = undefined;
  };
  Date.now = () => now;
  // a handle is only ever handed back
  globalThis.setTimeout = later as unknown as typeof setTimeout;
  globalThis.clearTimeout = cancel as unknown as typeof clearTimeout;

  return {
    async run(end) {
      for (let due = queue.first(); due && due.at <= end; due = queue.first()) {
        now = due.at;
        for (; due && due.at <= now; due = queue.first()) {
          queue.shift();
          due.callback?.();
        }
        // promises that were settled are followed to their end first
        await new Promise<void>((done) => setImmediate(done));
      }
      now = end;
    },
    restore() {
      Date.now = real.now;
      globalThis.setTimeout = real.setTimeout;
      globalThis.clearTimeout = real.clearTimeout;
    },
  };
}

/** A binary heap. */
function createQueue() {
  const heap: Due[] = [];
  const before = (one: Due | undefined, other: Due | undefined): boolean =>
    one !== undefined && (other === undefined || one.at < other.at || (one.at === other.at && one.order < other.order));

  return {
    first: (): Due | undefined => heap[0],
    push(due: Due): void {
      let at = heap.push(due) - 1;
      for (let parent = (at - 1) >> 1; at > 0 && before(due, heap[parent]); parent = (at - 1) >> 1) {
        heap[at] = heap[parent] ?? due;
        at = parent;
      }
      heap[at] = due;
    },
    shift(): void {
      const last = heap.pop();
      if (!last || heap.length === 0) return;
      let at = 0;
      for (;;) {
        const child = before(heap[2 * at + 2], heap[2 * at + 1]) ? 2 * at + 2 : 2 * at + 1;
        const next = heap[child];
        if (!next || !before(next, last)) break;
        heap[at] = next;
        at = child;
      }
      heap[at] = last;
    },
  };
}
