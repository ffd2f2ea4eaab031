import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CommandCall } from '../../src/bus/index.js';
import { laterTask, makeBus, makePlugin, rejectionOf } from './helpers.js';

const UNKNOWN = 'Command does not exist';
const NOT_LOADED = 'Could not load plugin file in given location. Check your plugins path option.';
const CANCELLED = "Command was cancelled by a 'before' function.";

describe('handler', () => {
  it('gets {data, deferred, commander, command, time}', async () => {
    const { bus } = makeBus();
    const handler = vi.fn(({ deferred }: CommandCall) => deferred.resolve());
    makePlugin(bus, 'Shop').registerCommand('open', handler);
    const options = { at: 9 };
    const before = Date.now();
    const promise = makePlugin(bus, 'Till').command('Shop.open', options);
    const after = Date.now();
    await promise;
    const [call] = handler.mock.lastCall ?? [];
    expect(Object.keys(call ?? {}).sort()).toEqual(['command', 'commander', 'data', 'deferred', 'time']);
    expect(call).toMatchObject({ commander: 'Till', command: 'Shop.open' });
    expect(call?.data).toBe(options);
    expect(call?.deferred.state()).toBe('resolved');
    expect(call?.time).toBeGreaterThanOrEqual(before);
    expect(call?.time).toBeLessThanOrEqual(after);
  });

  it('the commander of the global API is "CXBus"', async () => {
    const { bus } = makeBus();
    makePlugin(bus, 'Shop').registerCommand('open', ({ deferred, commander }) => deferred.resolve(commander));
    expect(await bus.command('Shop.open')).toBe('CXBus');
  });

  it.each([undefined, null, 0, '', false])('falsy options (%j) arrive as {}', async (options) => {
    const { bus } = makeBus();
    makePlugin(bus, 'Shop').registerCommand('open', ({ deferred, data }) => deferred.resolve(data));
    expect(await bus.command('Shop.open', options as never)).toEqual({});
  });

  it('never runs before command() has returned', async () => {
    const { bus } = makeBus();
    const handler = vi.fn(({ deferred }: CommandCall) => deferred.resolve());
    const shop = makePlugin(bus, 'Shop');
    shop.registerCommand('open', handler);
    const promises = [bus.command('Shop.open'), shop.command('open')];
    expect(handler).not.toHaveBeenCalled();
    await Promise.all(promises);
    expect(handler).toHaveBeenCalledTimes(2);
  });

  it('its return value is ignored', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    shop.registerCommand('value', () => 'ignored');
    shop.registerCommand('promise', async () => 'ignored');
    const promises = [bus.command('Shop.value'), bus.command('Shop.promise')];
    await laterTask();
    expect(promises.map((promise) => promise.state())).toEqual(['pending', 'pending']);
  });

  it('an exception rejects a still pending deferred with the error', async () => {
    const { bus, reported } = makeBus();
    const error = new Error('mine');
    makePlugin(bus, 'Shop').registerCommand('open', () => {
      throw error;
    });
    expect(await rejectionOf(bus.command('Shop.open'))).toBe(error);
    expect(reported).toEqual([]);
  });

  it('an exception after the deferred has settled changes nothing and is reported', async () => {
    const { bus, reported } = makeBus();
    const error = new Error('mine');
    makePlugin(bus, 'Shop').registerCommand('open', ({ deferred }) => {
      deferred.resolve('open');
      throw error;
    });
    expect(await bus.command('Shop.open')).toBe('open');
    expect(reported).toEqual([error]);
  });

  it('a returned promise which rejects rejects a still pending deferred with the error', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    const error = new Error('mine');
    shop.registerCommand('native', async () => {
      throw error;
    });
    shop.registerCommand('own', () => shop.command('native'));
    shop.registerCommand('settled', async ({ deferred }) => {
      deferred.resolve('fine');
      throw error;
    });
    expect(await rejectionOf(bus.command('Shop.native'))).toBe(error);
    expect(await rejectionOf(bus.command('Shop.own'))).toBe(error);
    expect(await bus.command('Shop.settled')).toBe('fine');
  });

  it('may settle its deferred much later', async () => {
    const { bus } = makeBus();
    makePlugin(bus, 'Shop').registerCommand('open', ({ deferred }) => void setTimeout(() => deferred.resolve(1), 5));
    expect(await bus.command('Shop.open')).toBe(1);
  });
});

