import { afterEach, describe, expect, it, vi } from 'vitest';
import { createBus } from '../../src/bus/index.js';
import { laterTask, makeBus, makePlugin, rejectionOf } from './helpers.js';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the global API', () => {
  it('its methods work detached from it, and it is an ordinary mutable object', async () => {
    const { bus } = makeBus();
    const { registerPlugin, configure, command, subscribe, unsubscribe, publish, before, data, registerModule } = bus;
    expect(registerPlugin('Shop')).toBeTruthy();
    expect(configure({})).toBeUndefined();
    expect(await rejectionOf(command('nothing'))).toBe('Command does not exist');
    expect(subscribe('Shop.x', () => {})).toBe('Shop.x');
    expect(unsubscribe('Shop.x')).toBe(true);
    expect(publish('x')).toBe(true);
    expect(before('Shop.open', (options) => options)).toBe(true);
    expect(data('k', 1)).toBe(1);
    expect(registerModule('m', 1)).toBe(true);
    bus['mine'] = 1;
    expect(bus['mine']).toBe(1);
  });

  it('two buses know nothing of each other', async () => {
    const [one, other] = [makeBus().bus, makeBus().bus];
    const callback = vi.fn();
    other.subscribe('Shop.x', callback);
    makePlugin(one, 'Shop').republish('x');
    await laterTask();
    expect(callback).not.toHaveBeenCalled();
    expect(other.registerPlugin('Shop')).toBeTruthy();
  });

  it('works where there is no page at all', async () => {
    const bus = createBus();
    const shop = makePlugin(bus, 'Shop');
    shop.registerCommand('open', ({ deferred }) => deferred.resolve(1));
    expect(await bus.command('Shop.open')).toBe(1);
    bus.configure({ pluginsPath: 'plugins' });
    expect(await rejectionOf(bus.loadPlugin('Till'))).toBe('Could not load plugin file: till.min.js');
    expect(await rejectionOf(bus.loadFile('a.js'))).toBe('Could not load file: a.js');
    expect(await rejectionOf(bus.loadModule('m'))).toBe('Could not load module: m');
  });
});

describe('registerPlugin', () => {
  it('returns an interface', () => {
    expect(makeBus().bus.registerPlugin('Shop')).toMatchObject({ publish: expect.any(Function) });
  });

  it('false if the name is taken', () => {
    const { bus } = makeBus();
    bus.registerPlugin('Shop');
    expect(bus.registerPlugin('Shop')).toBe(false);
    expect(bus.registerPlugin('CXBus')).toBe(false);
  });

  it.each([undefined, null, 5, {}, [], Symbol('x'), () => {}])('false if the name is no string (%#)', (name) => {
    const { bus } = makeBus();
    expect(bus.registerPlugin(name as never)).toBe(false);
  });
});

describe('registerMaster', () => {
  it('answers the first caller only', () => {
    const { bus } = makeBus();
    expect(bus.registerMaster()).toEqual({
      lock: expect.any(Function),
      unlock: expect.any(Function),
      config: expect.any(Function),
    });
    expect(bus.registerMaster()).toBeUndefined();
    expect(bus.registerMaster()).toBeUndefined();
  });

  it('lock makes registerPlugin answer false until unlock', () => {
    const { bus } = makeBus();
    const master = bus.registerMaster();
    master?.lock();
    expect(bus.registerPlugin('Shop')).toBe(false);
    master?.unlock();
    expect(bus.registerPlugin('Shop')).toBeTruthy();
  });

  it('config configures the bus', () => {
    const { bus } = makeBus();
    bus.registerMaster()?.config({ unlocked: true });
    const shop = makePlugin(bus, 'Shop');
    expect(bus.getPluginInterface?.('Shop')).toBe(shop);
  });
});

describe('configure', () => {
  it('returns undefined; unknown keys and wrong types are ignored', async () => {
    const { bus } = makeBus();
    const junk: unknown[] = [
      undefined,
      null,
      5,
      'text',
      [],
      () => {},
      { unknown: 1, constructor: 2, __proto__: { x: 1 } },
    ];
    const wrong = {
      debug: 'yes',
      pluginsPath: 5,
      pluginFilenameFormat: null,
      pluginMap: null,
      async: 0,
      unlocked: 1,
      integrity: 'x',
      timestamps: 'yes',
    };
    for (const options of [...junk, wrong]) expect(bus.configure(options as never)).toBeUndefined();
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    const callback = vi.fn();
    bus.subscribe('CXBus.x', callback);
    bus.publish('x');
    expect(callback).not.toHaveBeenCalled();
    expect(log).not.toHaveBeenCalled();
    expect(bus.getPluginInterface).toBeUndefined();
    expect(await rejectionOf(bus.loadPlugin('Shop'))).toBe('Could not load plugin file: shop.min.js');
  });

  it('unlocked adds getPluginInterface', () => {
    const { bus } = makeBus();
    const shop = makePlugin(bus, 'Shop');
    expect(bus.getPluginInterface).toBeUndefined();
    bus.configure({ unlocked: true });
    expect(bus.getPluginInterface?.('Shop')).toBe(shop);
    expect(bus.getPluginInterface?.('Missing')).toBeUndefined();
    bus.configure({ unlocked: false });
    expect(bus.getPluginInterface).toBeUndefined();
  });
});

describe('debug', () => {
  function makeLoggedBus() {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    const { bus } = makeBus();
    bus.configure({ debug: true });
    const shop = makePlugin(bus, 'Shop');
    log.mockClear();
    return { bus, shop, lines: () => log.mock.calls.map((words) => words.join(' ')) };
  }

  it('logs commands and events by name, without what they carry', () => {
    const { bus, shop, lines } = makeLoggedBus();
    shop.publish('x', { phone: '555' });
    shop.republish('y', { phone: '555' });
    bus.command('Shop.open', { phone: '555' });
    expect(lines()).toEqual([
      '[CXBus] publish Shop.x',
      '[CXBus] republish Shop.y',
      '[CXBus] command Shop.open from CXBus',
    ]);
  });

  it('puts the time before each line if timestamps are asked for', () => {
    const { bus, shop, lines } = makeLoggedBus();
    bus.configure({ timestamps: true });
    shop.publish('x');
    expect(lines()).toEqual([expect.stringMatching(/^\[CXBus\] \d{4}-\d\d-\d\dT[\d:.]+Z publish Shop\.x$/)]);
  });

  it('logs plugins that come', () => {
    const { bus, lines } = makeLoggedBus();
    makePlugin(bus, 'Till');
    expect(lines()).toEqual(['[CXBus] plugin Till']);
  });

  it('publishDirect is kept out of the log when nobody listens', () => {
    const { bus, shop, lines } = makeLoggedBus();
    shop.publishDirect('x');
    expect(lines()).toEqual([]);
    bus.subscribe('Shop.x', () => {});
    shop.publishDirect('x');
    expect(lines()).toEqual(['[CXBus] publishDirect Shop.x']);
  });

  it('is off unless asked for', () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    const { bus } = makeBus();
    makePlugin(bus, 'Shop').publish('x');
    bus.command('Shop.LOAD');
    bus.loadPlugin('Till');
    expect(log).not.toHaveBeenCalled();
  });
});
