import { describe, expect, it, vi } from 'vitest';
import { createQueue } from '../../src/bus/queue.js';
import { laterTask, makeBus, makePlugin } from './helpers.js';

const unreachable = (error: unknown) => expect.unreachable(String(error));

describe('the queue', () => {
  it('makes 100,000 calls in order, and forgets those that have been made', async () => {
    const queue = createQueue({ isAsync: () => true, report: unreachable });
    const made: number[] = [];
    const numbers = Array.from({ length: 100_000 }, (_, i) => i);
    for (const i of numbers) queue.enqueue((n: number) => made.push(n), i);
    while (made.length < numbers.length) await laterTask();
    expect(made).toEqual(numbers);
  });

  it('keeps its order while calls add calls, in batches and alone', async () => {
    const queue = createQueue({ isAsync: () => true, report: unreachable });
    const made: string[] = [];
    const note = (word: string) => made.push(word);
    queue.enqueueAll(
      [
        (word: string) => {
          note(`${word} 1`);
          queue.enqueue(note, 'alone');
          queue.enqueueAll([note, note], 'batch');
        },
        (word: string) => note(`${word} 2`),
      ],
      'first',
    );
    queue.enqueue(note, 'second');
    queue.enqueueAll([], 'nothing');
    await laterTask();
    expect(made).toEqual(['first 1', 'first 2', 'second', 'alone', 'batch', 'batch']);
  });

  it('makes the calls after one that throws, however many throw', async () => {
    const report = vi.fn();
    const queue = createQueue({ isAsync: () => true, report });
    const last = vi.fn();
    for (let i = 0; i < 20_000; i++) {
      queue.enqueue((n: number) => {
        throw n;
      }, i);
    }
    queue.enqueue(last);
    await vi.waitUntil(() => last.mock.calls.length > 0);
    await laterTask();
    expect(report.mock.calls.map(([error]) => error)).toEqual(Array.from({ length: 20_000 }, (_, i) => i));
  });

  it('with async: false makes calls before enqueue returns, from within others and after one that threw too', () => {
    const queue = createQueue({ isAsync: () => false, report: () => {} });
    const made: string[] = [];
    queue.enqueueAll(
      [
        () => {
          made.push('outer');
          queue.enqueue(() => {
            made.push('inner');
            throw 'mine';
          });
          made.push('after inner');
        },
        () => made.push('outer 2'),
      ],
      undefined,
    );
    expect(made).toEqual(['outer', 'outer 2', 'inner', 'after inner']);
  });
});

describe('many subscriptions', () => {
  it.each(['all of a plugin at once', 'one by one, the latest first', 'one by one, the earliest first'])(
    '100 plugins take back 1,000 each, %s: nobody else loses one, and order is kept',
    async (how) => {
      const { bus } = makeBus();
      const heard: number[] = [];
      const plugins = Array.from({ length: 100 }, (_, i) => makePlugin(bus, `P${i}`));
      const stays = [0, 1, 2].map((n) => () => heard.push(n));
      const [first, middle, last] = stays as [() => number, () => number, () => number];
      bus.subscribe('Shop.x', first);
      const callbacks = plugins.map((plugin, i) => {
        const own = Array.from({ length: 1000 }, () => () => heard.push(-1));
        for (const callback of own) plugin.subscribe('Shop.x', callback);
        if (i === 50) bus.subscribe('Shop.x', middle);
        return own;
      });
      bus.subscribe('Shop.x', last);
      for (const [i, plugin] of plugins.entries()) {
        const own = callbacks[i] ?? [];
        if (how.startsWith('all')) expect(plugin.unsubscribe('Shop.x')).toBe(true);
        else
          for (const callback of how.endsWith('latest first') ? own.toReversed() : own)
            plugin.unsubscribe('Shop.x', callback);
        expect(plugin.unsubscribe('Shop.x')).toBe(false);
      }
      const shop = makePlugin(bus, 'Shop');
      expect(shop.subscribers()).toEqual({ 'Shop.x': ['CXBus'] });
      shop.publish('x');
      await laterTask();
      expect(heard).toEqual([0, 1, 2]);
    },
  );

  it('taking back half of them leaves the others to hear and to be named', async () => {
    const { bus } = makeBus();
    const [shop, till] = [makePlugin(bus, 'Shop'), makePlugin(bus, 'Till')];
    const heard: number[] = [];
    const callbacks = Array.from({ length: 10 }, (_, n) => () => heard.push(n));
    for (const callback of callbacks) till.subscribe('Shop.x', callback);
    for (const callback of callbacks.slice(0, 4)) till.unsubscribe('Shop.x', callback);
    shop.publish('x');
    await laterTask();
    expect(heard).toEqual([4, 5, 6, 7, 8, 9]);
    expect(shop.subscribers()).toEqual({ 'Shop.x': ['Till'] });
  });
});

describe('publishing while subscribers change', () => {
  it('a subscriber that is added by a callback hears the next publication only', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    const late = vi.fn();
    bus.subscribe('Shop.x', () => void bus.subscribe('Shop.x', late));
    shop.publish('x', 1);
    await laterTask();
    expect(late).not.toHaveBeenCalled();
    shop.publish('x', 2);
    await laterTask();
    expect(late.mock.calls).toMatchObject([[{ data: 2 }]]);
  });

  it('a subscription between two publications comes between them, replays included, with async: false too', async () => {
    for (const async of [true, false]) {
      const { bus } = makeBus();
      bus.configure({ async });
      const shop = makePlugin(bus, 'Shop');
      const heard: unknown[] = [];
      shop.republish('x', 1);
      bus.subscribe('Shop.x', ({ data }) => heard.push(['a', data]));
      shop.publish('x', 2);
      bus.subscribe('Shop.x', ({ data }) => heard.push(['b', data]));
      shop.publish('x', 3);
      await laterTask();
      expect(heard).toEqual([
        ['a', 1],
        ['a', 2],
        ['b', 1],
        ['a', 3],
        ['b', 3],
      ]);
    }
  });

  it('with async: false, all subscribers get an event before those of an event that one of them publishes', () => {
    const { bus } = makeBus();
    bus.configure({ async: false });
    const shop = makePlugin(bus, 'Shop');
    const heard: string[] = [];
    bus.subscribe('Shop.outer', () => {
      heard.push('outer 1');
      shop.publish('inner');
    });
    bus.subscribe('Shop.outer', () => heard.push('outer 2'));
    bus.subscribe('Shop.inner', () => heard.push('inner'));
    shop.publish('outer');
    expect(heard).toEqual(['outer 1', 'outer 2', 'inner']);
  });
});
