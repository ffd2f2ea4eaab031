import { describe, expect, it, vi } from 'vitest';
import { createDeferred } from '../../src/bus/index.js';
import { laterTask, makeBus, makePlugin, rejectionOf, unhandledRejections } from './helpers.js';

describe('done, fail, always, progress', () => {
  it('are called synchronously inside resolve, with all the arguments', () => {
    const deferred = createDeferred();
    const [done, fail, always] = [vi.fn(), vi.fn(), vi.fn()];
    deferred.promise().done(done).fail(fail).always(always);
    deferred.resolve(1, 'two', [3]);
    expect(done.mock.calls).toEqual([[1, 'two', [3]]]);
    expect(always.mock.calls).toEqual([[1, 'two', [3]]]);
    expect(fail).not.toHaveBeenCalled();
  });

  it('are called synchronously inside reject, with all the arguments', () => {
    const deferred = createDeferred();
    const [done, fail, always] = [vi.fn(), vi.fn(), vi.fn()];
    deferred.promise().done(done).fail(fail).always(always);
    deferred.reject('no', 2);
    expect(fail.mock.calls).toEqual([['no', 2]]);
    expect(always.mock.calls).toEqual([['no', 2]]);
    expect(done).not.toHaveBeenCalled();
  });

  it('are called at once if the deferred is settled, with all the arguments', () => {
    const done = vi.fn();
    createDeferred().resolve(1, 2).promise().done(done).always(done);
    expect(done.mock.calls).toEqual([
      [1, 2],
      [1, 2],
    ]);
    const fail = vi.fn();
    createDeferred().reject(3, 4).promise().fail(fail).always(fail).done(done);
    expect(fail.mock.calls).toEqual([
      [3, 4],
      [3, 4],
    ]);
    expect(done).toHaveBeenCalledTimes(2);
  });

  it('progress is called on every notify until the deferred is settled', () => {
    const deferred = createDeferred();
    const progress = vi.fn();
    deferred.promise().progress(progress);
    deferred.notify(1).notify(2, 'b').resolve().notify(3);
    expect(progress.mock.calls).toEqual([[1], [2, 'b']]);
  });

  it('take functions and arrays of functions, in order, and ignore anything else', () => {
    const report = vi.fn();
    const deferred = createDeferred(report);
    const calls: string[] = [];
    const note = (name: string) => () => calls.push(name);
    const junk = [null, undefined, 'text', 7, {}] as never[];
    deferred.done(note('a'), [note('b'), note('c'), ...junk], ...junk).always(note('d'));
    deferred.done([note('e')]);
    deferred.resolve();
    deferred.done(...junk, junk);
    expect(calls).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(report).not.toHaveBeenCalled();
  });

  it('return the same promise', () => {
    const deferred = createDeferred();
    const promise = deferred.promise();
    for (const method of ['done', 'fail', 'always', 'progress'] as const) {
      expect(promise[method](() => {})).toBe(promise);
      expect(deferred[method](() => {})).toBe(deferred);
    }
  });

  it('one that throws does not stop the others, and is reported', () => {
    const report = vi.fn();
    const deferred = createDeferred(report);
    const error = new Error('mine');
    const after = vi.fn();
    deferred.done(() => {
      throw error;
    }, after);
    deferred.resolve();
    expect(after).toHaveBeenCalledOnce();
    expect(report).toHaveBeenCalledExactlyOnceWith(error);
  });

  it('report to reportError where the platform has it', () => {
    const report = vi.fn();
    vi.stubGlobal('reportError', report);
    createDeferred()
      .resolve()
      .done(() => {
        throw 'mine';
      });
    vi.unstubAllGlobals();
    expect(report).toHaveBeenCalledExactlyOnceWith('mine');
  });
});

