import { describe, expect, it, vi } from 'vitest';
import type { PluginInterface } from '../../src/bus/index.js';
import { laterTask, makeBus, makePlugin, rejectionOf } from './helpers.js';

const notThere = 'Could not load plugin file in given location. Check your plugins path option.';

function makeRemovable() {
  const { bus } = makeBus();
  const removal = new AbortController();
  const shop = bus.registerPlugin('Shop', { signal: removal.signal }) as PluginInterface;
  return { bus, shop, remove: () => removal.abort(), signal: removal.signal };
}

describe('a plugin registered with a signal, once that is aborted', () => {
  it('is unknown: its commands fail, its data are gone, it stands in no registry', async () => {
    const { bus, shop, remove } = makeRemovable();
    const page = makePlugin(bus, 'Page');
    shop.registerCommand('open', ({ deferred }) => deferred.resolve());
    shop.ready();
    shop.data('k', 1);
    await bus.command('Shop.open');
    remove();
    expect(await rejectionOf(bus.command('Shop.open'))).toBe(notThere);
    expect(bus.data('Shop.k')).toBeUndefined();
    expect(Object.keys(page.registry())).toEqual(['Page']);
  });

  it('leaves its name to another, which gets nothing of the old one', async () => {
    const { bus, shop, remove } = makeRemovable();
    shop.registerCommand('open', ({ deferred }) => deferred.resolve());
    shop.republish('x', { old: true });
    remove();
    const next = makePlugin(bus, 'Shop');
    const heard = vi.fn();
    bus.subscribe('Shop.x', heard);
    await laterTask();
    expect(heard).not.toHaveBeenCalled();
    expect(await rejectionOf(bus.command('Shop.open'))).toBe('Command does not exist');
    next.publish('x', { old: false });
    await laterTask();
    expect(heard.mock.calls).toMatchObject([[{ data: { old: false } }]]);
  });

  it('takes nothing of what others have republished with it', async () => {
    const { bus, remove } = makeRemovable();
    makePlugin(bus, 'Page').republish('x');
    makePlugin(bus, 'Shopping').republish('x');
    remove();
    const heard = vi.fn();
    bus.subscribe('Page.x', heard);
    bus.subscribe('Shopping.x', heard);
    await laterTask();
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it('may be loaded again', async () => {
    const { bus, remove } = makeRemovable();
    expect(await bus.loadPlugin('Shop').catch((reason) => [reason])).toEqual([undefined]);
    remove();
    expect(await rejectionOf(bus.loadPlugin('Shop'))).toBe('Could not load plugin file: shop.min.js');
  });

  it('hears nothing any more, not even what is on its way', async () => {
    const { bus, shop, remove } = makeRemovable();
    const page = makePlugin(bus, 'Page');
    const heard = vi.fn();
    shop.subscribe('Page.x', heard);
    page.publish('x');
    remove();
    page.publish('x');
    expect(shop.subscribe('Page.x', heard)).toBe(false);
    await laterTask();
    expect(heard).not.toHaveBeenCalled();
    expect(page.subscribers()).toEqual({});
  });

  it('says nothing any more, but what it has said is still heard', async () => {
    const { bus, shop, remove } = makeRemovable();
    const heard = vi.fn();
    bus.subscribe('Shop.x', heard);
    shop.publish('x', { first: true });
    remove();
    shop.publish('x');
    shop.republish('x');
    await laterTask();
    expect(heard.mock.calls).toMatchObject([[{ data: { first: true } }]]);
  });

  it('hooks into no command any more', async () => {
    const { bus, shop, remove } = makeRemovable();
    makePlugin(bus, 'Page').registerCommand('open', ({ data, deferred }) => deferred.resolve(data));
    shop.before('Page.open', () => false);
    remove();
    expect(await bus.command('Page.open', { a: 1 })).toEqual({ a: 1 });
  });

  it('commands that were held for it fail', async () => {
    const { bus, remove } = makeRemovable();
    const held = bus.command('Shop.open');
    remove();
    expect(await rejectionOf(held)).toBe(notThere);
  });

  it('leaves those that were registered without one alone', async () => {
    const { bus, remove } = makeRemovable();
    const page = makePlugin(bus, 'Page');
    const heard = vi.fn();
    page.subscribe('Page.x', heard);
    remove();
    page.publish('x');
    await laterTask();
    expect(heard).toHaveBeenCalledOnce();
  });
});

it('a signal that is aborted already registers nothing', () => {
  const { bus } = makeBus();
  expect(bus.registerPlugin('Shop', { signal: AbortSignal.abort() })).toBe(false);
  expect(bus.registerPlugin('Shop')).toBeTruthy();
});

it('what else stands in the place of options is ignored', () => {
  const { bus } = makeBus();
  for (const [index, junk] of [null, 5, 'x', {}, [], { signal: {} }, { signal: 1 }].entries()) {
    expect(bus.registerPlugin(`Shop${index}`, junk as never)).toBeTruthy();
  }
});
