import { describe, expect, it, vi } from 'vitest';
import { laterTask, makeBus, makePlugin } from './helpers.js';

describe('events', () => {
  it('a callback gets {data, publisher, event, time}', async () => {
    const { bus } = makeBus();
    const callback = vi.fn();
    bus.subscribe('Shop.opened', callback);
    const data = { at: 9 };
    const before = Date.now();
    makePlugin(bus, 'Shop').publish('opened', data);
    const after = Date.now();
    await laterTask();
    const [event] = callback.mock.lastCall ?? [];
    expect(event).toEqual({ data, publisher: 'Shop', event: 'Shop.opened', time: expect.any(Number) });
    expect(event.data).toBe(data);
    expect(event.time).toBeGreaterThanOrEqual(before);
    expect(event.time).toBeLessThanOrEqual(after);
  });

  it('the global API publishes as CXBus', async () => {
    const { bus } = makeBus();
    const callback = vi.fn();
    bus.subscribe('CXBus.said', callback);
    expect(bus.publish('said', 1)).toBe(true);
    await laterTask();
    expect(callback).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ publisher: 'CXBus', data: 1 }));
  });

  it.each([undefined, null, 0, '', false])('falsy data (%j) arrives as {}', async (data) => {
    const { bus } = makeBus();
    const callback = vi.fn();
    bus.subscribe('Shop.opened', callback);
    makePlugin(bus, 'Shop').publish('opened', data);
    await laterTask();
    expect(callback.mock.lastCall?.[0].data).toEqual({});
  });

  it('are never delivered synchronously', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    const callback = vi.fn();
    bus.subscribe('Shop.opened', callback);
    shop.publish('opened');
    shop.republish('opened');
    shop.publishDirect('opened');
    bus.subscribe('Shop.opened', callback);
    expect(callback).not.toHaveBeenCalled();
    await laterTask();
    expect(callback).toHaveBeenCalledTimes(4);
  });

  it('are delivered first in, first out, events and subscribers', async () => {
    const { bus } = makeBus();
    const [shop, till] = [makePlugin(bus, 'Shop'), makePlugin(bus, 'Till')];
    const order: string[] = [];
    bus.subscribe('Till.x', () => order.push('Till.x 1'));
    bus.subscribe('Shop.x', () => order.push('Shop.x 1'));
    bus.subscribe('Shop.x', () => order.push('Shop.x 2'));
    shop.publish('x');
    till.publish('x');
    shop.publish('x');
    await laterTask();
    expect(order).toEqual(['Shop.x 1', 'Shop.x 2', 'Till.x 1', 'Shop.x 1', 'Shop.x 2']);
  });

  it('one queue serves commands and events alike, in order', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    const order: string[] = [];
    shop.registerCommand('work', ({ deferred }) => {
      order.push('command');
      deferred.resolve();
    });
    bus.subscribe('Shop.x', () => order.push('event'));
    shop.publish('x');
    shop.command('work');
    shop.publish('x');
    bus.command('Shop.work');
    await laterTask();
    expect(order).toEqual(['event', 'command', 'event', 'command']);
  });

  it('a callback that throws disturbs no other and is reported', async () => {
    const { bus, reported } = makeBus();
    const after = vi.fn();
    const error = new Error('mine');
    bus.subscribe('Shop.x', () => {
      throw error;
    });
    bus.subscribe('Shop.x', after);
    const shop = makePlugin(bus, 'Shop');
    shop.publish('x');
    shop.publish('x');
    await laterTask();
    expect(after).toHaveBeenCalledTimes(2);
    expect(reported).toEqual([error, error]);
  });

  it('even a reporter that throws does not stop the queue', async () => {
    const { createBus } = await import('../../src/bus/index.js');
    const uncaught = vi.fn();
    const listeners = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    process.on('uncaughtException', uncaught);
    const bus = createBus({
      document: null,
      reportError: (error) => {
        throw error;
      },
    });
    const after = vi.fn();
    bus.subscribe('CXBus.x', () => {
      throw 'mine';
    });
    bus.subscribe('CXBus.x', after);
    bus.publish('x');
    await laterTask();
    process.removeAllListeners('uncaughtException');
    for (const listener of listeners) process.on('uncaughtException', listener);
    expect(after).toHaveBeenCalledOnce();
    expect(uncaught).toHaveBeenCalledOnce();
  });

  it('what one callback does to its event does not reach the others', async () => {
    const { bus } = makeBus();
    const after = vi.fn();
    bus.subscribe<string>('Shop.x', (event) => {
      event.data = 'spoilt';
    });
    bus.subscribe('Shop.x', after);
    makePlugin(bus, 'Shop').publish('x', 'fine');
    await laterTask();
    expect(after).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ data: 'fine' }));
  });

  it('the list of subscribers is fixed when publish is called', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    const [early, late] = [vi.fn(), vi.fn()];
    bus.subscribe('Shop.x', early);
    shop.publish('x');
    bus.unsubscribe('Shop.x', early);
    bus.subscribe('Shop.x', late);
    await laterTask();
    expect(early).toHaveBeenCalledOnce();
    expect(late).not.toHaveBeenCalled();
  });

  it('anybody may subscribe to a name that does not exist yet', async () => {
    const { bus } = makeBus();
    const callback = vi.fn();
    expect(bus.subscribe('Later.x', callback)).toBe('Later.x');
    makePlugin(bus, 'Later', 'not ready').publish('x');
    await laterTask();
    expect(callback).toHaveBeenCalledOnce();
  });
});

