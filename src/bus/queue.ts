import type { Report } from './internal.js';

type Run<A> = (argument: A) => unknown;

/** Calls that are to be made later, with the same argument. */
interface Batch {
  runs: readonly (Run<never> | undefined)[];
  argument: never;
  /** Index of the next call. */
  next: number;
}

/** Makes calls later, one after the other, in order. */
export interface Queue {
  enqueue<A>(run: (argument: A) => unknown, argument: A): void;
  enqueue(run: () => unknown): void;
  /** All of them, with nothing in between; empty places are skipped. */
  enqueueAll<A>(runs: readonly (Run<A> | undefined)[], argument: A): void;
}

export interface QueueOptions {
  /** While it is false, calls are made before `enqueue` returns. */
  isAsync(): boolean;
  /** Gets what a call throws. */
  report: Report;
}

/** What the event loop waits at most, so that plugins that answer events with events do not starve it. */
const MAX_RUN_MS = 8;
/** Calls between two looks at the clock. */
const CALLS_PER_LOOK = 64;
/** Batches that are done stay in the array until there are so many: `Array.shift` is linear in long arrays. */
const COMPACT_AT = 1024;

/**
 * The one queue of a bus, for commands and events alike. It is drained in microtasks; a call that throws disturbs no
 * other.
 */
export function createQueue({ isAsync, report }: QueueOptions): Queue {
  const settled = Promise.resolve();
  let batches: Batch[] = [];
  /** Index of the batch with the next call. */
  let head = 0;
  let isScheduled = false;
  const clock = createRunClock(drain);

  function dropFirstBatch(): void {
    head += 1;
    if (head < batches.length && (head < COMPACT_AT || head * 2 < batches.length)) return;
    batches = batches.slice(head);
    head = 0;
  }

  /** @returns false if the event loop must have its turn before the rest */
  function runBatch(batch: Batch): boolean {
    const { runs, argument } = batch;
    while (batch.next < runs.length) {
      const end = Math.min(batch.next + CALLS_PER_LOOK, runs.length);
      if (clock.isOver(end - batch.next) && isAsync()) return false;
      while (batch.next < end) {
        const run = runs[batch.next];
        batch.next += 1;
        run?.(argument);
      }
    }
    return true;
  }

  /** Makes calls until there are none, one throws, or the event loop must have its turn. */
  function makeCalls(): 'finished' | 'failed' | 'paused' {
    try {
      for (let batch = batches[head]; batch; batch = batches[head]) {
        if (!runBatch(batch)) return 'paused';
        // A call that drains the queue itself (`async: false`) may have dropped it already.
        if (batch === batches[head]) dropFirstBatch();
      }
      return 'finished';
    } catch (error) {
      // a call of its own, because what reports may throw too
      queueMicrotask(() => report(error));
      return 'failed';
    }
  }

  function drain(): void {
    let outcome = makeCalls();
    while (outcome === 'failed') outcome = makeCalls();
    // After a pause, the clock calls again.
    if (outcome === 'finished') isScheduled = false;
  }

  function schedule(): void {
    if (!isAsync()) {
      drain();
    } else if (!isScheduled) {
      isScheduled = true;
      settled.then(drain);
    }
  }

  function enqueueAll(runs: Batch['runs'], argument: unknown): void {
    batches.push({ runs, argument: argument as never, next: 0 });
    schedule();
  }

  return {
    enqueue(run: Run<never>, argument?: unknown) {
      enqueueAll([run], argument);
    },
    enqueueAll,
  };
}

/**
 * Tells when the event loop must have its turn, also where promises of others keep the microtasks going.
 *
 * @param resume called in a task, once the event loop has had its turn
 * @returns `isOver` takes how many calls are made before it is asked again
 */
function createRunClock(resume: () => void): { isOver(nextCalls: number): boolean } {
  /** Calls since the last look at the clock. */
  let calls = 0;
  /** Epoch ms; `undefined` if the event loop has had its turn since the last look at the clock. */
  let deadline: number | undefined;

  function start(): number {
    // A message, because timers are slowed down when nested and in background tabs.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      deadline = undefined;
      resume();
    };
    port2.postMessage(undefined);
    return Date.now() + MAX_RUN_MS;
  }

  return {
    isOver(nextCalls) {
      calls += nextCalls;
      if (calls < CALLS_PER_LOOK) return false;
      calls = 0;
      deadline ??= start();
      return Date.now() > deadline;
    },
  };
}
