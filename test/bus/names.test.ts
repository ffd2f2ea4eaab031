import { describe, expect, it, vi } from 'vitest';
import { laterTask, makeBus, makePlugin, rejectionOf } from './helpers.js';

const awkward = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'prototype'];

describe('names', () => {
  it('are case-sensitive', async () => {
    const { bus } = makeBus();
    makePlugin(bus, 'Shop').registerCommand('open', ({ deferred }) => deferred.resolve('Shop'));
    makePlugin(bus, 'shop').registerCommand('open', ({ deferred }) => deferred.resolve('shop'));
    expect(await bus.command('Shop.open')).toBe('Shop');
    expect(await bus.command('shop.open')).toBe('shop');
    expect(await rejectionOf(bus.command('Shop.Open'))).toBe('Command does not exist');
  });

  it('the plugin of a full name is the text before the first dot', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    makePlugin(bus, 'Till').subscribe('Shop.cart.item.added', () => {});
    expect(shop.subscribers()).toEqual({ 'Shop.cart.item.added': ['Till'] });
    shop.data('a.b', 1);
    expect(bus.data('Shop.a.b')).toBe(1);
  });

  it('a command has exactly two segments', async () => {
    const { bus } = makeBus();
    makePlugin(bus, 'Shop').registerCommand('a.b', ({ deferred }) => deferred.resolve());
    expect(await rejectionOf(bus.command('Shop.a.b'))).toBe('Command does not exist');
  });

  it('event names may hold more dots, spaces, colons and #', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    const names = ['a.b.c', 'two words', 'a:b', '#id', "data.k:'x y'"];
    const heard: string[] = [];
    for (const name of names) bus.subscribe(`Shop.${name}`, ({ event }) => heard.push(event));
    for (const name of names) shop.publish(name);
    await laterTask();
    expect(heard).toEqual(names.map((name) => `Shop.${name}`));
  });

  it("a command without a dot means the caller's own namespace", async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    shop.registerCommand('open', ({ deferred, command }) => deferred.resolve(command));
    makePlugin(bus, 'Till').registerCommand('open', ({ deferred }) => deferred.resolve('not this one'));
    expect(await shop.command('open')).toBe('Shop.open');
    expect(await rejectionOf(bus.command('open'))).toBe('Command does not exist');
  });

  it.each(['publish', 'republish', 'publishDirect'] as const)(
    '%s prefixes, even if the name holds dots',
    async (method) => {
      const { bus } = makeBus();
      const shop = makePlugin(bus, 'Shop');
      const [own, foreign] = [vi.fn(), vi.fn()];
      bus.subscribe('Shop.Till.opened', own);
      bus.subscribe('Till.opened', foreign);
      shop[method]('Till.opened');
      await laterTask();
      expect(own).toHaveBeenCalledOnce();
      expect(foreign).not.toHaveBeenCalled();
    },
  );

  it('subscribe, unsubscribe and before never prefix', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    shop.registerCommand('open', ({ deferred }) => deferred.resolve());
    const [callback, hook] = [vi.fn(), vi.fn((options: object) => options)];
    shop.subscribe('opened', callback);
    shop.before('open', hook);
    shop.publish('opened');
    await shop.command('open');
    expect(callback).not.toHaveBeenCalled();
    expect(hook).not.toHaveBeenCalled();

    shop.subscribe('Shop.opened', callback);
    expect(shop.unsubscribe('opened')).toBe(true);
    expect(shop.unsubscribe('opened')).toBe(false);
    shop.publish('opened');
    await laterTask();
    expect(callback).toHaveBeenCalledOnce();
  });

  it('knows no wildcards: `X.*` is a literal name that never fires, and nobody subscribes to `*`', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    const callback = vi.fn();
    for (const name of ['Shop.*', '*.opened', '**']) expect(bus.subscribe(name, callback)).toBe(name);
    expect(bus.subscribe('*', callback)).toBe(false);
    expect(bus.unsubscribe('*')).toBe(false);
    shop.publish('opened');
    await laterTask();
    expect(callback).not.toHaveBeenCalled();
  });

  it.each(awkward)('`%s` is a plugin, command, event and data name like any other', async (name) => {
    const { bus } = makeBus();
    expect(bus.data(name)).toBeUndefined();
    expect(bus.data(`${name}.${name}`)).toBeUndefined();
    const plugin = makePlugin(bus, name, 'not ready');
    expect(bus.registerPlugin(name)).toBe(false);

    plugin.registerCommand(name, ({ data, deferred }) => deferred.resolve(data));
    const held = bus.command(`${name}.${name}`, { x: 1 });
    plugin.ready();
    expect(await held).toEqual({ x: 1 });

    const events: unknown[] = [];
    bus.subscribe(`${name}.${name}`, ({ data }) => events.push(data));
    plugin.republish(name, { y: 2 });
    bus.subscribe(`${name}.${name}`, ({ data }) => events.push(data));
    await laterTask();
    expect(events).toEqual([{ y: 2 }, { y: 2 }]);

    plugin.data(name, 3);
    expect(bus.data(`${name}.${name}`)).toBe(3);
    plugin.registerEvents(name);
    const registry = plugin.registry();
    expect(Object.keys(registry)).toEqual([name]);
    expect(registry[name]?.events).toEqual([name]);
    expect(Object.keys(plugin.subscribers())).toEqual([`${name}.${name}`]);
    expect(Object.keys(plugin.data())).toEqual([name]);
  });

  it('touch no prototype', () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    const { bus } = makeBus();
    for (const name of awkward) {
      const plugin = makePlugin(bus, name);
      plugin.data(name, { polluted: true });
      plugin.registerEvents(name);
      bus.configure(JSON.parse(`{"${name}": {"polluted": true}, "pluginMap": {"__proto__": {"polluted": true}}}`));
    }
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