describe('republish', () => {
  it('delivers like publish', async () => {
    const { bus } = makeBus();
    const callback = vi.fn();
    bus.subscribe('Shop.x', callback);
    expect(makePlugin(bus, 'Shop').republish('x', 1)).toBe(true);
    await laterTask();
    expect(callback).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ data: 1 }));
  });

  it('whoever subscribes later gets one replay of the latest republished data', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    const callback = vi.fn();
    shop.republish('x', 1);
    shop.republish('x', 2);
    bus.subscribe('Shop.x', callback);
    await laterTask();
    expect(callback.mock.calls).toEqual([[{ data: 2, publisher: 'Shop', event: 'Shop.x', time: expect.any(Number) }]]);
  });

  it('every later subscription gets its own', async () => {
    const { bus } = makeBus();
    makePlugin(bus, 'Shop').republish('x', 1);
    const callback = vi.fn();
    bus.subscribe('Shop.x', callback);
    bus.subscribe('Shop.x', callback);
    await laterTask();
    expect(callback).toHaveBeenCalledTimes(2);
  });

  it('a plain publish is delivered but does not change the replay', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    const [early, late] = [vi.fn(), vi.fn()];
    bus.subscribe('Shop.x', early);
    shop.republish('x', 'kept');
    shop.publish('x', 'passing');
    bus.subscribe('Shop.x', late);
    await laterTask();
    expect(early.mock.calls.map(([{ data }]) => data)).toEqual(['kept', 'passing']);
    expect(late.mock.calls.map(([{ data }]) => data)).toEqual(['kept']);
  });

  it('survives the last unsubscribe', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    const callback = vi.fn();
    bus.subscribe('Shop.x', () => {});
    shop.republish('x', 1);
    await laterTask();
    bus.unsubscribe('Shop.x');
    bus.subscribe('Shop.x', callback);
    await laterTask();
    expect(callback).toHaveBeenCalledOnce();
  });

  it('a replay comes after what was published before the subscription', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    const order: string[] = [];
    shop.republish('sticky');
    bus.subscribe('Shop.plain', () => order.push('plain'));
    shop.publish('plain');
    bus.subscribe('Shop.sticky', () => order.push('replay'));
    shop.publish('plain');
    await laterTask();
    expect(order).toEqual(['plain', 'replay', 'plain']);
  });
});

