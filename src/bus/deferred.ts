import { reportException } from './internal.js';
import type { BusPromise, Callbacks, Deferred } from './types.js';

type Callback = (...args: never[]) => unknown;
/** `pending` stands for progress: its callbacks are called as long as the deferred is in that state. */
type State = 'pending' | 'resolved' | 'rejected';

type Settler = `${'resolve' | 'reject' | 'notify'}${'' | 'With'}`;

/** What a deferred, its promise, and what the promise has extended share; callbacks by the state they are for. */
interface Matter extends Partial<Record<State, Callback[]> & Record<Settler, unknown>> {
  state: State;
  promise: Holder;
  report: (error: unknown) => void;
  /** The outcome, once there is one. */
  context?: unknown;
  args?: readonly unknown[] | undefined;
}

const matter = Symbol();

interface Holder {
  [matter]: Matter;
}

function deliver({ report }: Matter, callback: Callback, context: unknown, args: readonly unknown[] = []): void {
  try {
    Reflect.apply(callback, context, args);
  } catch (error) {
    report(error);
  }
}

function add<H extends Holder>(self: H, when: State, added: readonly (Callbacks<never[]> | null | undefined)[]): H {
  const it = self[matter];
  for (const callback of added) {
    if (Array.isArray(callback)) add(self, when, callback);
    else if (typeof callback !== 'function') continue;
    else if (it.state === 'pending') {
      if (it[when]) it[when].push(callback);
      else it[when] = [callback]; // takes less memory than an array that grows
    } else if (it.state === when) deliver(it, callback, it.context, it.args);
  }
  return self;
}

function settle<H extends Holder>(self: H, when: State, context: unknown, args?: readonly unknown[]): H {
  const it = self[matter];
  if (it.state === 'pending') {
    it.state = when;
    it.context = context;
    it.args = args;
    // `forEach` does not visit what is added meanwhile
    it[when]?.forEach((callback) => void deliver(it, callback, context, args));
  }
  return self;
}

const promiseMethods = {
  done(...added) {
    return add(this, 'resolved', added);
  },
  fail(...added) {
    return add(this, 'rejected', added);
  },
  always(...added) {
    return this.done(...added).fail(...added);
  },
  progress(...added) {
    return add(this, 'pending', added);
  },
  // biome-ignore lint/suspicious/noThenProperty: being awaitable is the point
  then(onResolved, onRejected, onProgress) {
    add(this, 'pending', [onProgress]);
    // Made by `then` only, so a failure that nobody asks about is no unhandled rejection.
    return new Promise<unknown>((resolve, reject) => this.done(resolve).fail(reject)).then(onResolved, onRejected);
  },
  catch(onRejected) {
    return this.then(null, onRejected);
  },
  finally(onSettled) {
    return this.then().finally(onSettled);
  },
  pipe(onResolved, onRejected) {
    const next = createDeferred(this[matter].report);
    const through = (filter: unknown, forward: typeof next.resolve) =>
      typeof filter !== 'function'
        ? forward
        : (...args: unknown[]): void => {
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

/** Those of a deferred, made when they are asked for: a command needs one of six, and each is to work detached. */
const deferredMethods: object = Object.create(promiseMethods);
for (const [name, when] of [
  ['resolve', 'resolved'],
  ['reject', 'rejected'],
  ['notify', 'pending'],
] as const) {
  define(
    name,
    (self) =>
      (...args: unknown[]) =>
        settle(self, when, self[matter].promise, args),
  );
  define(`${name}With`, (self) => (context: unknown, args?: readonly unknown[]) => settle(self, when, context, args));
}

function define(name: Settler, make: (self: Holder) => unknown): void {
  Object.defineProperty(deferredMethods, name, {
    get(this: Holder) {
      const it = this[matter];
      it[name] ??= make(this);
      return it[name];
    },
    set(this: Holder, method: unknown) {
      this[matter][name] = method;
    },
  });
}

/**
 * A deferred as jQuery 1.5 had it, whose `then`, `catch` and `finally` are those of a native promise. What settles it works
 * detached from it.
 *
 * @param report Gets what a callback throws; the other callbacks are called all the same.
 */
export function createDeferred<T = unknown>(report: (error: unknown) => void = reportException): Deferred<T> {
  const promise: Holder = Object.create(promiseMethods);
  const deferred: Holder = Object.create(deferredMethods);
  deferred[matter] = promise[matter] = { state: 'pending', promise, report };
  return deferred as Holder & Deferred<T>;
}