describe('before hooks', () => {
  it('run synchronously, in order of registration, whoever the commander is', () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    const order: string[] = [];
    bus.before('Shop.open', (options) => {
      order.push('first');
      return options;
    });
    makePlugin(bus, 'Till').before('Shop.open', (options) => {
      order.push('second');
      return options;
    });
    shop.command('open');
    bus.command('Shop.open');
    expect(order).toEqual(['first', 'second', 'first', 'second']);
  });

  it('a hook gets the options and returns the object for the next hook and the handler', async () => {
    const { bus } = makeBus();
    makePlugin(bus, 'Shop').registerCommand('open', ({ data, deferred }) => deferred.resolve(data));
    const options = { n: 1 };
    const first = vi.fn(() => ({ n: 2 }));
    const second = vi.fn((given: object) => Object.assign(given, { more: true }));
    bus.before('Shop.open', first);
    bus.before('Shop.open', second);
    expect(await bus.command('Shop.open', options)).toEqual({ n: 2, more: true });
    expect(first).toHaveBeenCalledExactlyOnceWith(options);
    expect(options).toEqual({ n: 1 });
  });

  it("without a hook that makes a new one, the handler gets the caller's own object", async () => {
    const { bus } = makeBus();
    makePlugin(bus, 'Shop').registerCommand('open', ({ data, deferred }) => deferred.resolve(data));
    const options = {};
    bus.before('Shop.open', (given) => given);
    expect(await bus.command('Shop.open', options)).toBe(options);
  });

  it.each([undefined, null, false, true, 0, 'text'])(
    'anything but a non-null object (%j) cancels; later hooks are skipped',
    async (returned) => {
      const { bus } = makeBus();
      const [handler, later] = [vi.fn(), vi.fn()];
      makePlugin(bus, 'Shop').registerCommand('open', handler);
      bus.before('Shop.open', () => returned);
      bus.before('Shop.open', later);
      expect(await rejectionOf(bus.command('Shop.open'))).toBe(CANCELLED);
      expect(handler).not.toHaveBeenCalled();
      expect(later).not.toHaveBeenCalled();
    },
  );

  it('a function is no object: it cancels', async () => {
    const { bus } = makeBus();
    bus.before('Shop.open', () => () => {});
    expect(await rejectionOf(bus.command('Shop.open'))).toBe(CANCELLED);
  });

  it('an exception in a hook surfaces from command() itself', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    const [handler, error] = [vi.fn(), new Error('mine')];
    shop.registerCommand('open', handler);
    bus.before('Shop.open', () => {
      throw error;
    });
    expect(() => bus.command('Shop.open')).toThrow(error);
    expect(() => shop.command('open')).toThrow(error);
    await laterTask();
    expect(handler).not.toHaveBeenCalled();
  });

  it('run once, at call time, for a held command too', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop', 'not ready');
    shop.registerCommand('open', ({ deferred, data }) => deferred.resolve(data));
    const [early, late] = [vi.fn(() => ({ early: true })), vi.fn(() => ({ late: true }))];
    bus.before('Shop.open', early);
    const promise = bus.command('Shop.open');
    expect(early).toHaveBeenCalledOnce();
    bus.before('Shop.open', late);
    shop.ready();
    expect(await promise).toEqual({ early: true });
    expect(early).toHaveBeenCalledOnce();
    expect(late).not.toHaveBeenCalled();
  });

  it('may be set on a name that does not exist yet, and do not load its plugin', async () => {
    const { bus } = makeBus();
    const hook = vi.fn((options: object) => options);
    expect(bus.before('Later.open', hook)).toBe(true);
    makePlugin(bus, 'Later').registerCommand('open', ({ deferred }) => deferred.resolve());
    await bus.command('Later.open');
    expect(hook).toHaveBeenCalledOnce();
  });

  it('one that sets another does not change the run it is in', async () => {
    const { bus } = makeBus();
    const added = vi.fn((options: object) => options);
    bus.before('Shop.open', (options) => {
      bus.before('Shop.open', added);
      return options;
    });
    bus.command('Shop.open');
    expect(added).not.toHaveBeenCalled();
    bus.command('Shop.open');
    expect(added).toHaveBeenCalledOnce();
  });

  it('before is true, and false for an empty name', () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    expect(shop.before('Shop.open', (options) => options)).toBe(true);
    expect(shop.before('', (options) => options)).toBe(false);
    expect(bus.before('', (options) => options)).toBe(false);
  });

  it('before is false for what is no function, and commands run as if it had not been called', async () => {
    const { bus } = makeBus();
    makePlugin(bus, 'Shop');
    for (const junk of [undefined, null, {}, 'text']) expect(bus.before('Shop.LOAD', junk as never)).toBe(false);
    expect(await bus.command('Shop.LOAD')).toBeUndefined();
  });
});

