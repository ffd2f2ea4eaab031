// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { features } from '../../src/App/features.js';
import type { Extension } from '../../src/config/index.js';
import { forgetReports } from '../../src/config/report.js';
import { createPage, rejection, settled, startApp, whenReady } from './startApp.js';

interface Host {
  jQuery?: unknown;
}
const host = window as Host;
const jQuery = Object.assign((nodes: unknown) => nodes, { fn: {} });
const tooEarly = "You must wait until 'App.ready' is published before registering new Extensions.";

beforeEach(() => {
  vi.restoreAllMocks();
  forgetReports();
  vi.spyOn(console, 'error').mockImplementation(() => {});
  host.jQuery = jQuery;
  document.head.innerHTML = '';
});

/** From now on the feature of jQuery can be had. */
function bringJQuery() {
  vi.mocked(features.jquery).mockResolvedValue(jQuery as never);
}

/** Lets the last script element that was added load or fail. */
function finishScript(event: 'load' | 'error') {
  const scripts = document.head.querySelectorAll('script');
  scripts[scripts.length - 1]?.dispatchEvent(new Event(event));
}

describe('extensions of the configuration', () => {
  it('get the page’s own jQuery, the bus and Common', async () => {
    const extension = vi.fn<Extension>();
    const { bus, config } = createPage({ extensions: { extension } });
    await settled();
    expect(extension).toHaveBeenCalledExactlyOnceWith(jQuery, bus, config.common);
    expect(features.jquery).not.toHaveBeenCalled();
  });

  it('get Common with its helpers', async () => {
    const seen: unknown[] = [];
    await startApp({
      extensions: { extension: (_, __, common) => seen.push(common.guid(), typeof common.Generate.Icon) },
    });
    expect(seen).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), 'function']);
  });

  it('get jQuery from a file of its own where the page has none', async () => {
    delete host.jQuery;
    const extension = vi.fn<Extension>();
    const page = createPage({ extensions: { extension } });
    bringJQuery();
    await whenReady(page);
    expect(extension.mock.calls[0]?.[0]).toBe(jQuery);
    expect(host.jQuery).toBeUndefined();
  });

  it('run with undefined if jQuery cannot be loaded, which is reported once', async () => {
    delete host.jQuery;
    const [one, two] = [vi.fn<Extension>(), vi.fn<Extension>()];
    const page = createPage({ extensions: { one, two } });
    vi.mocked(features.jquery).mockRejectedValue('Could not load module: jquery');
    await whenReady(page);
    expect(one.mock.calls[0]?.[0]).toBeUndefined();
    expect(two).toHaveBeenCalledOnce();
    expect(page.reported).toEqual([]);
    expect(vi.mocked(console.error).mock.calls).toEqual([[expect.stringContaining('Could not load module: jquery')]]);
  });

  it('run if Common cannot be loaded, which is reported once', async () => {
    const extension = vi.fn<Extension>();
    const onReady = vi.fn();
    const { bus, reported } = createPage({ extensions: { extension }, onReady });
    vi.mocked(features.common).mockRejectedValue('Could not load module: common');
    await settled();
    expect([extension.mock.calls.length, onReady.mock.calls.length]).toEqual([1, 1]);
    expect(reported).toEqual([]);
    expect(vi.mocked(console.error).mock.calls).toEqual([[expect.stringContaining('Could not load module: common')]]);
    expect(await rejection(bus, 'App.info')).toBe('Could not load module: common');
  });

  it('run after five seconds if jQuery does not come', async () => {
    vi.useFakeTimers();
    delete host.jQuery;
    const extension = vi.fn<Extension>();
    const { bus } = createPage({ extensions: { extension } });
    await vi.advanceTimersByTimeAsync(4000);
    expect(extension).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2000);
    expect(extension).toHaveBeenCalledOnce();
    expect(bus.data('App.ready')).toBe(true);
    vi.useRealTimers();
  });

  it('given as addresses are injected after onReady', async () => {
    const scripts: number[] = [];
    const page = createPage({
      extensions: { remote: '/extension.js' },
      onReady: () => scripts.push(document.querySelectorAll('script').length),
    });
    await whenReady(page);
    await settled();
    expect(scripts).toEqual([0]);
    expect(document.querySelector('script')?.getAttribute('src')).toBe('/extension.js');
  });

  it('given as addresses have the function called that their file puts in the place', async () => {
    const extension = vi.fn<Extension>();
    const { bus, config } = await startApp({ extensions: { remote: '/extension.js' } });
    await settled();
    if (config.extensions) config.extensions.remote = extension;
    finishScript('load');
    await settled();
    expect(extension).toHaveBeenCalledExactlyOnceWith(jQuery, bus, config.common);
  });

  it('given as an address that does not answer are reported', async () => {
    const page = await startApp({ extensions: { remote: '/missing.js' } });
    await settled();
    finishScript('error');
    await settled();
    expect(page.reported).toEqual(['Could not load file: /missing.js']);
  });
});