describe('resolve, reject, notify', () => {
  it('settling twice is ignored', () => {
    const deferred = createDeferred();
    const always = vi.fn();
    deferred.always(always);
    deferred.resolve(1).resolve(2).reject(3);
    expect(always.mock.calls).toEqual([[1]]);
    expect(deferred.state()).toBe('resolved');
  });

  it('settling again from within a callback is ignored', () => {
    const deferred = createDeferred();
    const last = vi.fn();
    deferred.done(() => deferred.reject('no'), last);
    deferred.resolve('yes');
    expect(last).toHaveBeenCalledExactlyOnceWith('yes');
    expect(deferred.isRejected()).toBe(false);
  });

  it('return the deferred, and work detached from it', () => {
    const { resolve, reject, notify } = createDeferred();
    const deferred = notify('x');
    expect(resolve('y')).toBe(deferred);
    expect(reject('z')).toBe(deferred);
    expect(deferred.state()).toBe('resolved');
  });

  it('are the same functions each time they are asked for, and may be replaced', () => {
    const [deferred, other] = [createDeferred(), createDeferred()];
    for (const name of ['resolve', 'reject', 'notify', 'resolveWith', 'rejectWith', 'notifyWith'] as const) {
      expect(deferred[name]).toBe(deferred[name]);
      expect(deferred[name]).not.toBe(other[name]);
    }
    const replacement = vi.fn();
    deferred.resolve = replacement;
    deferred.resolve(1);
    other.resolve(2);
    expect(replacement).toHaveBeenCalledExactlyOnceWith(1);
    expect([deferred.state(), other.state()]).toEqual(['pending', 'resolved']);
  });

  it('a callback that is added by a callback of progress waits for the next notify', () => {
    const deferred = createDeferred();
    const late = vi.fn();
    deferred.progress(() => void deferred.progress(late));
    deferred.notify(1);
    expect(late).not.toHaveBeenCalled();
    deferred.notify(2);
    expect(late.mock.calls).toEqual([[2]]);
  });

  it('resolveWith, rejectWith and notifyWith take a context and an array of arguments', () => {
    const context = {};
    const seen: unknown[] = [];
    function note(this: unknown, ...args: unknown[]) {
      seen.push(this === context, args);
    }
    createDeferred().progress(note).done(note).notifyWith(context, [0]).resolveWith(context, [1, 2]);
    createDeferred().fail(note).rejectWith(context);
    expect(seen).toEqual([true, [0], true, [1, 2], true, []]);
  });

  it('state, isResolved and isRejected tell the state', () => {
    const describeState = (it: ReturnType<typeof createDeferred>) => [it.state(), it.isResolved(), it.isRejected()];
    expect(describeState(createDeferred())).toEqual(['pending', false, false]);
    expect(describeState(createDeferred().resolve())).toEqual(['resolved', true, false]);
    expect(describeState(createDeferred().reject())).toEqual(['rejected', false, true]);
  });
});

describe('promise', () => {
  it('is always the same one, and cannot be settled by who holds it', () => {
    const deferred = createDeferred();
    expect(deferred.promise()).toBe(deferred.promise());
    expect(deferred.promise().promise()).toBe(deferred.promise());
    for (const method of ['resolve', 'reject', 'notify', 'resolveWith', 'rejectWith', 'notifyWith']) {
      expect(method in deferred.promise()).toBe(false);
    }
  });

  it('given an object, extends that object', () => {
    const deferred = createDeferred<number>();
    const target = { own: true };
    const extended = deferred.promise(target);
    const done = vi.fn();
    expect(extended).toBe(target);
    expect(extended.done(done)).toBe(target);
    deferred.resolve(5);
    expect(done).toHaveBeenCalledExactlyOnceWith(5);
  });
});

describe('then, catch, finally', () => {
  it('then returns a new native promise, first argument only', async () => {
    const deferred = createDeferred();
    const derived = deferred.then((...args) => args);
    expect(derived).toBeInstanceOf(Promise);
    deferred.resolve('first', 'second');
    expect(await derived).toEqual(['first']);
  });

  it('calls back later, never synchronously', async () => {
    const callback = vi.fn();
    const derived = createDeferred().resolve(1).then(callback);
    expect(callback).not.toHaveBeenCalled();
    await derived;
    expect(callback).toHaveBeenCalledExactlyOnceWith(1);
  });

  it('await, chaining, catch, finally and Promise.all work', async () => {
    const resolved = createDeferred<number>().resolve(2).promise();
    const rejected = createDeferred().reject('no', 'more').promise();
    const last = vi.fn();
    expect(await resolved).toBe(2);
    expect(await resolved.then((value) => value + 1).then((value) => value * 2)).toBe(6);
    expect(await resolved.finally(last)).toBe(2);
    expect(await rejected.catch((reason) => reason)).toBe('no');
    expect(await rejectionOf(rejected.finally(last))).toBe('no');
    expect(last.mock.calls).toEqual([[], []]);
    expect(await Promise.all([resolved, rejected.then(null, () => 'caught')])).toEqual([2, 'caught']);
    expect(await rejectionOf(Promise.all([resolved, rejected]))).toBe('no');
  });

  it('what a callback throws or returns goes to the derived promise', async () => {
    const resolved = createDeferred().resolve(1);
    const error = new Error('mine');
    expect(
      await rejectionOf(
        resolved.then(() => {
          throw error;
        }),
      ),
    ).toBe(error);
    expect(await resolved.then(() => createDeferred().resolve('adopted'))).toBe('adopted');
    expect(await resolved.then()).toBe(1);
  });

  it('then takes a callback for progress', () => {
    const progress = vi.fn();
    const deferred = createDeferred();
    deferred.then(null, null, progress);
    deferred.notify(1, 2);
    expect(progress).toHaveBeenCalledExactlyOnceWith(1, 2);
  });

  it('a failure that nobody handles is no unhandled rejection', async () => {
    const { bus } = makeBus();
    const plugin = makePlugin(bus, 'P');
    plugin.registerCommand('fail', ({ deferred }) => deferred.reject('no'));
    const found = await unhandledRejections(() => {
      createDeferred().reject('no');
      bus.command('P.fail');
      bus.command('P.missing');
      bus.command('Missing.x').done(() => {});
      bus.command('P.fail').then(
        () => {},
        () => {},
      );
      bus.command('P.fail').catch(() => {});
    });
    expect(found).toEqual([]);
  });

  it('a promise derived by `then` behaves natively: its failure, unhandled, is one', async () => {
    const { bus } = makeBus();
    makePlugin(bus, 'P').registerCommand('fail', ({ deferred }) => deferred.reject('no'));
    const found = await unhandledRejections(() => {
      bus.command('P.fail').then(() => {});
    });
    expect(found).toEqual(['no']);
  });
});

