// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Bus, createBus, installBus } from '../../src/bus/index.js';
import { laterTask, makePlugin, rejectionOf } from './helpers.js';
import { pathTricks } from './pathTricks.js';

const NOT_LOADED = 'Could not load plugin file in given location. Check your plugins path option.';

let bus: Bus;
const scripts = () => [...document.head.querySelectorAll('script')];
const addresses = () => scripts().map((script) => script.getAttribute('src'));

beforeEach(() => {
  document.head.replaceChildren();
  document.body.replaceChildren();
  bus = createBus();
  bus.configure({ pluginsPath: '/p/' });
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('names that are no plain words', () => {
  it.each(pathTricks)('%j becomes part of no address', async (name) => {
    expect(await rejectionOf(bus.loadPlugin(name))).toBe(`Could not load plugin file: ${name}`);
    expect(await rejectionOf(bus.loadModule(name))).toBe(`Could not load module: ${name}`);
    const fail = vi.fn();
    bus.command(`${name}.LOAD`).fail(fail);
    makePlugin(bus, 'Shop').command(`${name}.open`).fail(fail);
    await laterTask();
    expect(fail).toHaveBeenCalledTimes(2);
    expect(scripts()).toEqual([]);
  });

  it('fail like a plugin whose file is missing', async () => {
    expect(await rejectionOf(bus.command('%2e%2e/%2e%2e/evil.LOAD'))).toBe(NOT_LOADED);
  });

  it('may be mapped to an address by the page, and registered', async () => {
    bus.configure({ pluginMap: { '../shop': 'https://cdn.example/shop.js' } });
    const promise = bus.command('my plugin.open');
    bus.loadPlugin('../shop');
    expect(addresses()).toEqual(['https://cdn.example/shop.js']);
    makePlugin(bus, 'my plugin').registerCommand('open', ({ deferred }) => deferred.resolve('open'));
    expect(await promise).toBe('open');
  });

  it.each(['Callback', 'widgets-core', 'i18n-de', 'my_plugin', '2', '-'])('%j is a plain word', (name) => {
    bus.loadPlugin(name);
    bus.loadModule(name);
    expect(addresses()).toEqual([`/p/${name.toLowerCase()}.min.js`, `/p/${name}.mod.js`]);
  });
});

/** Puts values on `Object.prototype` while a function runs; with `enumerable`, as libraries of old do. */
async function whilePolluted(values: Record<string, unknown>, run: () => unknown): Promise<void> {
  for (const [key, value] of Object.entries(values)) {
    Object.defineProperty(Object.prototype, key, { value, configurable: true, writable: true, enumerable: true });
  }
  try {
    await run();
  } finally {
    for (const key of Object.keys(values)) Reflect.deleteProperty(Object.prototype, key);
  }
}

describe('a polluted Object.prototype', () => {
  const evil = 'https://evil.example/x.js';

  it.each([
    { shop: evil },
    { Shop: evil },
    { pluginMap: { Shop: evil } },
    { pluginsPath: 'https://evil.example/' },
    { pluginFilenameFormat: evil },
    { integrity: { Shop: 'sha384-A' } },
    { defaultPluginsPath: 'https://evil.example/' },
    { document: null },
    { reportError: null },
    { signal: AbortSignal.abort() },
    { promise: () => evil },
    { debug: true },
    { async: false },
    { extend: () => {}, each: () => {}, toQueryString: () => {} },
  ])('%j is not obeyed', async (values) => {
    await whilePolluted(values, async () => {
      const log = vi.spyOn(console, 'log').mockImplementation(() => {});
      const own = createBus({});
      own.configure({ pluginsPath: '/p/' });
      own.loadPlugin('Shop');
      const till = own.registerPlugin('Till', {});
      expect(till).toBeTruthy();
      if (!till) return;
      till.ready();
      const heard = vi.fn();
      till.subscribe('Till.x', heard);
      till.publish('x');
      expect(heard).not.toHaveBeenCalled();
      expect(await own.command('Till.LOAD').pipe(() => ({ a: 1 }))).toEqual({ a: 1 });
      expect(heard).toHaveBeenCalledOnce();
      expect(Object.keys(till.registry())).toEqual(['Till']);
      expect(till.data('missing')).toBeUndefined();
      expect(log).not.toHaveBeenCalled();
    });
    expect(addresses()).toEqual(['/p/shop.min.js']);
    expect(scripts()[0]?.integrity ?? '').toBe('');
  });

  it('gives no file a hash, and lets no file in', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    bus.configure({ integrity: { 'till.min.js': 'sha384-A' } });
    await whilePolluted({ shop: 'sha384-B', Shop: 'sha384-B', 'shop.min.js': 'sha384-B' }, async () => {
      expect(await rejectionOf(bus.loadPlugin('Shop'))).toBe('Could not load plugin file: shop.min.js');
    });
    expect(scripts()).toEqual([]);
  });
});

describe('elements named like what the bus uses of the document', () => {
  it.each(['createElement', 'querySelector', 'head', 'currentScript', 'baseURI', 'documentElement'])(
    '%s is not taken for the real one',
    async (name) => {
      const image = document.createElement('img');
      image.setAttribute('name', name);
      image.setAttribute('src', 'https://evil.example/a/b.js');
      document.body.append(image);
      // as browsers do: the element stands before the property of the platform
      Object.defineProperty(document, name, { value: image, configurable: true });
      try {
        bus.loadPlugin('Shop');
        const page: Parameters<typeof installBus>[0] = { document };
        const installed = installBus(page);
        expect(await rejectionOf(installed.loadPlugin('Till'))).toMatch(/pluginsPath/);
      } finally {
        Reflect.deleteProperty(document, name);
      }
      expect(addresses()).toEqual(['/p/shop.min.js']);
    },
  );

  it.each([
    ['an element', () => document.createElement('a')],
    ['a collection', () => document.getElementsByTagName('a')],
    ['a text', () => 'CXBus'],
    ['an object without registerPlugin', () => ({ registerPlugin: true })],
  ])('%s under the name CXBus is no bus', (_, make) => {
    const page = { document, CXBus: make() as unknown as Bus };
    const installed = installBus(page);
    expect(page.CXBus).toBe(installed);
    expect(installed.registerPlugin('Shop')).toBeTruthy();
  });
});
