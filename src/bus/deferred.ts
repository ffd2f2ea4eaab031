import { ownValue, type Report, reportException } from './internal.js';
import type { BusPromise, Callbacks, Deferred } from './types.js';

type Callback = (...args: never[]) => unknown;
type Status = 'pending' | 'resolved' | 'rejected';

/** What `done`, `fail`, `always` and `progress` take. */
type GivenCallbacks = readonly (Callbacks<never[]> | null | undefined)[];

interface Listener {
  /** The outcome that it waits for; `pending` stands for progress. */
  status: Status;
  callback: Callback;
}

/** What a deferred and its promise share. */
interface DeferredState {
  status: Status;
  listeners: Listener[];
  /** The outcome, once there is one. */
  context: unknown;
  args: readonly unknown[];
  report: Report;
}

function call({ report }: DeferredState, callback: Callback, context: unknown, args: readonly unknown[]): void {
  try {
    Reflect.apply(callback, context, args);
  } catch (error) {
    report(error);
  }
}

function addCallbacks(state: DeferredState, status: Status, added: GivenCallbacks): void {
  for (const callback of added) {
    if (Array.isArray(callback)) addCallbacks(state, status, callback);
    else if (typeof callback === 'function') addCallback(state, status, callback);
  }
}

function addCallback(state: DeferredState, status: Status, callback: Callback): void {
  if (state.status === 'pending') state.listeners.push({ status, callback });
  else if (state.status === status) call(state, callback, state.context, state.args);
}

function notifyListeners(state: DeferredState, status: Status, context: unknown, args: readonly unknown[]): void {
  // `forEach` does not visit what is added meanwhile.
  state.listeners.forEach((listener) => {
    if (listener.status === status) call(state, listener.callback, context, args);
  });
}

function settle(state: DeferredState, status: Status, context: unknown, args: readonly unknown[] = []): void {
  if (state.status !== 'pending') return;
  if (status === 'pending') {
    notifyListeners(state, status, context, args);
    return;
  }
  state.status = status;
  state.context = context;
  state.args = args;
  notifyListeners(state, status, context, args);
  state.listeners = [];
}

const chainingMethods = ['done', 'fail', 'always', 'progress'] as const;
const otherMethods = ['then', 'catch', 'finally', 'pipe', 'promise', 'state', 'isResolved', 'isRejected'] as const;

/** The methods of promises stand on a prototype: objects of bound methods take four times as long to make. */
class CommandPromise<T> implements BusPromise<T> {
  readonly #state: DeferredState;

  constructor(state: DeferredState) {
    this.#state = state;
  }

