// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Bus, createBus } from '../../src/bus/index.js';
import { laterTask, makePlugin, rejectionOf } from './helpers.js';

const NOT_LOADED = 'Could not load plugin file in given location. Check your plugins path option.';

let bus: Bus;
const scripts = () => [...document.querySelectorAll<HTMLScriptElement>('script[src]')];
const addresses = () => scripts().map((script) => script.getAttribute('src'));

/** Lets the one script element under way end as a browser would, after what its file does. */
function finish(how: 'load' | 'error', evaluate?: () => void): Event {
  const event = new Event(how);
  evaluate?.();
  scripts().at(-1)?.dispatchEvent(event);
  return event;
}

beforeEach(() => {
  document.head.replaceChildren();
  bus = createBus({ reportError: (error) => expect.unreachable(String(error)) });
  bus.configure({ pluginsPath: '/p/' });
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('loadPlugin', () => {
  it('appends a script element for the path and the lower-case file name', () => {
    bus.loadPlugin('Callback');
    expect(addresses()).toEqual(['/p/callback.min.js']);
    expect(scripts()[0]?.isConnected).toBe(true);
  });

  it('replaces the word `plugin` of the file name format', () => {
    bus.configure({ pluginFilenameFormat: 'V2-plugin.JS' });
    bus.loadPlugin('Call-back_2');
    expect(addresses()).toEqual(['/p/v2-call-back_2.js']);
  });

  it.each([
    ['a/b', 'a/b/'],
    ['a/b/', 'a/b/'],
    ['/', '/'],
    ['', ''],
  ])('pluginsPath %j: a missing trailing / is added', (given, path) => {
    bus.configure({ pluginsPath: given });
    bus.loadPlugin('Shop');
    expect(addresses()).toEqual([`${path}shop.min.js`]);
  });

  it('what configure does not name stays as it was', () => {
    bus.configure({ pluginsPath: 'a' });
    bus.configure({ pluginFilenameFormat: 'plugin.js' });
    bus.loadPlugin('Shop');
    expect(addresses()).toEqual(['a/shop.js']);
  });

  it("without configure, the path is the bus's own default", () => {
    createBus({ defaultPluginsPath: 'https://cdn.example/w/plugins/' }).loadPlugin('Shop');
    expect(addresses()).toEqual(['https://cdn.example/w/plugins/shop.min.js']);
  });

  it('without either, loading rejects with a sentence that names pluginsPath, and nothing is loaded', async () => {
    const unconfigured = createBus();
    expect(await rejectionOf(unconfigured.loadPlugin('Shop'))).toMatch(/^Could not load plugin file: .*pluginsPath/);
    expect(await rejectionOf(unconfigured.loadModule('phone'))).toMatch(/^Could not load module: .*pluginsPath/);
    expect(await rejectionOf(unconfigured.command('Shop.open'))).toBe(NOT_LOADED);
    expect(scripts()).toEqual([]);
    unconfigured.configure({ pluginMap: { Shop: 'shop.js' } });
    unconfigured.loadPlugin('Shop');
    unconfigured.loadFile('a.js');
    expect(addresses()).toEqual(['shop.js', 'a.js']);
  });

  it("resolves with the script's load event, be the plugin ready or not", async () => {
    const promise = bus.loadPlugin('Shop');
    const event = finish('load');
    expect(await promise).toBe(event);
  });

  it('rejects with no value if the plugin is registered, compared case-insensitively', async () => {
    makePlugin(bus, 'Shop');
    const fail = vi.fn();
    for (const name of ['Shop', 'shop', 'SHOP', 'cxbus']) bus.loadPlugin(name).fail(fail);
    expect(fail).not.toHaveBeenCalled();
    await laterTask();
    expect(fail.mock.calls).toEqual([[], [], [], []]);
    expect(scripts()).toEqual([]);
  });

  it('rejects with no value if its file has been loaded', async () => {
    bus.loadPlugin('widgets-core');
    finish('load');
    const fail = vi.fn();
    bus.loadPlugin('Widgets-Core').fail(fail);
    await laterTask();
    expect(fail.mock.calls).toEqual([[]]);
    expect(scripts()).toHaveLength(1);
  });

  it('on a script error says which file; a later call tries again', async () => {
    const first = bus.loadPlugin('Shop');
    finish('error');
    expect(await rejectionOf(first)).toBe('Could not load plugin file: shop.min.js');
    expect(scripts()).toEqual([]);
    const second = bus.loadPlugin('Shop');
    const event = finish('load');
    expect(await second).toBe(event);
  });

  it('loads in flight are shared: one script element', async () => {
    const promises = [bus.loadPlugin('Shop'), bus.loadPlugin('shop'), bus.loadFile('/p/shop.min.js')];
    bus.command('Shop.open');
    expect(scripts()).toHaveLength(1);
    const event = finish('load');
    expect(await Promise.all(promises)).toEqual([event, event, event]);
  });

  it('loads that fail are shared too, each with its own sentence', async () => {
    const promises = [bus.loadPlugin('Shop'), bus.loadFile('/p/shop.min.js'), bus.command('Shop.open')];
    finish('error');
    expect(await Promise.all(promises.map(rejectionOf))).toEqual([
      'Could not load plugin file: shop.min.js',
      'Could not load file: /p/shop.min.js',
      NOT_LOADED,
    ]);
  });

  it('one caller cannot settle the load of another', () => {
    const first = bus.loadPlugin('Shop');
    expect('resolve' in first).toBe(false);
  });

  it.each([undefined, null, 5, {}])('a name that is no string (%j) rejects and throws nothing', async (name) => {
    const promise = bus.loadPlugin(name as never);
    finish('error');
    expect(await rejectionOf(promise)).toMatch(/^Could not load plugin file: /);
  });
});

describe('pluginMap', () => {
  it('a string that ends in .js is the address as is', () => {
    bus.configure({ pluginMap: { Shop: 'https://cdn.example/My-Shop.js' } });
    bus.loadPlugin('Shop');
    expect(addresses()).toEqual(['https://cdn.example/My-Shop.js']);
  });

  it('is looked up by the name, then by its lower case', () => {
    bus.configure({ pluginMap: { shop: 'lower.js', Till: 'exact.js', till: 'lower.js' } });
    bus.loadPlugin('Shop');
    bus.loadPlugin('Till');
    expect(addresses()).toEqual(['lower.js', 'exact.js']);
  });

  it.each([false, 'nothing', 'shop.js?v=1', ''] as const)('%j never loads: rejects', async (mapped) => {
    bus.configure({ pluginMap: { Shop: mapped } });
    expect(await rejectionOf(bus.loadPlugin('Shop'))).toBe('Could not load plugin file: Shop');
    expect(await rejectionOf(bus.command('Shop.open'))).toBe(NOT_LOADED);
    expect(scripts()).toEqual([]);
  });

  it('values of another kind are ignored, inherited ones too', () => {
    bus.configure({ pluginMap: { Shop: true, till: null } as never });
    for (const name of ['Shop', 'Till', 'constructor', '__proto__', 'toString']) bus.loadPlugin(name);
    expect(addresses()).toEqual([
      '/p/shop.min.js',
      '/p/till.min.js',
      '/p/constructor.min.js',
      '/p/__proto__.min.js',
      '/p/tostring.min.js',
    ]);
  });
});

describe('commands to a plugin that is not there', () => {
  it('load it, and run once it is ready', async () => {
    const promise = bus.command('Shop.open', { n: 1 });
    expect(addresses()).toEqual(['/p/shop.min.js']);
    finish('load', () => {
      const shop = makePlugin(bus, 'Shop', 'not ready');
      shop.registerCommand('open', ({ data, deferred }) => deferred.resolve(data));
      setTimeout(shop.ready);
    });
    expect(await promise).toEqual({ n: 1 });
  });

  it('run in the order of their calls, be the plugin ready before its load event or not', async () => {
    const served: unknown[] = [];
    const serve = (n: number) => bus.command('Shop.serve', { n });
    serve(1);
    serve(2);
    finish('load', () => {
      const shop = makePlugin(bus, 'Shop');
      shop.registerCommand('serve', ({ data }) => served.push(data['n']));
      serve(3);
    });
    serve(4);
    await laterTask();
    expect(served).toEqual([1, 2, 3, 4]);
  });

  it('are rejected if the file registers no such plugin', async () => {
    const promises = [bus.command('Shop.open'), bus.command('Shop.close')];
    finish('load', () => makePlugin(bus, 'Till'));
    expect(await Promise.all(promises.map(rejectionOf))).toEqual([NOT_LOADED, NOT_LOADED]);
    expect(await rejectionOf(bus.command('Shop.open'))).toBe(NOT_LOADED);
    expect(scripts()).toHaveLength(1);
  });

  it('are rejected if the file cannot be loaded; a later command tries again', async () => {
    const first = bus.command('Shop.open');
    finish('error');
    expect(await rejectionOf(first)).toBe(NOT_LOADED);
    const second = bus.command('Shop.LOAD');
    finish('load', () => makePlugin(bus, 'Shop'));
    expect(await second).toBeUndefined();
  });

  it('are rejected if only the case of the name differs', async () => {
    makePlugin(bus, 'Shop');
    expect(await rejectionOf(bus.command('shop.LOAD'))).toBe(NOT_LOADED);
    expect(scripts()).toEqual([]);
  });

  it('stay held if the plugin has come by another way and the file fails', async () => {
    const promise = bus.command('Shop.LOAD');
    const shop = makePlugin(bus, 'Shop', 'not ready');
    finish('error');
    await laterTask();
    expect(promise.state()).toBe('pending');
    shop.ready();
    expect(await promise).toBeUndefined();
  });

  it('hooks run at the call, and a cancelled command loads nothing', async () => {
    bus.before('Shop.open', () => false);
    expect(await rejectionOf(bus.command('Shop.open'))).toMatch(/cancelled/);
    expect(scripts()).toEqual([]);
  });

  it.each(['Shop.open.now', 'Shop.', '.open'])('%s is no command: loads nothing', async (name) => {
    expect(await rejectionOf(bus.command(name))).toBe('Command does not exist');
    expect(scripts()).toEqual([]);
  });
});

describe('loadFile', () => {
  it('loads the address as it is and resolves with the load event', async () => {
    const promise = bus.loadFile('https://cdn.example/A.js');
    expect(addresses()).toEqual(['https://cdn.example/A.js']);
    const event = finish('load');
    expect(await promise).toBe(event);
  });

  it('says which file could not be loaded', async () => {
    const promise = bus.loadFile('a.js');
    finish('error');
    expect(await rejectionOf(promise)).toBe('Could not load file: a.js');
  });
});

describe('modules', () => {
  it('registerModule is true, and false if the name is taken', () => {
    expect(bus.registerModule('m', 1)).toBe(true);
    expect(bus.registerModule('m', 2)).toBe(false);
  });

  it('loadModule gives a registered value without loading', async () => {
    bus.registerModule('m', 0);
    const promise = bus.loadModule('m');
    expect(promise.state()).toBe('pending');
    expect(await promise).toBe(0);
    expect(scripts()).toEqual([]);
  });

  it('else loads <pluginsPath><name>.mod.js and gives what that registered', async () => {
    const promises = [bus.loadModule('phone'), bus.loadModule('phone')];
    expect(addresses()).toEqual(['/p/phone.mod.js']);
    const value = { promise: () => 'a value like any other' };
    finish('load', () => bus.registerModule('phone', value));
    const [first, second] = await Promise.all(promises);
    expect(first).toBe(value);
    expect(second).toBe(value);
  });

  it('rejects if the file fails or registers no such module; a later call tries again', async () => {
    const failing = bus.loadModule('phone');
    finish('error');
    expect(await rejectionOf(failing)).toBe('Could not load module: phone');
    const empty = bus.loadModule('phone');
    finish('load');
    expect(await rejectionOf(empty)).toBe('Could not load module: phone');
    const good = bus.loadModule('phone');
    finish('load', () => bus.registerModule('phone', 1));
    expect(await good).toBe(1);
  });
});

describe('script elements', () => {
  it('are logged with debug, by their address', () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    bus.configure({ debug: true });
    bus.loadFile('a.js');
    expect(log.mock.calls).toEqual([['[CXBus]', 'load', 'a.js']]);
  });

  it('get their address from the policy `cx-callback-files`, made once, where the browser has Trusted Types', async () => {
    const createScriptURL = vi.fn((address: string) => `${address}?trusted`);
    const createPolicy = vi.fn((_name: string, rules: { createScriptURL(address: string): string }) => ({
      createScriptURL: (address: string) => createScriptURL(rules.createScriptURL(address)),
    }));
    vi.stubGlobal('trustedTypes', { createPolicy });
    vi.resetModules();
    const fresh = (await import('../../src/bus/index.js')).createBus();
    fresh.loadFile('a.js');
    fresh.loadFile('b.js');
    vi.unstubAllGlobals();
    expect(addresses()).toEqual(['a.js?trusted', 'b.js?trusted']);
    expect(createPolicy).toHaveBeenCalledExactlyOnceWith('cx-callback-files', expect.anything());
    // whoever got hold of the policy has nothing
    const [, rules] = createPolicy.mock.lastCall ?? [];
    for (const address of ['a.js', 'b.js', 'https://evil.example/x.js', '']) {
      expect(() => rules?.createScriptURL(address)).toThrow(TypeError);
    }
    expect(await rejectionOf(fresh.loadModule('trusted'))).toMatch(/^Could not load module: /);
  });

  it('get it as it is where the page does not allow that policy', async () => {
    const createPolicy = vi.fn(() => {
      throw new TypeError('Policy "cx-callback-files" disallowed.');
    });
    vi.stubGlobal('trustedTypes', { createPolicy });
    vi.resetModules();
    (await import('../../src/bus/index.js')).createBus().loadFile('a.js');
    vi.unstubAllGlobals();
    expect(addresses()).toEqual(['a.js']);
  });

  it("carry the page's nonce where there is one", () => {
    bus.loadFile('before.js');
    const own = document.createElement('script');
    own.setAttribute('nonce', 'abc');
    document.head.append(own);
    bus.loadFile('after.js');
    expect(scripts().map((script) => script.nonce)).toEqual(['', 'abc']);
  });

  it('that the page forbids fail like a script that cannot be loaded', async () => {
    vi.spyOn(document.head, 'appendChild').mockImplementation(() => {
      throw new TypeError('This document requires TrustedScriptURL assignment.');
    });
    expect(await rejectionOf(bus.loadPlugin('Shop'))).toBe('Could not load plugin file: shop.min.js');
    expect(await rejectionOf(bus.command('Shop.open'))).toBe(NOT_LOADED);
  });

  it('that the page forbids are imported instead, but not without the integrity they should have', async () => {
    vi.spyOn(document.head, 'appendChild').mockImplementation(() => {
      throw new TypeError('This document requires TrustedScriptURL assignment.');
    });
    const file = (name: string) => `data:text/javascript,globalThis.${name}=1`;
    expect(await bus.loadFile(file('anyFile'))).toMatchObject({ type: 'load' });
    bus.configure({ integrity: { [file('checkedFile')]: 'sha384-A' } });
    expect(await rejectionOf(bus.loadFile(file('checkedFile')))).toBe(`Could not load file: ${file('checkedFile')}`);
    expect(['anyFile', 'checkedFile'].filter((name) => name in globalThis)).toEqual(['anyFile']);
  });
});
