import { describe, expect, it } from 'vitest';
import type { Bus } from '../../src/bus/index.js';
import { laterTask, makeBus, makePlugin } from './helpers.js';

/** Collects name and data of each event among `names`. */
function listen(bus: Bus, names: string[]): [string, unknown][] {
  const heard: [string, unknown][] = [];
  for (const name of names) bus.subscribe(name, ({ event, data }) => heard.push([event, data]));
  return heard;
}

describe('data store', () => {
  it("data('k', v) sets and returns; data('k') reads own", () => {
    const shop = makePlugin(makeBus().bus, 'Shop');
    expect(shop.data('open', true)).toBe(true);
    expect(shop.data('open')).toBe(true);
    expect(shop.data('closed')).toBeUndefined();
  });

  it("data('Other.k') reads another plugin's", () => {
    const { bus } = makeBus();
    const [shop, till] = [makePlugin(bus, 'Shop'), makePlugin(bus, 'Till')];
    shop.data('open', 'yes');
    expect(till.data('Shop.open')).toBe('yes');
    expect(bus.data('Shop.open')).toBe('yes');
    expect(till.data('open')).toBeUndefined();
    expect(till.data('Nobody.open')).toBeUndefined();
  });

  it('keys may hold dots, own and of others', () => {
    const { bus } = makeBus();
    makePlugin(bus, 'Shop').data('a.b', 1);
    expect(bus.data('Shop.a.b')).toBe(1);
    expect(bus.data('Shop.a')).toBeUndefined();
    expect(bus.data('Shop')).toBeUndefined();
    expect(bus.data('')).toBeUndefined();
  });

  it('a key that is no string reads the own raw store and writes nothing', () => {
    const shop = makePlugin(makeBus().bus, 'Shop');
    for (const key of [undefined, null, 5, {}]) expect(shop.data(key as never, 1)).toBe(shop.data());
    expect(shop.data()).toEqual({});
  });

  it("nobody writes another plugin's data", () => {
    const { bus } = makeBus();
    const [shop, till] = [makePlugin(bus, 'Shop'), makePlugin(bus, 'Till')];
    shop.data('open', 'yes');
    till.data('Shop.open', 'no');
    expect(shop.data('open')).toBe('yes');
  });

  it('the global API has a store of its own', () => {
    const { bus } = makeBus();
    expect(bus.data('k', 1)).toBe(1);
    expect(bus.data('k')).toBe(1);
    expect(makePlugin(bus, 'Shop').data('CXBus.k')).toBe(1);
  });

  it('data() is the own raw store {k: {value, last, time}}', () => {
    const shop = makePlugin(makeBus().bus, 'Shop');
    const before = Date.now();
    shop.data('k', 1);
    shop.data('k', 2);
    expect(shop.data()).toEqual({ k: { value: 2, last: 1, time: expect.any(Number) } });
    expect(shop.data()['k']?.time).toBeGreaterThanOrEqual(before);
    expect(shop.data()['k']?.time).toBeLessThanOrEqual(Date.now());
  });

  it.each([undefined, null])('%s cannot be stored', async (nothing) => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    shop.data('k', 'kept');
    const heard = listen(bus, ['Shop.data']);
    expect(shop.data('k', nothing)).toBe('kept');
    expect(shop.data('new', nothing)).toBeUndefined();
    await laterTask();
    expect(shop.data('k')).toBe('kept');
    expect(Object.keys(shop.data())).toEqual(['k']);
    expect(heard).toEqual([]);
  });

  it('other falsy values are values', () => {
    const shop = makePlugin(makeBus().bus, 'Shop');
    for (const value of [0, '', false, Number.NaN]) {
      expect(shop.data('k', value)).toBe(value);
      expect(shop.data('k')).toBe(value);
    }
  });

  it('on a change three plain events, in order, with {last, value, time}', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    const heard = listen(bus, ['Shop.data.k:7', 'Shop.data.k', 'Shop.data']);
    shop.data('k', 7);
    await laterTask();
    const change = { last: undefined, value: 7, time: expect.any(Number) };
    expect(heard).toEqual([
      ['Shop.data', { k: change }],
      ['Shop.data.k', change],
      ['Shop.data.k:7', change],
    ]);
    const late = listen(bus, ['Shop.data', 'Shop.data.k']);
    await laterTask();
    expect(late).toEqual([]);
  });

  it('the value stands in the name of the third event, strings quoted', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    const heard = listen(bus, [
      "Shop.data.k:'abc'",
      'Shop.data.k:true',
      'Shop.data.k:1,2',
      'Shop.data.k:[object Object]',
    ]);
    for (const value of ['abc', true, [1, 2], {}]) shop.data('k', value);
    await laterTask();
    expect(heard.map(([name]) => name)).toEqual([
      "Shop.data.k:'abc'",
      'Shop.data.k:true',
      'Shop.data.k:1,2',
      'Shop.data.k:[object Object]',
    ]);
  });

  it('values that cannot be made a string are stored and told of all the same', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    const heard = listen(bus, ['Shop.data.k', 'Shop.data.k:object', 'Shop.data.s:Symbol(Symbol.iterator)']);
    const bare = Object.create(null);
    expect(shop.data('k', bare)).toBe(bare);
    expect(shop.data('s', Symbol.iterator)).toBe(Symbol.iterator);
    await laterTask();
    expect(heard).toEqual([
      ['Shop.data.k', { last: undefined, value: bare, time: expect.any(Number) }],
      ['Shop.data.k:object', expect.objectContaining({ value: bare })],
      ['Shop.data.s:Symbol(Symbol.iterator)', expect.objectContaining({ value: Symbol.iterator })],
    ]);
  });

  it('the same value again is no change', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    const value = {};
    shop.data('k', value);
    shop.data('n', Number.NaN);
    const heard = listen(bus, ['Shop.data', 'Shop.data.k', 'Shop.data.n']);
    shop.data('k', value);
    shop.data('n', Number.NaN);
    await laterTask();
    expect(heard).toEqual([]);
  });
});