describe('App.registerExtension', () => {
  it('resolves after calling the extension', async () => {
    const { bus, config } = await startApp();
    const extension = vi.fn<Extension>();
    await bus.command('App.registerExtension', { name: 'late', extension });
    expect(extension).toHaveBeenCalledExactlyOnceWith(jQuery, bus, config.common);
  });

  it('resolves after loading an address', async () => {
    const { bus } = await startApp();
    const done = vi.fn();
    bus.command('App.registerExtension', { name: 'late', extension: '/late.js' }).done(done);
    await settled();
    expect(done).not.toHaveBeenCalled();
    finishScript('load');
    await settled();
    expect(done).toHaveBeenCalledOnce();
  });

  it('rejects before App.ready is published, wherever it is called from', async () => {
    const answers: unknown[] = [];
    const register = () =>
      page.bus.command('App.registerExtension', { name: 'x', extension() {} }).fail((reason) => answers.push(reason));
    const page = createPage({ extensions: { early: register } });
    register();
    await whenReady(page);
    await settled();
    expect(answers).toEqual([tooEarly, tooEarly]);
  });

  it('is open to onReady and to subscribers of App.ready', async () => {
    const extension = vi.fn<Extension>();
    const page = createPage({ onReady: (bus) => bus.command('App.registerExtension', { name: 'a', extension }) });
    page.bus.subscribe('App.ready', () => page.bus.command('App.registerExtension', { name: 'b', extension }));
    await whenReady(page);
    await settled();
    expect(extension).toHaveBeenCalledTimes(2);
  });

  it('rejects a name that is taken, by the configuration or by an earlier one', async () => {
    const { bus } = await startApp({ extensions: { mine() {} } });
    const extension = vi.fn<Extension>();
    expect(await rejection(bus, 'App.registerExtension', { name: 'mine', extension })).toMatch(/taken/);
    await bus.command('App.registerExtension', { name: 'other', extension });
    expect(await rejection(bus, 'App.registerExtension', { name: 'other', extension })).toMatch(/taken/);
    expect(extension).toHaveBeenCalledOnce();
  });

  it.each([
    [{}],
    [{ name: 'x' }],
    [{ name: 'x', extension: {} }],
    [{ name: {}, extension() {} }],
    [{ name: '', extension: '/x.js' }],
  ])('rejects wrong types: %j', async (options) => {
    const { bus } = await startApp();
    expect(await rejection(bus, 'App.registerExtension', options)).toBeTypeOf('string');
  });

  it('rejects with what the extension throws, and leaves the name free', async () => {
    const { bus } = await startApp();
    const bad = () => {
      throw new Error('bad');
    };
    expect(String(await rejection(bus, 'App.registerExtension', { name: 'x', extension: bad }))).toBe('Error: bad');
    await bus.command('App.registerExtension', { name: 'x', extension() {} });
  });
});

describe('App.getJQuery', () => {
  it('resolves with jQuery, and gives Common beside it', async () => {
    delete host.jQuery;
    const page = await startApp();
    bringJQuery();
    const done = vi.fn();
    await page.bus.command('App.getJQuery').done(done);
    expect(done).toHaveBeenCalledExactlyOnceWith(jQuery, page.config.common);
  });

  it('rejects if it cannot be loaded', async () => {
    delete host.jQuery;
    const { bus } = await startApp();
    vi.mocked(features.jquery).mockRejectedValue('Could not load module: jquery');
    expect(await rejection(bus, 'App.getJQuery')).toBe('Could not load module: jquery');
  });
});
