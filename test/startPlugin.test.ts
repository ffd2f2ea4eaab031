import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Bus, createBus, type PluginInterface } from '../src/bus/index.js';
import type { WidgetsConfiguration } from '../src/config/index.js';
import { forgetReports } from '../src/config/report.js';
import { type PluginStart, startPlugin } from '../src/startPlugin.js';

const texts = { Title: 'Weather' };
let bus: Bus;
let reported: unknown[];

beforeEach(() => {
  forgetReports();
  reported = [];
  vi.stubGlobal('reportError', (error: unknown) => void reported.push(error));
  bus = createBus();
});

/** A plugin `App` that does nothing but take texts. */
function addApp(): { app: PluginInterface; registerI18n: ReturnType<typeof vi.fn> } {
  const app = bus.registerPlugin('App');
  if (!app) throw new Error('the name is taken');
  const registerI18n = vi.fn();
  app.registerCommand('registerI18n', ({ data, deferred }) => {
    registerI18n(data);
    deferred.resolve();
  });
  app.ready();
  return { app, registerI18n };
}

function start(more: Partial<PluginStart> = {}, refusal?: unknown) {
  const configure = vi.fn();
  const plugin = startPlugin(bus, 'Weather', {
    section: 'weather',
    setUp(weather) {
      weather.registerCommand('configure', ({ data, deferred }) => {
        configure(data);
        if (refusal) deferred.reject(refusal);
        else deferred.resolve();
      });
    },
    ...more,
  });
  const ready = vi.fn();
  bus.subscribe('Weather.ready', ready);
  return { plugin, configure, ready };
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  await new Promise((resolve) => setTimeout(resolve));
}

const configWith = (weather: unknown) => ({ weather }) as WidgetsConfiguration;