describe('plugins that are not ready', () => {
  it('commands are held, in order, without limit, until ready()', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop', 'not ready');
    const served: unknown[] = [];
    shop.registerCommand('serve', ({ data, deferred }) => {
      served.push(data['n']);
      deferred.resolve();
    });
    const numbers = Array.from({ length: 300 }, (_, n) => n);
    const promises = numbers.map((n) => bus.command('Shop.serve', { n }));
    await laterTask();
    expect(served).toEqual([]);
    shop.ready();
    expect(served).toEqual([]);
    await Promise.all(promises);
    expect(served).toEqual(numbers);
  });

  it('the handler is looked up at release', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop', 'not ready');
    shop.registerCommand('replaced', ({ deferred }) => deferred.resolve('old'));
    const promises = [bus.command('Shop.replaced'), bus.command('Shop.added')];
    const missing = bus.command('Shop.missing');
    shop.registerCommand('replaced', ({ deferred }) => deferred.resolve('new'));
    shop.registerCommand('added', ({ deferred }) => deferred.resolve('added'));
    shop.ready();
    expect(await Promise.all(promises)).toEqual(['new', 'added']);
    expect(await rejectionOf(missing)).toBe(UNKNOWN);
  });

  it('a commander that commands itself is served at once, though not ready', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop', 'not ready');
    shop.registerCommand('open', ({ deferred }) => deferred.resolve('open'));
    expect(await shop.command('Shop.open')).toBe('open');
    expect(await shop.command('open')).toBe('open');
    expect(await rejectionOf(shop.command('missing'))).toBe(UNKNOWN);
  });

  it('ready() releases once, publishes nothing and may be called again', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop', 'not ready');
    const [handler, callback] = [vi.fn(({ deferred }: CommandCall) => deferred.resolve()), vi.fn()];
    shop.registerCommand('open', handler);
    bus.subscribe('Shop.ready', callback);
    const promise = bus.command('Shop.open');
    expect(shop.ready()).toBeUndefined();
    expect(shop.ready()).toBeUndefined();
    await promise;
    await laterTask();
    expect(handler).toHaveBeenCalledOnce();
    expect(callback).not.toHaveBeenCalled();
  });

  it.each(['publish', 'republish', 'publishDirect'] as const)(
    'what it publishes (%s) together with ready() arrives before held commands run, and before those given meanwhile',
    async (method) => {
      const { bus } = makeBus();
      const shop = makePlugin(bus, 'Shop', 'not ready');
      const order: unknown[] = [];
      shop.registerCommand('open', ({ data, deferred }) => {
        order.push(data['n']);
        deferred.resolve();
      });
      bus.subscribe('Shop.ready', () => {
        order.push('ready');
        bus.command('Shop.open', { n: 4 });
      });
      bus.command('Shop.open', { n: 1 });
      bus.command('Shop.open', { n: 2 });
      shop.ready();
      bus.command('Shop.open', { n: 3 });
      shop[method]('ready');
      await laterTask();
      expect(order).toEqual(['ready', 1, 2, 3, 4]);
    },
  );

  it('that order holds with async: false too', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop', 'not ready');
    const order: string[] = [];
    shop.registerCommand('open', () => order.push('command'));
    bus.subscribe('Shop.ready', () => order.push('ready'));
    bus.command('Shop.open');
    bus.configure({ async: false });
    shop.ready();
    shop.republish('ready');
    await null;
    expect(order).toEqual(['ready', 'command']);
  });

  it('two plugins do not release each other', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop', 'not ready');
    const till = makePlugin(bus, 'Till', 'not ready');
    const [toShop, toTill] = [bus.command('Shop.LOAD'), bus.command('Till.LOAD')];
    till.ready();
    await toTill;
    await laterTask();
    expect(toShop.state()).toBe('pending');
    shop.ready();
    expect(await toShop).toBeUndefined();
  });
});