describe('pipe', () => {
  it('gives a new promise with what the function returns', () => {
    const done = vi.fn();
    const deferred = createDeferred();
    const piped = deferred.pipe((a, b) => a + b);
    expect(piped).not.toBe(deferred.promise());
    piped.done(done);
    deferred.resolve(1, 2);
    expect(done).toHaveBeenCalledExactlyOnceWith(3);
  });

  it('passes everything on where there is no function', () => {
    const [done, fail, progress] = [vi.fn(), vi.fn(), vi.fn()];
    const first = createDeferred();
    first.pipe().progress(progress).done(done);
    first.notify('half', 0.5).resolve(1, 2);
    createDeferred().reject(3, 4).pipe(null, null).fail(fail);
    expect(progress).toHaveBeenCalledExactlyOnceWith('half', 0.5);
    expect(done).toHaveBeenCalledExactlyOnceWith(1, 2);
    expect(fail).toHaveBeenCalledExactlyOnceWith(3, 4);
  });

  it('a failure stays a failure, with what the function makes of it', () => {
    const fail = vi.fn();
    createDeferred()
      .reject('no')
      .pipe(null, (reason) => `${reason}!`)
      .fail(fail);
    expect(fail).toHaveBeenCalledExactlyOnceWith('no!');
  });

  it('takes the outcome of a promise that the function returns', () => {
    const [done, fail] = [vi.fn(), vi.fn()];
    const inner = createDeferred();
    createDeferred()
      .resolve()
      .pipe(() => inner)
      .done(done);
    expect(done).not.toHaveBeenCalled();
    inner.resolve('a', 'b');
    expect(done).toHaveBeenCalledExactlyOnceWith('a', 'b');
    createDeferred()
      .resolve()
      .pipe(() => createDeferred().reject('c', 'd').promise())
      .fail(fail);
    expect(fail).toHaveBeenCalledExactlyOnceWith('c', 'd');
  });

  it('an object that merely has a property `promise` is a value', () => {
    const done = vi.fn();
    const value = { promise: 'to pay' };
    createDeferred()
      .resolve()
      .pipe(() => value)
      .done(done);
    expect(done).toHaveBeenCalledExactlyOnceWith(value);
  });

  it('fails with what the function throws', () => {
    const fail = vi.fn();
    createDeferred()
      .resolve()
      .pipe(() => {
        throw 'mine';
      })
      .fail(fail);
    expect(fail).toHaveBeenCalledExactlyOnceWith('mine');
  });
});

describe('on the bus', () => {
  it('`publish` then `resolve`: done callbacks run before subscribers', async () => {
    const { bus } = makeBus();
    const service = makePlugin(bus, 'Service');
    const order: string[] = [];
    service.registerCommand('schedule', ({ deferred }) => {
      service.publish('scheduled');
      deferred.resolve();
    });
    bus.subscribe('Service.scheduled', () => order.push('subscriber'));
    bus.command('Service.schedule').done(() => order.push('done'));
    await laterTask();
    expect(order).toEqual(['done', 'subscriber']);
  });
});