describe('scheduling', () => {
  it('delivers in microtasks: no task passes between publish and callback', async () => {
    const { bus } = makeBus();
    const callback = vi.fn();
    bus.subscribe('Shop.x', callback);
    makePlugin(bus, 'Shop').publish('x');
    await null;
    expect(callback).toHaveBeenCalledOnce();
  });

  it('a command round trip takes no timer', async () => {
    const timer = vi.spyOn(globalThis, 'setTimeout');
    const { bus } = makeBus();
    makePlugin(bus, 'Shop');
    for (let i = 0; i < 1000; i++) await bus.command('Shop.LOAD');
    expect(timer).not.toHaveBeenCalled();
    timer.mockRestore();
  });

  it('a plugin that answers events with events does not starve the event loop', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    let left = 1_000_000;
    bus.subscribe('Shop.x', () => {
      if (left-- > 0) shop.publish('x');
    });
    shop.publish('x');
    await laterTask();
    expect(left).toBeGreaterThan(0);
    left = 0;
  });

  it('nor does one that answers them by way of a promise', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    let left = 1_000_000;
    bus.subscribe('Shop.x', async () => {
      await null;
      if (left-- > 0) shop.publish('x');
    });
    shop.publish('x');
    await laterTask();
    expect(left).toBeGreaterThan(0);
    left = 0;
  });

  it('keeps the order across the yields', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    const heard: unknown[] = [];
    const turns: number[] = [];
    bus.subscribe('Shop.x', ({ data }) => {
      heard.push(data);
      for (const start = performance.now(); performance.now() - start < 0.2; );
    });
    const numbers = Array.from({ length: 300 }, (_, i) => i + 1);
    for (const i of numbers) shop.publish('x', i);
    while (heard.length < numbers.length) {
      await laterTask();
      turns.push(heard.length);
    }
    expect(heard).toEqual(numbers);
    expect(turns.length).toBeGreaterThan(1);
  });

  it('lets the event loop have its turn by the clock, however many deliveries there are', async () => {
    const { bus } = makeBus();
    let heard = 0;
    bus.subscribe('CXBus.x', () => {
      heard += 1;
    });
    const clock = vi.spyOn(Date, 'now').mockReturnValue(1_000_000);
    for (let i = 0; i < 1000; i++) bus.publish('x');
    await null;
    expect(heard).toBe(1000);
    await laterTask();
    clock.mockImplementation(() => 1_000_000 + heard);
    for (let i = 0; i < 1000; i++) bus.publish('x');
    await null;
    expect(heard).toBeGreaterThan(1000);
    expect(heard).toBeLessThan(1500);
    await vi.waitUntil(() => heard === 2000);
    clock.mockRestore();
  });

  it('a few deliveries, however slow, come without a turn of the event loop between them', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    const callback = vi.fn(() => {
      for (const start = performance.now(); performance.now() - start < 2; );
    });
    bus.subscribe('Shop.x', callback);
    for (let i = 0; i < 20; i++) shop.publish('x');
    await null;
    expect(callback).toHaveBeenCalledTimes(20);
  });
});

describe('async: false', () => {
  it('delivers events before publish returns, replays before subscribe returns', () => {
    const { bus } = makeBus();
    bus.configure({ async: false });
    const shop = makePlugin(bus, 'Shop');
    const callback = vi.fn();
    bus.subscribe('Shop.x', callback);
    shop.republish('x');
    expect(callback).toHaveBeenCalledTimes(1);
    bus.subscribe('Shop.x', callback);
    expect(callback).toHaveBeenCalledTimes(2);
  });

  it('runs commands, and their failures, before command returns', () => {
    const { bus } = makeBus();
    bus.configure({ async: false });
    makePlugin(bus, 'Shop').registerCommand('open', ({ deferred }) => deferred.resolve(1));
    expect(bus.command('Shop.open').state()).toBe('resolved');
    expect(bus.command('Shop.missing').state()).toBe('rejected');
    expect(bus.command('Missing.x').state()).toBe('rejected');
  });

  it('delivers what was still under way first', () => {
    const { bus } = makeBus();
    const heard: unknown[] = [];
    bus.subscribe('CXBus.x', ({ data }) => heard.push(data));
    bus.publish('x', 1);
    bus.configure({ async: false });
    bus.publish('x', 2);
    expect(heard).toEqual([1, 2]);
  });

  it('delivers synchronously from within a delivery too, however many, and after one that threw', async () => {
    const { bus, reported } = makeBus();
    bus.configure({ async: false });
    const shop = makePlugin(bus, 'Shop');
    const after = vi.fn();
    bus.subscribe('Shop.inner', () => {
      throw 'mine';
    });
    bus.subscribe('Shop.inner', after);
    bus.subscribe('Shop.outer', () => {
      for (let i = 1; i <= 500; i++) {
        shop.publish('inner');
        expect(after).toHaveBeenCalledTimes(i);
      }
    });
    shop.publish('outer');
    expect(after).toHaveBeenCalledTimes(500);
    await null;
    expect(reported).toHaveLength(500);
  });

  it('can be switched back', async () => {
    const { bus } = makeBus();
    bus.configure({ async: false });
    bus.configure({ async: true });
    const callback = vi.fn();
    bus.subscribe('CXBus.x', callback);
    bus.publish('x');
    expect(callback).not.toHaveBeenCalled();
    await laterTask();
    expect(callback).toHaveBeenCalledOnce();
  });
});
