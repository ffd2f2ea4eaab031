import { reportException } from './reportException.js';
import type { BusPromise, Callbacks, Deferred } from './types.js';

type Callback = (...args: never[]) => unknown;
/** `pending` stands for progress: its callbacks are called as long as the deferred is in that state. */
type State = 'pending' | 'resolved' | 'rejected';

/**
 * A deferred as jQuery 1.5 had it, whose `then`, `catch` and `finally` are those of a native promise.
 *
 * @param report Gets what a callback throws; the other callbacks are called all the same.
 */
export function createDeferred<T = unknown>(report: (error: unknown) => void = reportException): Deferred<T> {
  const callbacks: [when: State, callback: Callback][] = [];
  let state: State = 'pending';
  let native: Promise<T> | undefined;
  /** Calls a callback with the outcome, once there is one. */
  let call: (callback: Callback) => void;

  function add<P>(self: P, when: State, added: readonly (Callbacks<never[]> | null | undefined)[]): P {
    for (const callback of added) {
      if (Array.isArray(callback)) add(self, when, callback);
      else if (typeof callback !== 'function') continue;
      else if (state === 'pending') callbacks.push([when, callback]);
      else if (state === when) call(callback);
    }
    return self;
  }

  const settler =
    (when: State) =>
    (context: unknown, args: readonly unknown[] = []): Deferred<T> => {
      if (state !== 'pending') return deferred;
      state = when;
      const deliver = (callback: Callback) => {
        try {
          Reflect.apply(callback, context, args);
        } catch (error) {
          report(error);
        }
      };
      call = deliver;
      for (const [at, callback] of [...callbacks]) if (at === when) deliver(callback);
      return deferred;
    };
  const resolveWith = settler('resolved');
  const rejectWith = settler('rejected');
  const notifyWith = settler('pending');

  const promise: BusPromise<T> = {
    done(...added) {
      return add(this, 'resolved', added);
    },
    fail(...added) {
      return add(this, 'rejected', added);
    },
    always(...added) {
      add(this, 'resolved', added);
      return add(this, 'rejected', added);
    },
    progress(...added) {
      return add(this, 'pending', added);
    },
    // biome-ignore lint/suspicious/noThenProperty: being awaitable is the point
    then(onResolved, onRejected, onProgress) {
      add(promise, 'pending', [onProgress]);
      // Made on the first `then` only, so a failure that nobody asks about is no unhandled rejection.
      native ??= new Promise<T>((resolve, reject) => promise.done(resolve).fail(reject));
      return native.then(onResolved, onRejected);
    },
    catch: (onRejected) => promise.then(null, onRejected),
    finally: (onSettled) => promise.then().finally(onSettled),
    pipe(onResolved, onRejected) {
      const next = createDeferred(report);
      const through =
        (filter: unknown, forward: typeof next.resolve) =>
        (...args: unknown[]): void => {
          if (typeof filter !== 'function') return void forward(...args);
          try {
            const returned = filter(...args);
            if (typeof returned?.promise === 'function') returned.promise().done(next.resolve).fail(next.reject);
            else forward(returned);
          } catch (error) {
            next.reject(error);
          }
        };
      promise.done(through(onResolved, next.resolve)).fail(through(onRejected, next.reject)).progress(next.notify);
      return next.promise();
    },
    promise: (target?: object) => (target ? Object.assign(target, promise) : promise),
    state: () => state,
    isResolved: () => state === 'resolved',
    isRejected: () => state === 'rejected',
  };

  const settling = {
    resolve: (...args: unknown[]) => resolveWith(promise, args),
    reject: (...args: unknown[]) => rejectWith(promise, args),
    notify: (...args: unknown[]) => notifyWith(promise, args),
    resolveWith,
    rejectWith,
    notifyWith,
  };
  const deferred: Deferred<T> = Object.assign(settling, promise);
  return deferred;
}