  done(...callbacks: GivenCallbacks): this {
    addCallbacks(this.#state, 'resolved', callbacks);
    return this;
  }

  fail(...callbacks: GivenCallbacks): this {
    addCallbacks(this.#state, 'rejected', callbacks);
    return this;
  }

  always(...callbacks: GivenCallbacks): this {
    addCallbacks(this.#state, 'resolved', callbacks);
    addCallbacks(this.#state, 'rejected', callbacks);
    return this;
  }

  progress(...callbacks: GivenCallbacks): this {
    addCallbacks(this.#state, 'pending', callbacks);
    return this;
  }

  // biome-ignore lint/suspicious/noThenProperty: being awaitable is the point
  then<R = T, E = never>(
    onResolved?: ((value: T) => R | PromiseLike<R>) | null,
    onRejected?: ((reason: unknown) => E | PromiseLike<E>) | null,
    onProgress?: ((...args: unknown[]) => void) | null,
  ): Promise<R | E> {
    addCallbacks(this.#state, 'pending', [onProgress]);
    // The native promise is made here only: a rejection that nobody asks about is no unhandled rejection.
    return new Promise<T>((resolve, reject) => {
      addCallback(this.#state, 'resolved', resolve);
      addCallback(this.#state, 'rejected', reject);
    }).then(onResolved, onRejected);
  }

  catch<E = never>(onRejected?: ((reason: unknown) => E | PromiseLike<E>) | null): Promise<T | E> {
    return this.then(null, onRejected);
  }

  finally(onSettled?: (() => void) | null): Promise<T> {
    return this.then().finally(onSettled);
  }

  pipe(onResolved?: unknown, onRejected?: unknown): BusPromise<never> {
    const next = createDeferred<never>(this.#state.report);
    addCallback(this.#state, 'resolved', filterInto(next, onResolved, next.resolve));
    addCallback(this.#state, 'rejected', filterInto(next, onRejected, next.reject));
    addCallback(this.#state, 'pending', next.notify);
    return next.promise();
  }

  promise(): BusPromise<T>;
  promise<O extends object>(target: O): O & BusPromise<T>;
  promise(target?: object): unknown {
    if (!target) return this;
    const methods: Record<string, unknown> = {};
    for (const name of chainingMethods) {
      methods[name] = (...callbacks: GivenCallbacks) => {
        this[name](...callbacks);
        return target;
      };
    }
    for (const name of otherMethods) methods[name] = (this[name] as Callback).bind(this);
    return Object.assign(target, methods);
  }

  state(): Status {
    return this.#state.status;
  }

  isResolved(): boolean {
    return this.#state.status === 'resolved';
  }

  isRejected(): boolean {
    return this.#state.status === 'rejected';
  }
}

/** What `pipe` adds to a promise: settles the next one with what the filter makes of the outcome. */
function filterInto(next: Deferred<never>, filter: unknown, forward: (...args: never[]) => unknown): Callback {
  if (typeof filter !== 'function') return forward;
  return (...args) => {
    try {
      const returned: unknown = filter(...args);
      if (isPromise(returned)) returned.promise().done(next.resolve).fail(next.reject);
      else forward(returned as never);
    } catch (error) {
      next.reject(error);
    }
  };
}

/** True for promises of the bus and for those of jQuery, which have their methods themselves. */
function isPromise(value: unknown): value is BusPromise<never> {
  return value instanceof CommandPromise || typeof ownValue(value, 'promise') === 'function';
}

/** What settles it works detached from it. */
class CommandDeferred<T> extends CommandPromise<T> implements Deferred<T> {
  readonly #state: DeferredState;
  readonly #promise: CommandPromise<T>;

  constructor(state: DeferredState) {
    super(state);
    this.#state = state;
    this.#promise = new CommandPromise<T>(state);
  }

  resolve = (...args: [value?: T, ...more: unknown[]]): this => this.#settle('resolved', this.#promise, args);
  reject = (...args: [reason?: unknown, ...more: unknown[]]): this => this.#settle('rejected', this.#promise, args);
  notify = (...args: unknown[]): this => this.#settle('pending', this.#promise, args);
  resolveWith = (context: unknown, args?: readonly unknown[]): this => this.#settle('resolved', context, args);
  rejectWith = (context: unknown, args?: readonly unknown[]): this => this.#settle('rejected', context, args);
  notifyWith = (context: unknown, args?: readonly unknown[]): this => this.#settle('pending', context, args);

  #settle(status: Status, context: unknown, args?: readonly unknown[]): this {
    settle(this.#state, status, context, args);
    return this;
  }

  override promise(): BusPromise<T>;
  override promise<O extends object>(target: O): O & BusPromise<T>;
  override promise(target?: object): unknown {
    return target ? this.#promise.promise(target) : this.#promise;
  }
}

/**
 * A deferred as jQuery 1.5 had it, whose `then`, `catch` and `finally` are those of a native promise. What settles it works
 * detached from it.
 *
 * @param report Gets what a callback throws; the other callbacks are called all the same.
 */
export function createDeferred<T = unknown>(report: Report = reportException): Deferred<T> {
  return new CommandDeferred<T>({ status: 'pending', listeners: [], context: undefined, args: [], report });
}
