import type { Settings } from './createSettings.js';

/** Runs what it is given later, one after the other, in order. */
export type Enqueue = (task: () => unknown) => void;

interface Link {
  run(): unknown;
  next?: Link;
}

/** Deliveries after which the event loop gets a turn, so that plugins answering events with events cannot starve it. */
const DELIVERIES_PER_TASK = 1000;

/** Calls `run` in a task of its own. By a message, because timers are slowed down when nested and in background tabs. */
function inLaterTask(run: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    run();
  };
  port2.postMessage(0);
}

/**
 * The one queue of a bus, for commands and events alike. It is drained in microtasks; a task that throws disturbs no
 * other. The allowance counts across drains: promises that keep the microtasks going do not starve the event loop either.
 *
 * @param settings While they say `async: false`, a task runs before `enqueue` returns.
 * @param report Gets what a task throws.
 */
export function createQueue(settings: Readonly<Settings>, report: (error: unknown) => void): Enqueue {
  // A linked list: taking from the front of a long array would cost as much as the array is long.
  let done: Link = { run() {} };
  let last = done;
  let allowance = DELIVERIES_PER_TASK;
  let isScheduled = false;

  function drain(): void {
    try {
      while (done.next && (!settings.async || allowance-- > 0)) {
        const { next } = done;
        done.next = undefined; // a chain of dead links would keep the garbage collector busy
        done = next;
        next.run();
      }
    } catch (error) {
      report(error);
    } finally {
      isScheduled = false;
      schedule();
    }
  }

  function schedule(): void {
    if (!done.next) return;
    if (!settings.async) {
      drain();
    } else if (!isScheduled) {
      isScheduled = true;
      if (allowance > 0) queueMicrotask(drain);
      else {
        allowance = DELIVERIES_PER_TASK;
        inLaterTask(drain);
      }
    }
  }

  return (run) => {
    last = last.next = { run };
    schedule();
  };
}
