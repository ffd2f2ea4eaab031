// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Bus, createBus } from '../../src/bus/index.js';
import { rejectionOf } from './helpers.js';

let bus: Bus;
const scripts = () => [...document.head.querySelectorAll('script')];
const error = () => vi.spyOn(console, 'error').mockImplementation(() => {});

beforeEach(() => {
  document.head.replaceChildren();
  bus = createBus();
  bus.configure({ pluginsPath: 'https://cdn.example/cx/plugins/' });
});

afterEach(() => {
  vi.restoreAllMocks();
});

const load = {
  plugin: () => bus.loadPlugin('CallbackService'),
  module: () => bus.loadModule('phone'),
  pack: () => bus.loadModule('i18n-de'),
  jQuery: () => bus.loadModule('jquery'),
  file: () => bus.loadFile('https://other.example/lib/own.js?v=1#x'),
};

describe('a map of hashes', () => {
  it.each([
    ['plugin', 'https://cdn.example/cx/plugins/callbackservice.min.js'],
    ['plugin', 'plugins/callbackservice.min.js'],
    ['plugin', 'callbackservice.min.js'],
    ['plugin', 'elsewhere/callbackservice.min.js'],
    ['plugin', 'CallbackService'],
    ['plugin', 'callbackservice'],
    ['plugin', 'CALLBACKSERVICE'],
    ['module', 'https://cdn.example/cx/plugins/phone.mod.js'],
    ['module', 'plugins/phone.mod.js'],
    ['module', 'phone.mod.js'],
    ['module', 'phone'],
    ['module', 'Phone'],
    ['pack', 'plugins/i18n-de.mod.js'],
    ['pack', 'i18n-de.mod.js'],
    ['pack', 'i18n-DE'],
    ['jQuery', 'plugins/jquery.mod.js'],
    ['jQuery', 'jQuery'],
    ['file', 'https://other.example/lib/own.js?v=1#x'],
    ['file', 'https://other.example/lib/own.js'],
    ['file', 'lib/own.js'],
    ['file', 'own.js'],
  ] as const)('gives the %s the hash of the entry %s', (kind, key) => {
    bus.configure({ integrity: { 'plugins/other.min.js': 'sha384-B', [key]: 'sha384-A' } });
    load[kind]();
    expect(scripts().map((script) => [script.integrity, script.crossOrigin])).toEqual([['sha384-A', 'anonymous']]);
  });

  it.each([
    ['plugin', 'callbackservice.min.js'],
    ['module', 'phone.mod.js'],
    ['pack', 'i18n-de.mod.js'],
    ['jQuery', 'jquery.mod.js'],
    ['file', 'own.js'],
  ] as const)('lets no %s in that has no entry; the console says which is missing, once', async (kind, entry) => {
    const said = error();
    bus.configure({ integrity: { 'plugins/other.min.js': 'sha384-A', 'service.min.js': 'sha384-A' } });
    await rejectionOf(load[kind]());
    await rejectionOf(load[kind]());
    expect(scripts()).toEqual([]);
    expect(said).toHaveBeenCalledOnce();
    expect(said.mock.lastCall?.[0]).toContain(`'${entry}'`);
  });

  it.each([
    ['', 'nothing'],
    ['A', 'no hash'],
    ['md5-A', 'a hash that browsers do not know'],
    ['sha384-A, sha384-B', 'a list that browsers cannot read'],
    [null, 'null'],
    [true, 'a boolean'],
    [['sha384-A'], 'an array'],
  ])('%j is no entry: %s', async (hash, _) => {
    error();
    bus.configure({ integrity: { CallbackService: hash } as never });
    expect(await rejectionOf(load.plugin())).toBe('Could not load plugin file: callbackservice.min.js');
    expect(scripts()).toEqual([]);
  });

  it('may name several hashes for a file', () => {
    bus.configure({ integrity: { CallbackService: 'sha256-A= sha512-b+/_-==' } });
    load.plugin();
    expect(scripts()[0]?.integrity).toBe('sha256-A= sha512-b+/_-==');
  });

  it('without entries lets nothing in', async () => {
    error();
    bus.configure({ integrity: {} });
    for (const kind of Object.values(load)) await rejectionOf(kind());
    expect(scripts()).toEqual([]);
  });

  it('the entry that says most about the file wins', () => {
    bus.configure({
      integrity: {
        'x/callbackservice.min.js': 'sha384-file',
        CallbackService: 'sha384-name',
        'callbackservice.min.js': 'sha384-path',
        'https://cdn.example/cx/plugins/callbackservice.min.js': 'sha384-address',
      },
    });
    load.plugin();
    expect(scripts()[0]?.integrity).toBe('sha384-address');
  });

  it('is asked for what pluginMap names too', async () => {
    error();
    bus.configure({ pluginMap: { Shop: 'https://other.example/shop-2.js' }, integrity: { 'shop.min.js': 'sha384-A' } });
    expect(await rejectionOf(bus.loadPlugin('Shop'))).toBe('Could not load plugin file: shop-2.js');
    bus.configure({ integrity: { Shop: 'sha384-A' } });
    bus.loadPlugin('Shop');
    expect(scripts().map((script) => [script.src, script.integrity])).toEqual([
      ['https://other.example/shop-2.js', 'sha384-A'],
    ]);
  });

  it('that is not given asks for no hash', () => {
    load.plugin();
    expect([scripts()[0]?.hasAttribute('integrity'), scripts()[0]?.crossOrigin]).toEqual([false, null]);
  });
});
