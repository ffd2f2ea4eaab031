import type { Report, Settings } from './internal.js';

type Call<A> = (argument: A) => unknown;

/** Makes calls later, one after the other, in order; those that are in the list by now. */
export type Enqueue = <A>(calls: readonly Call<A>[], argument?: A) => void;

/** Calls with the same argument. A linked list of batches, because the front of a long array is dear to take away. */
interface Batch {
  calls: readonly Call<never>[];
  argument?: never;
  /** Index of the next call. */
  at: number;
  next?: Batch | undefined;
}

/** What the event loop waits at most, so that plugins answering events with events cannot starve it. */
const RUN_MS = 8;
/** Calls between two looks at the clock. */
const CALLS_PER_LOOK = 64;

/**
 * The one queue of a bus, for commands and events alike. It is drained in microtasks; a call that throws disturbs no
 * other.
 *
 * @param settings While they say `async: false`, the calls are made before `enqueue` returns.
 * @param report Gets what a call throws.
 */
export function createQueue(settings: Readonly<Settings>, report: Report): Enqueue {
  const settled = Promise.resolve();
  let batch: Batch = { calls: [], at: 0 };
  let last = batch;
  let isScheduled = false;
  let callsMade = 0;
  /** Epoch ms; 0 if the event loop has had a turn since the last look. */
  let turnDue = 0;

  /** Whether to stop for the event loop's turn. Promises that keep the microtasks going do not starve it either. */
  function isTurnDue(): boolean {
    if (++callsMade % CALLS_PER_LOOK || !settings.async) return false;
    if (!turnDue) {
      turnDue = Date.now() + RUN_MS;
      // A message, because timers are slowed down when nested and in background tabs.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        turnDue = 0;
        drain();
      };
      port2.postMessage(0);
    }
    return Date.now() > turnDue;
  }

  /** Whether there is a call left to make, with its batch in front. */
  function hasMore(): boolean {
    while (batch.at >= batch.calls.length) {
      const { next } = batch;
      if (!next) return false;
      batch.next = undefined; // a chain of dead ones would keep the garbage collector busy
      batch = next;
    }
    return true;
  }

  function drain(): void {
    let isDue = false;
    try {
      while (hasMore()) {
        isDue = isTurnDue();
        if (isDue) break;
        batch.calls[batch.at++]?.(batch.argument as never);
      }
    } catch (error) {
      // a call of its own, because what reports may throw too
      queueMicrotask(() => report(error));
    }
    isScheduled = isDue;
    schedule();
  }

  function schedule(): void {
    if (!hasMore()) return;
    if (!settings.async) {
      drain();
    } else if (!isScheduled) {
      isScheduled = true;
      settled.then(drain);
    }
  }

  return (calls, argument) => {
    last = last.next = { calls: calls.slice(), argument: argument as never, at: 0 };
    schedule();
  };
}
