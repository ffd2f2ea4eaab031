// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { features } from '../../src/App/features.js';
import { registerApp } from '../../src/App/index.js';
import { createBus } from '../../src/bus/index.js';
import type { WidgetsConfiguration } from '../../src/config/index.js';
import { forgetReports } from '../../src/config/report.js';
import { createPage, recorded, settled, startApp, whenReady } from './startApp.js';

interface Host {
  _genesys?: { widgets?: WidgetsConfiguration };
  jQuery?: unknown;
}
const host = window as Host;

beforeEach(() => {
  forgetReports();
  delete host._genesys;
  delete host.jQuery;
  document.head.innerHTML = '';
  document.body.innerHTML = '';
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('when the core is evaluated', () => {
  it('App and QuickBus are registered, and bus and common set in the configuration', () => {
    const config: WidgetsConfiguration = {};
    const { bus } = createPage(config);
    expect(bus.registerPlugin('App')).toBe(false);
    expect(bus.registerPlugin('QuickBus')).toBe(false);
    expect(config.bus?.namespace()).toBe('QuickBus');
    expect(config.common).toBeTypeOf('object');
  });

  it('the configuration is window._genesys.widgets by reference', () => {
    const widgets: WidgetsConfiguration = {};
    host._genesys = { widgets };
    registerApp(createBus());
    expect(host._genesys.widgets).toBe(widgets);
    expect(widgets.bus).toBeTypeOf('object');
  });

  it('the name being taken, it answers false and leaves no trace', () => {
    const bus = createBus();
    bus.registerPlugin('App');
    const config: WidgetsConfiguration = {};
    expect(registerApp(bus, { config })).toBe(false);
    expect(Object.getOwnPropertyNames(config)).toEqual([]);
    expect(bus.registerPlugin('QuickBus')).not.toBe(false);
  });

  it('a second evaluation does nothing', async () => {
    const page = createPage();
    const first = page.config.bus;
    expect(registerApp(page.bus, { config: page.config })).toBe(false);
    const ready = recorded(page.bus, 'App.ready');
    await whenReady(page);
    await settled();
    expect(ready).toHaveLength(1);
    expect(page.config.bus).toBe(first);
  });

  it('nothing is published before a later task, so that the page can subscribe at the load event', async () => {
    const page = createPage();
    const events = recorded(page.bus, 'App.theme');
    await Promise.resolve();
    expect(page.bus.data('App.theme')).toBeUndefined();
    await whenReady(page);
    expect(events).toEqual([{ theme: 'cx-theme-dark' }]);
  });

  it('QuickBus registers plugins and publishes in its own name', async () => {
    const { bus, config } = createPage();
    const seen: string[] = [];
    bus.subscribe('QuickBus.hello', ({ publisher }) => seen.push(publisher));
    expect(config.bus?.registerPlugin('Own')).toBeTypeOf('object');
    config.bus?.publish('hello');
    await settled();
    expect(seen).toEqual(['QuickBus']);
  });
});

describe('the start', () => {
  it('publishes language before the extensions, calls these in key order, then onReady, then the subscribers of App.ready', async () => {
    host.jQuery = () => [];
    const order: string[] = [];
    const page = createPage({
      main: { timeFormat: 24 },
      extensions: {
        second: () => order.push(`second ${page.bus.data('App.language')} ${page.bus.data('App.timeFormat')}`),
        first: () => order.push(`first, ready: ${page.bus.data('App.ready')}`),
      },
      onReady: () => order.push(`onReady, ready: ${page.bus.data('App.ready')}`),
    });
    page.bus.subscribe('App.ready', () => order.push('App.ready'));
    await whenReady(page);
    await settled();
    expect(order).toEqual(['second en 24', 'first, ready: undefined', 'onReady, ready: true', 'App.ready']);
  });

  it('the extensions are called synchronously, one after the other', async () => {
    host.jQuery = () => [];
    const order: string[] = [];
    await startApp({
      extensions: {
        one: () => {
          order.push('one');
          Promise.resolve().then(() => order.push('microtask'));
        },
        two: () => order.push('two'),
      },
    });
    expect(order).toEqual(['one', 'two', 'microtask']);
  });

  it('App.ready carries the whole configuration object itself, and comes to late subscribers too', async () => {
    const page = await startApp({ callback: { dataURL: '/x' } });
    const late = recorded(page.bus, 'App.ready');
    await settled();
    expect(late).toHaveLength(1);
    expect(late[0]).toBe(page.config);
    expect(page.bus.data('App.ready')).toBe(true);
  });

  it('JSON.stringify of the App.ready event does not fail, even if the page had set bus and common', async () => {
    const config: WidgetsConfiguration = { main: { theme: 'light' }, common: 1, onReady() {} };
    const page = createPage(config);
    let text = '';
    page.bus.subscribe('App.ready', (event) => {
      text = JSON.stringify(event);
    });
    await whenReady(page);
    expect(JSON.parse(text)).toMatchObject({ event: 'App.ready', data: { main: { theme: 'light' } } });
    expect(JSON.parse(text).data).not.toHaveProperty('bus');
    expect(JSON.parse(text).data).not.toHaveProperty('common');
  });

  it('onReady gets the QuickBus', async () => {
    const onReady = vi.fn();
    const { config } = await startApp({ onReady });
    expect(onReady).toHaveBeenCalledExactlyOnceWith(config.bus);
  });

  it('onReady and extensions are read late', async () => {
    host.jQuery = () => [];
    const calls: string[] = [];
    const page = createPage({});
    page.config.onReady = () => calls.push('onReady');
    page.config.extensions = { late: () => calls.push('extension') };
    await whenReady(page);
    expect(calls).toEqual(['extension', 'onReady']);
  });

  it('an extension or onReady that throws is reported, and the rest goes on', async () => {
    host.jQuery = () => [];
    const after = vi.fn();
    const { reported, bus } = await startApp({
      extensions: {
        bad() {
          throw new Error('extension');
        },
        after,
      },
      onReady() {
        throw new Error('onReady');
      },
    });
    expect(reported.map(String)).toEqual(['Error: extension', 'Error: onReady']);
    expect(after).toHaveBeenCalledOnce();
    expect(bus.data('App.ready')).toBe(true);
  });

  it('main is main, app and global merged', async () => {
    const { bus } = await startApp({
      main: { theme: 'light' },
      app: { theme: 'dark', timeFormat: 24 },
      global: { timeFormat: 12, transitions: false },
    });
    expect(bus.data('App.theme')).toBe('light');
    expect(bus.data('App.timeFormat')).toBe(24);
    expect(bus.data('App.transitions')).toBe(false);
  });

  it('nonsense of every kind in the configuration is passed over', async () => {
    const config = JSON.parse(
      '{"main":{"theme":7,"themes":"x","lang":null,"i18n":[],"mobileMode":"","timeFormat":"noon","preload":{"a":1},' +
        '"pluginLoadDelay":"soon","header":"x","customStylesheetID":[],"__proto__":{"polluted":1}},"app":null,"global":"x",' +
        '"extensions":{"a":null,"b":7},"onReady":"x"}',
    );
    const { bus, reported } = await startApp(config);
    expect(bus.data('App.theme')).toBe('dark');
    expect(bus.data('App.language')).toBe('en');
    expect(bus.data('App.timeFormat')).toBe(12);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(reported.filter((error) => !/Could not load/.test(String(error)))).toEqual([]);
  });

  it('moves the element main.customStylesheetID to the end of body', async () => {
    document.head.innerHTML = '<style id="mine"></style>';
    document.body.innerHTML = '<p></p>';
    await startApp({ main: { customStylesheetID: 'mine' } });
    expect(document.body.lastElementChild?.id).toBe('mine');
  });

  it('loads main.preload after main.pluginLoadDelay, each name', async () => {
    vi.useFakeTimers();
    const { bus } = createPage({ main: { preload: ['callback', 'calendar'], pluginLoadDelay: '250' } });
    const loads = vi.spyOn(bus, 'loadPlugin');
    await vi.advanceTimersByTimeAsync(240);
    expect(loads).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(20);
    expect(loads.mock.calls).toEqual([['callback'], ['calendar']]);
  });

  it('without main.pluginLoadDelay the wait is about 100 ms', async () => {
    vi.useFakeTimers();
    const { bus } = createPage({ main: { preload: ['callback'] } });
    const loads = vi.spyOn(bus, 'loadPlugin');
    await vi.advanceTimersByTimeAsync(90);
    expect(loads).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(30);
    expect(loads).toHaveBeenCalledOnce();
  });

  it.each([
    ['callback', 'callback.min.js'],
    ['webchat', 'webchat.min.js'],
  ])('says which of main.preload could not be had: %s', async (name, file) => {
    vi.useFakeTimers();
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    createPage({ main: { preload: [name] } }).bus.configure({ pluginsPath: 'plugins/' });
    await vi.advanceTimersByTimeAsync(200);
    document.querySelector('script')?.dispatchEvent(new Event('error'));
    await vi.advanceTimersByTimeAsync(10);
    expect(said.mock.calls).toHaveLength(1);
    expect(said.mock.calls[0]?.[0]).toContain(`main.preload: "${name}" could not be loaded`);
    expect(said.mock.calls[0]?.[0]).toContain(file);
  });

  it('says if a file of main.preload is there and registers nothing, as HTML does', async () => {
    vi.useFakeTimers();
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    createPage({ main: { preload: ['callback', 'own-plugin-that-waits'] } }).bus.configure({ pluginsPath: 'plugins/' });
    await vi.advanceTimersByTimeAsync(200);
    for (const script of document.querySelectorAll('script')) script.dispatchEvent(new Event('load'));
    await vi.advanceTimersByTimeAsync(10);
    expect(said.mock.calls).toEqual([[expect.stringContaining('HTML?')]]);
  });

  it('says nothing of a plugin in main.preload that is there already', async () => {
    vi.useFakeTimers();
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { bus } = createPage({ main: { preload: ['callback'] } });
    bus.registerPlugin('Callback');
    await vi.advanceTimersByTimeAsync(300);
    expect(said).not.toHaveBeenCalled();
  });

  it('a page without code of its own loads neither jQuery nor Common', async () => {
    const { bus } = createPage({ main: { theme: 'light' }, callback: {} });
    await settled();
    expect(bus.data('App.ready')).toBe(true);
    expect(features.common).not.toHaveBeenCalled();
    expect(features.jquery).not.toHaveBeenCalled();
  });

  it('commands that came before the start are held until App is ready', async () => {
    const page = createPage({ main: { i18n: { de: { callback: { CallbackTitle: 'Rückruf' } } } } });
    await page.bus.command('App.setLanguage', { lang: 'de' });
    expect(page.bus.data('App.language')).toBe('de');
  });

  it('App declares its events', async () => {
    const { bus } = await startApp();
    expect(await bus.command('App.EVENTS')).toEqual(
      expect.arrayContaining(['ready', 'theme', 'i18n', 'language', 'timeFormat', 'mobileMode', 'zoom', 'closeAll']),
    );
  });

  it('App.closeAll resolves at once and publishes an event that is not replayed', async () => {
    const { bus } = await startApp();
    const early = recorded(bus, 'App.closeAll');
    await bus.command('App.closeAll');
    await settled();
    const late = recorded(bus, 'App.closeAll');
    await settled();
    expect([early.length, late.length]).toEqual([1, 0]);
  });
});

describe('what is on Object.prototype', () => {
  const polluted = {
    main: { theme: 'light', lang: 'de', debug: true, preload: ['evil'] },
    theme: 'light',
    lang: 'de',
    i18n: 'https://evil.example/texts.json',
    debug: true,
    preload: ['evil'],
    header: { apikey: 'evil' },
    apikey: 'evil',
    mobileMode: true,
    timeFormat: 24,
    extensions: { evil: () => expect.unreachable() },
    onReady: () => expect.unreachable(),
    markupCommands: ['App.closeAll'],
    callback: 'https://evil.example/x.js',
    extend: function extend() {},
  };

  afterEach(() => {
    for (const name of Object.keys(polluted)) Reflect.deleteProperty(Object.prototype, name);
  });

  it.each([{}, { main: {} }, { main: { themes: {} }, callback: {} }])(
    'does not count, with the configuration %j',
    async (config) => {
      vi.useFakeTimers();
      const fetched = vi.fn();
      vi.stubGlobal('fetch', fetched);
      // enumerable, as Prototype.js and MooTools leave theirs
      for (const [name, value] of Object.entries(polluted)) {
        Object.defineProperty(Object.prototype, name, { configurable: true, enumerable: true, writable: true, value });
      }
      const { bus } = createPage(config as WidgetsConfiguration);
      const loads = vi.spyOn(bus, 'loadPlugin');
      const configure = vi.spyOn(bus, 'configure');
      await vi.advanceTimersByTimeAsync(500);
      const read = (name: string) => bus.data(`App.${name}`);
      expect(['theme', 'language', 'mobileMode', 'timeFormat', 'requestHeader'].map(read)).toEqual([
        'dark',
        'en',
        false,
        12,
        undefined,
      ]);
      expect(read('ready')).toBe(true);
      for (const spy of [fetched, loads, configure]) expect(spy).not.toHaveBeenCalled();
      vi.unstubAllGlobals();
    },
  );
});
