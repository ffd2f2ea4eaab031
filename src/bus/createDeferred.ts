import { reportException } from './reportException.js';
import type { BusPromise, Callbacks, Deferred } from './types.js';

type Callback = (...args: never[]) => unknown;
/** `pending` stands for progress: its callbacks are called as long as the deferred is in that state. */
type State = 'pending' | 'resolved' | 'rejected';

const matter = Symbol();

/** What holds the matter of a deferred: itself, its promise, and what the promise has extended. */
interface Holder {
  [matter]: {
    promise?: unknown;
    state: State;
    callbacks: [when: State, callback: Callback][];
    /** Calls a callback with the outcome, once there is one. */
    call?: (callback: Callback) => void;
    native?: Promise<unknown>;
    report: (error: unknown) => void;
  };
}

function add<H extends Holder>(self: H, when: State, added: readonly (Callbacks<never[]> | null | undefined)[]): H {
  const it = self[matter];
  for (const callback of added) {
    if (Array.isArray(callback)) add(self, when, callback);
    else if (typeof callback !== 'function') continue;
    else if (it.state === 'pending') it.callbacks.push([when, callback]);
    else if (it.state === when) it.call?.(callback);
  }
  return self;
}

function settle<H extends Holder>(self: H, when: State, context: unknown, args: readonly unknown[] = []): H {
  const it = self[matter];
  if (it.state !== 'pending') return self;
  it.state = when;
  const deliver = (callback: Callback) => {
    try {
      Reflect.apply(callback, context, args);
    } catch (error) {
      it.report(error);
    }
  };
  it.call = deliver;
  for (const [at, callback] of [...it.callbacks]) if (at === when) deliver(callback);
  return self;
}

// Made once and inherited, because a command makes a deferred and a promise.
const promiseMethods = {
  done(...added) {
    return add(this, 'resolved', added);
  },
  fail(...added) {
    return add(this, 'rejected', added);
  },
  always(...added) {
    return add(add(this, 'resolved', added), 'rejected', added);
  },
  progress(...added) {
    return add(this, 'pending', added);
  },
  // biome-ignore lint/suspicious/noThenProperty: being awaitable is the point
  then(onResolved, onRejected, onProgress) {
    const it = add(this, 'pending', [onProgress])[matter];
    // Made on the first `then` only, so a failure that nobody asks about is no unhandled rejection.
    it.native ??= new Promise((resolve, reject) => this.done(resolve).fail(reject));
    return it.native.then(onResolved, onRejected);
  },
  catch(onRejected) {
    return this.then(null, onRejected);
  },
  finally(onSettled) {
    return this.then().finally(onSettled);
  },
  pipe(onResolved, onRejected) {
    const next = createDeferred(this[matter].report);
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
    this.done(through(onResolved, next.resolve)).fail(through(onRejected, next.reject)).progress(next.notify);
    return next.promise();
  },
  promise(target?: object) {
    const it = this[matter];
    return target ? Object.assign(target, promiseMethods, { [matter]: it }) : it.promise;
  },
  state() {
    return this[matter].state;
  },
  isResolved() {
    return this.state() === 'resolved';
  },
  isRejected() {
    return this.state() === 'rejected';
  },
} as BusPromise & Holder;

/**
 * A deferred as jQuery 1.5 had it, whose `then`, `catch` and `finally` are those of a native promise. What settles it works
 * detached from it.
 *
 * @param report Gets what a callback throws; the other callbacks are called all the same.
 */
export function createDeferred<T = unknown>(report: (error: unknown) => void = reportException): Deferred<T> {
  const it: Holder[typeof matter] = { state: 'pending', callbacks: [], report };
  const promise = { __proto__: promiseMethods, [matter]: it };
  it.promise = promise;
  const settler = (when: State) => (context: unknown, args?: readonly unknown[]) =>
    settle(deferred, when, context, args);
  const resolveWith = settler('resolved');
  const rejectWith = settler('rejected');
  const notifyWith = settler('pending');
  const deferred = {
    __proto__: promiseMethods,
    [matter]: it,
    resolve: (...args: unknown[]) => resolveWith(promise, args),
    reject: (...args: unknown[]) => rejectWith(promise, args),
    notify: (...args: unknown[]) => notifyWith(promise, args),
    resolveWith,
    rejectWith,
    notifyWith,
  } as unknown as Deferred<T> & Holder;
  return deferred;
}