describe('rejections', () => {
  it.each([
    ['an unknown command on a ready plugin', 'Shop.missing'],
    ['an own unknown command', 'missing'],
    ['a name of three segments', 'Shop.open.now'],
    ['an empty name', ''],
    ['a missing name', undefined],
    ['null', null],
    ['a number', 5],
    ['an object without a string form', Object.create(null)],
    ['a name without a plugin', '.open'],
    ['a name without a command', 'Shop.'],
    ['a dot', '.'],
    ['two dots', '..'],
  ])('%s: Command does not exist', async (_, name) => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    shop.registerCommand('open', ({ deferred }) => deferred.resolve());
    expect(await rejectionOf(shop.command(name as never))).toBe(UNKNOWN);
    expect(await rejectionOf(bus.command(name as never))).toBe(UNKNOWN);
  });

  it('a plugin that is unknown and cannot be loaded', async () => {
    const { bus } = makeBus();
    expect(await rejectionOf(bus.command('Missing.open'))).toBe(NOT_LOADED);
    expect(await rejectionOf(makePlugin(bus, 'Shop').command('Missing.open'))).toBe(NOT_LOADED);
  });

  it.each(['text', 7, true, () => {}])('options that are no object (%s): cancelled', async (options) => {
    const { bus } = makeBus();
    const handler = vi.fn();
    makePlugin(bus, 'Shop').registerCommand('open', handler);
    expect(await rejectionOf(bus.command('Shop.open', options as never))).toBe(CANCELLED);
    expect(handler).not.toHaveBeenCalled();
  });

  it.each(['text', 7, true, () => {}])('options that are no object (%s): no hook runs', async (options) => {
    const { bus } = makeBus();
    makePlugin(bus, 'Shop').registerCommand('open', ({ data, deferred }) => deferred.resolve(data));
    const hook = vi.fn((given: unknown) => ({ given }));
    bus.before('Shop.open', hook);
    expect(await rejectionOf(bus.command('Shop.open', options as never))).toBe(CANCELLED);
    expect(hook).not.toHaveBeenCalled();
  });

  it('all come later, never synchronously, and are plain strings', async () => {
    const { bus } = makeBus();
    makePlugin(bus, 'Shop');
    const fail = vi.fn();
    bus.before('Shop.LOAD', () => false);
    const promises = ['Shop.missing', 'Missing.open', 'Shop.LOAD', ''].map((name) => bus.command(name).fail(fail));
    expect(promises.map((promise) => promise.state())).toEqual(Array(4).fill('pending'));
    expect(fail).not.toHaveBeenCalled();
    await laterTask();
    expect(promises.map((promise) => promise.state())).toEqual(Array(4).fill('rejected'));
    for (const args of fail.mock.calls) expect(args).toEqual([expect.any(String)]);
  });
});

describe('commands held for long', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('with debug, a warning names commands held longer than 10 s', async () => {
    vi.useFakeTimers();
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    vi.spyOn(console, 'log').mockImplementation(() => {});
    const { bus } = makeBus();
    bus.configure({ debug: true });
    makePlugin(bus, 'Shop', 'not ready');
    const till = makePlugin(bus, 'Till', 'not ready');
    bus.command('Shop.open');
    bus.command('Till.open');
    vi.advanceTimersByTime(9_999);
    expect(warn).not.toHaveBeenCalled();
    till.ready();
    await vi.advanceTimersByTimeAsync(1);
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('Shop.open'));
  });

  it('without debug there is none, and nothing times out', async () => {
    vi.useFakeTimers();
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { bus } = makeBus();
    makePlugin(bus, 'Shop', 'not ready');
    const promise = bus.command('Shop.open');
    await vi.advanceTimersByTimeAsync(86_400_000);
    expect(warn).not.toHaveBeenCalled();
    expect(promise.state()).toBe('pending');
  });
});

describe('onUnknownCommand', () => {
  it('is called with the full name of what there is not, after the rejection', async () => {
    const { bus } = makeBus();
    const order: string[] = [];
    makePlugin(bus, 'Shop').registerCommand('open', ({ deferred }) => deferred.resolve());
    bus.configure({ pluginMap: { Gone: false }, onUnknownCommand: (command) => order.push(`unknown ${command}`) });
    for (const command of ['Shop.opne', 'Gone.open', 'close', 'Shop.a.b']) {
      bus.command(command).fail(() => order.push(`rejected ${command}`));
      await laterTask();
    }
    const names = { 'Shop.opne': 'Shop.opne', 'Gone.open': 'Gone.open', close: 'CXBus.close', 'Shop.a.b': 'Shop.a.b' };
    expect(order).toEqual(Object.entries(names).flatMap(([given, full]) => [`rejected ${given}`, `unknown ${full}`]));
  });

  it('is not called for what runs, fails or is cancelled; only a function is taken', async () => {
    const { bus } = makeBus();
    const unknown = vi.fn();
    const shop = makePlugin(bus, 'Shop');
    shop.registerCommand('open', ({ deferred }) => deferred.resolve());
    shop.registerCommand('fail', ({ deferred }) => deferred.reject('closed'));
    shop.registerCommand('cancelled', ({ deferred }) => deferred.resolve());
    shop.before('Shop.cancelled', () => undefined as never);
    bus.configure({ onUnknownCommand: unknown });
    bus.configure({ onUnknownCommand: 'unknown' as never });
    for (const command of ['open', 'fail', 'cancelled']) bus.command(`Shop.${command}`);
    await laterTask();
    expect(unknown).not.toHaveBeenCalled();
    await rejectionOf(bus.command('Shop.nothing'));
    expect(unknown.mock.calls).toEqual([['Shop.nothing']]);
  });
});
