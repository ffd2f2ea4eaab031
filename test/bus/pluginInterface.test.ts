import { describe, expect, it, vi } from 'vitest';
import type { CommandCall } from '../../src/bus/index.js';
import { laterTask, makeBus, makePlugin } from './helpers.js';

const BORN_WITH = ['COMMANDS', 'EVENTS', 'LOAD'];

describe('plugin interface', () => {
  it('is an ordinary mutable object', () => {
    const shop = makePlugin(makeBus().bus, 'Shop');
    shop['mine'] = 1;
    expect(shop['mine']).toBe(1);
    expect(Object.keys(shop)).toContain('mine');
    shop.namespace = () => 'other';
    expect(shop.namespace()).toBe('other');
  });

  it('its methods work detached from it', async () => {
    const { bus } = makeBus();
    const { registerCommand, registerEvents, subscribe, unsubscribe, publish, republish, publishDirect } = makePlugin(
      bus,
      'Shop',
    );
    const { command, before, registry, subscribers, namespace, data, ready } = makePlugin(bus, 'Till', 'not ready');
    const callback = vi.fn();
    registerCommand('open', ({ deferred }) => deferred.resolve(1));
    registerEvents('x');
    subscribe('Shop.x', callback);
    publish('x');
    republish('x');
    publishDirect('x');
    await laterTask();
    expect(callback).toHaveBeenCalledTimes(3);
    expect(unsubscribe('Shop.x')).toBe(true);
    expect(before('Shop.open', (options) => options)).toBe(true);
    expect(await command('Shop.open')).toBe(1);
    expect(Object.keys(registry())).toEqual(['Shop', 'Till']);
    expect(subscribers()).toEqual({});
    expect(namespace()).toBe('Till');
    expect(data('k', 1)).toBe(1);
    ready();
    expect(await bus.command('Till.LOAD')).toBeUndefined();
  });

  it('namespace is the name of the plugin', () => {
    expect(makePlugin(makeBus().bus, 'Shop').namespace()).toBe('Shop');
  });

  it('registerCommand is true; a second registration replaces', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    const [first, second] = [vi.fn(), vi.fn(({ deferred }: CommandCall) => deferred.resolve())];
    expect(shop.registerCommand('open', first)).toBe(true);
    expect(shop.registerCommand('open', second)).toBe(true);
    await bus.command('Shop.open');
    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledOnce();
    expect(shop.registry()['Shop']?.commands).toEqual([...BORN_WITH, 'open']);
  });

  it('registerEvents takes a name or an array of names and is informative only', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    const callback = vi.fn();
    expect(shop.registerEvents('a')).toBeUndefined();
    expect(shop.registerEvents(['b', 'c', 'a'])).toBeUndefined();
    expect(shop.registry()['Shop']?.events).toEqual(['a', 'b', 'c']);
    bus.subscribe('Shop.unregistered', callback);
    shop.publish('unregistered');
    await laterTask();
    expect(callback).toHaveBeenCalledOnce();
  });

  it('subscribe returns the event name, and false without a callback', () => {
    const shop = makePlugin(makeBus().bus, 'Shop');
    expect(shop.subscribe('Till.opened', () => {})).toBe('Till.opened');
    for (const nothing of [undefined, null, 'text', {}]) {
      expect(shop.subscribe('Till.opened', nothing as never)).toBe(false);
    }
    expect(shop.unsubscribe('Till.opened')).toBe(true);
  });

  it('subscribe is false for a name that is no string', () => {
    const { bus } = makeBus();
    for (const name of [undefined, null, 5, {}, Symbol('x')]) {
      expect(bus.subscribe(name as never, () => {})).toBe(false);
      expect(bus.unsubscribe(name as never)).toBe(false);
    }
  });

  it('subscribers names each plugin once', () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    const till = makePlugin(bus, 'Till');
    for (const plugin of [till, bus, till]) plugin.subscribe('Shop.x', () => {});
    expect(shop.subscribers()).toEqual({ 'Shop.x': ['Till', 'CXBus'] });
    expect(till.subscribers()).toEqual({});
  });

  it('the same callback twice: two calls', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    const callback = vi.fn();
    shop.subscribe('Shop.x', callback);
    shop.subscribe('Shop.x', callback);
    shop.publish('x');
    await laterTask();
    expect(callback).toHaveBeenCalledTimes(2);
  });

  it("unsubscribe without a callback: all of this plugin's callbacks, nobody else's", async () => {
    const { bus } = makeBus();
    const [shop, till] = [makePlugin(bus, 'Shop'), makePlugin(bus, 'Till')];
    const [own, other, foreign] = [vi.fn(), vi.fn(), vi.fn()];
    shop.subscribe('Shop.x', own);
    shop.subscribe('Shop.x', own);
    shop.subscribe('Shop.y', other);
    till.subscribe('Shop.x', foreign);
    bus.subscribe('Shop.x', foreign);
    expect(shop.unsubscribe('Shop.x')).toBe(true);
    expect(shop.unsubscribe('Shop.x')).toBe(false);
    expect(shop.unsubscribe('Nothing.x')).toBe(false);
    shop.publish('x');
    shop.publish('y');
    await laterTask();
    expect(own).not.toHaveBeenCalled();
    expect(other).toHaveBeenCalledOnce();
    expect(foreign).toHaveBeenCalledTimes(2);
  });

  it('unsubscribe with a callback: just that one', async () => {
    const { bus } = makeBus();
    const [shop, till] = [makePlugin(bus, 'Shop'), makePlugin(bus, 'Till')];
    const [gone, stays] = [vi.fn(), vi.fn()];
    shop.subscribe('Shop.x', gone);
    shop.subscribe('Shop.x', stays);
    till.subscribe('Shop.x', stays);
    expect(shop.unsubscribe('Shop.x', gone)).toBe(true);
    expect(shop.unsubscribe('Shop.x', gone)).toBe(false);
    expect(shop.unsubscribe('Shop.x', () => {})).toBe(false);
    shop.publish('x');
    await laterTask();
    expect(gone).not.toHaveBeenCalled();
    expect(stays).toHaveBeenCalledTimes(2);
  });

  it('unsubscribe with a callback that was subscribed twice takes one subscription away', async () => {
    const shop = makePlugin(makeBus().bus, 'Shop');
    const callback = vi.fn();
    shop.subscribe('Shop.x', callback);
    shop.subscribe('Shop.x', callback);
    shop.unsubscribe('Shop.x', callback);
    shop.publish('x');
    await laterTask();
    expect(callback).toHaveBeenCalledOnce();
  });

  it('publish, republish and publishDirect are true, subscribers or not', () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    expect([shop.publish('x'), shop.republish('x'), shop.publishDirect('x')]).toEqual([true, true, true]);
    bus.subscribe('Shop.x', () => {});
    expect([shop.publish('x'), shop.republish('x'), shop.publishDirect('x')]).toEqual([true, true, true]);
  });

  it('publishDirect delivers as publish does', async () => {
    const { bus } = makeBus();
    const callback = vi.fn();
    bus.subscribe('Shop.x', callback);
    makePlugin(bus, 'Shop').publishDirect('x', 1);
    await laterTask();
    expect(callback).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ event: 'Shop.x', data: 1 }));
  });

  it('registry is a live {[plugin]: {events, commands}}', () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop', 'not ready');
    const registry = shop.registry();
    expect(registry).toEqual({ Shop: { events: [], commands: BORN_WITH } });
    const till = makePlugin(bus, 'Till');
    till.registerCommand('open', () => {});
    till.registerEvents(['opened']);
    expect(registry).toEqual({
      Shop: { events: [], commands: BORN_WITH },
      Till: { events: ['opened'], commands: [...BORN_WITH, 'open'] },
    });
    expect(till.registry()).toBe(registry);
  });

  it('subscribers is {[fullEvent]: subscriberName[]} of this namespace', () => {
    const { bus } = makeBus();
    const [shop, shopping] = [makePlugin(bus, 'Shop'), makePlugin(bus, 'Shopping')];
    expect(shop.subscribers()).toEqual({});
    shop.subscribe('Shop.x', () => {});
    shopping.subscribe('Shop.x', () => {});
    bus.subscribe('Shop.y', () => {});
    bus.subscribe('Shopping.x', () => {});
    expect(shop.subscribers()).toEqual({ 'Shop.x': ['Shop', 'Shopping'], 'Shop.y': ['CXBus'] });
    bus.unsubscribe('Shop.y');
    expect(shop.subscribers()).toEqual({ 'Shop.x': ['Shop', 'Shopping'] });
  });

  it('every plugin is born with COMMANDS and EVENTS, which resolve with the list', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    shop.registerCommand('open', () => {});
    shop.registerEvents(['opened', 'closed']);
    expect(await bus.command('Shop.COMMANDS')).toEqual([...BORN_WITH, 'open']);
    expect(await bus.command('Shop.EVENTS')).toEqual(['opened', 'closed']);
  });

  it('and with LOAD, which waits until the plugin is ready and just resolves', async () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop', 'not ready');
    const done = vi.fn();
    bus.command('Shop.LOAD').done(done);
    await laterTask();
    expect(done).not.toHaveBeenCalled();
    shop.ready();
    await laterTask();
    expect(done).toHaveBeenCalledOnce();
  });
});