describe('startPlugin', () => {
  it('answers false and sets nothing up if the name is taken', () => {
    bus.registerPlugin('Weather');
    const setUp = vi.fn();
    expect(startPlugin(bus, 'Weather', { section: 'weather', config: {}, setUp })).toBe(false);
    expect(setUp).not.toHaveBeenCalled();
  });

  it('when App is ready, registers the texts, configures with the very object of the page, and only then is ready', async () => {
    const { app, registerI18n } = addApp();
    const section = { city: 'Oslo' };
    const { configure, ready } = start({ config: configWith(section), english: { namespace: 'weather', texts } });
    await settled();
    expect([registerI18n, configure, ready].map((call) => call.mock.calls.length)).toEqual([0, 0, 0]);
    app.republish('ready');
    await settled();
    expect(registerI18n).toHaveBeenCalledWith({ lang: 'en', namespace: 'weather', i18n: texts });
    expect(configure.mock.calls[0]?.[0]).toBe(section);
    expect(ready).toHaveBeenCalledOnce();
    expect(registerI18n.mock.invocationCallOrder[0]).toBeLessThan(configure.mock.invocationCallOrder[0] ?? 0);
    expect(configure.mock.invocationCallOrder[0]).toBeLessThan(ready.mock.invocationCallOrder[0] ?? 0);
  });

  it('gives its texts to each App that comes, and is configured once', async () => {
    const { app, registerI18n } = addApp();
    const { configure, ready } = start({ config: configWith({ a: 1 }), english: { namespace: 'weather', texts } });
    app.republish('ready');
    app.republish('ready');
    await settled();
    expect([registerI18n, configure, ready].map((call) => call.mock.calls.length)).toEqual([2, 1, 1]);
  });

  it.each([
    ['is there', { startsWithoutApp: true, config: configWith({ city: 'Oslo' }) }, 1],
    ['is not asked for', { config: configWith({ city: 'Oslo' }) }, 0],
    ['has no configuration of its own', { startsWithoutApp: true }, 0],
  ] as const)('on a bus without App starts at once only if leave to do so %s', async (_, more, times) => {
    vi.stubGlobal('window', {});
    const { ready } = start(more);
    await settled();
    expect(ready).toHaveBeenCalledTimes(times);
    vi.unstubAllGlobals();
  });

  it.each(['App.registerI18n', 'Weather.configure'])(
    'is ready although a hook of %s throws, and the error is reported',
    async (command) => {
      const { app } = addApp();
      const error = new Error('a hook');
      bus.before(command, () => {
        throw error;
      });
      const { ready } = start({ config: configWith({ city: 'Oslo' }), english: { namespace: 'weather', texts } });
      app.republish('ready');
      await settled();
      expect(ready).toHaveBeenCalledOnce();
      expect(reported).toEqual([error]);
    },
  );

  it.each(['App.registerI18n', 'Weather.configure'])(
    'is ready although a hook cancels %s, and nobody is told',
    async (command) => {
      const said = vi.spyOn(console, 'error').mockImplementation(() => {});
      const { app } = addApp();
      bus.before(command, () => false);
      const { ready } = start({ config: configWith({ city: 'Oslo' }), english: { namespace: 'weather', texts } });
      app.republish('ready');
      await settled();
      expect(ready).toHaveBeenCalledOnce();
      expect(said).not.toHaveBeenCalled();
      said.mockRestore();
    },
  );

  it.each([
    ['a text', 'Invalid city', 1],
    ['a table', { error: 'Invalid city' }, 1],
  ])('is ready although configure rejects with %s, and says why', async (_, reason, times) => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { app } = addApp();
    const { ready } = start({ config: configWith({ city: '?' }) }, reason);
    app.republish('ready');
    await settled();
    expect(ready).toHaveBeenCalledOnce();
    expect(said.mock.calls).toEqual(Array(times).fill(['weather: Invalid city. Weather goes on without it.']));
    said.mockRestore();
  });

  it.each([
    ['no section', undefined],
    ['an empty one', {}],
    ['null', null],
    ['a text', 'x'],
    ['a list', [1]],
  ])('with %s is ready and complains of nothing', async (_, section) => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { app } = addApp();
    const { ready } = start({ config: configWith(section) }, 'No configuration provided');
    app.republish('ready');
    await settled();
    expect(ready).toHaveBeenCalledOnce();
    expect(said).not.toHaveBeenCalled();
    said.mockRestore();
  });

  it('does not take a section from Object.prototype', async () => {
    Object.defineProperty(Object.prototype, 'weather', { configurable: true, value: { city: 'evil' } });
    try {
      const { app } = addApp();
      const { configure } = start({ config: {} });
      app.republish('ready');
      await settled();
      expect(configure).toHaveBeenCalledWith({});
    } finally {
      Reflect.deleteProperty(Object.prototype, 'weather');
    }
  });

  it('is ready when what it waits for has come, or has failed', async () => {
    for (const [waitFor, errors] of [
      [async () => {}, 0],
      [() => Promise.reject(new Error('no')), 1],
    ] as const) {
      bus = createBus();
      reported = [];
      const { app } = addApp();
      const { ready } = start({ config: {}, waitFor });
      app.republish('ready');
      await settled();
      expect(ready).toHaveBeenCalledOnce();
      expect(reported).toHaveLength(errors);
    }
  });

  it('closes what it has open while the bus still knows it, and is not ready afterwards', async () => {
    const { app } = addApp();
    const removal = new AbortController();
    const closed = vi.fn();
    bus.subscribe('Weather.closed', closed);
    let plugin: PluginInterface | undefined;
    const started = start({
      config: {},
      signal: removal.signal,
      waitFor: () => new Promise((resolve) => setTimeout(resolve)),
      dispose: () => plugin?.publish('closed'),
    });
    plugin = started.plugin || undefined;
    app.republish('ready');
    await Promise.resolve();
    removal.abort();
    await settled();
    expect(closed).toHaveBeenCalledOnce();
    expect(started.ready).not.toHaveBeenCalled();
    expect(bus.registerPlugin('Weather')).not.toBe(false);
  });

  it('disposes of nothing if its name was taken', () => {
    bus.registerPlugin('Weather');
    const removal = new AbortController();
    const dispose = vi.fn();
    start({ config: {}, signal: removal.signal, dispose });
    removal.abort();
    expect(dispose).not.toHaveBeenCalled();
  });
});
