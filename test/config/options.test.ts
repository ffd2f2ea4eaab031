import { describe, expect, it, test } from 'vitest';
import { createOptions, readApiVersion } from '../../src/config/index.js';
import type { EwtOptions, WidgetsConfiguration } from '../../src/config/types.js';

const createRoot = () => ({ callback: { apikey: 'page', ewt: { queue: 'q', threshold: 30 } as EwtOptions } });
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('the options of a plugin', () => {
  it("are the page's, as they are when they are read", () => {
    const root = createRoot();
    const options = createOptions(root, 'callback');
    root.callback.apikey = 'later';
    expect(plain(options.read())).toEqual(root.callback);
    expect(options.read()).not.toBe(root.callback);
  });

  it('are read from a section that comes later or is replaced', () => {
    const root: WidgetsConfiguration = {};
    const options = createOptions(root, 'callback');
    expect(plain(options.read())).toEqual({});
    root.callback = { apikey: 'a' };
    expect(options.read().apikey).toBe('a');
  });

  it.each([undefined, null, '', 7, 'text', [1], true])('are none where the section is %j', (callback) => {
    const options = createOptions({ callback } as never, 'callback', ['ewt']);
    options.configure({ apikey: 'k' });
    expect(plain(options.read())).toEqual({ apikey: 'k' });
  });

  it('are those of configure until it is called again, whatever the page does', () => {
    const root = createRoot();
    const options = createOptions(root, 'callback');
    options.configure({ apikey: 'one' });
    root.callback.apikey = 'page again';
    expect(options.read().apikey).toBe('one');
    options.configure({ other: 1 });
    expect(options.read().apikey).toBe('one');
    options.configure({ apikey: 'two' });
    expect(options.read().apikey).toBe('two');
    expect(root.callback.apikey).toBe('page again');
  });

  it.each([
    ["equals the page's present value", 'page'],
    ['is undefined', undefined],
  ])("are the page's again, with its later changes, once what configure gets %s", (_, apikey) => {
    const root = createRoot();
    const options = createOptions(root, 'callback');
    options.configure({ apikey: 'one' });
    options.configure({ apikey });
    expect(options.read().apikey).toBe('page');
    root.callback.apikey = 'later';
    expect(options.read().apikey).toBe('later');
  });

  it('follow the page where it is configured with its own section', () => {
    const root = createRoot();
    const options = createOptions(root, 'callback', ['ewt']);
    options.configure(root.callback);
    root.callback.ewt = { queue: 'other' };
    expect(plain(options.read().ewt)).toEqual({ queue: 'other' });
  });

  it('of a table are merged key by key, by the same rule', () => {
    const root = createRoot();
    const options = createOptions(root, 'callback', ['ewt']);
    options.configure({ ewt: { threshold: 60, refreshInterval: 5 } });
    options.configure({ ewt: { refreshInterval: 7 } });
    expect(plain(options.read().ewt)).toEqual({ queue: 'q', threshold: 60, refreshInterval: 7 });
    options.configure({ ewt: { threshold: 30 } });
    root.callback.ewt = { queue: 'q', threshold: 31 };
    expect(plain(options.read().ewt)).toEqual({ queue: 'q', threshold: 31, refreshInterval: 7 });
    expect(root.callback.ewt).toEqual({ queue: 'q', threshold: 31 });
  });

  it.each([null, false, ''])('of a table are none once configure gets %j for it', (ewt) => {
    const options = createOptions(createRoot(), 'callback', ['ewt']);
    options.configure({ ewt });
    expect(options.read().ewt).toBe(ewt);
  });

  it('of anything else are replaced whole', () => {
    const root = { callback: { form: { wrapper: 'a', inputs: [] } } };
    const options = createOptions(root, 'callback', ['ewt']);
    options.configure({ form: { inputs: [] } });
    expect(options.read().form).toEqual({ inputs: [] });
  });

  it('are not read from Object.prototype, in no table', () => {
    Object.defineProperty(Object.prototype, 'apikey', { configurable: true, value: 'evil' });
    try {
      const options = createOptions({ callback: { ewt: {} } }, 'callback', ['ewt']);
      options.configure({ ewt: { queue: 'q' } });
      const { apikey, ewt } = options.read() as { apikey?: unknown; ewt: { apikey?: unknown } };
      expect([apikey, ewt.apikey]).toEqual([undefined, undefined]);
    } finally {
      Reflect.deleteProperty(Object.prototype, 'apikey');
    }
  });
});

test.each([
  [{ apiVersion: 'v3' }, 'v3'],
  [{ apiVersion: ' V3 ' }, 'v3'],
  [{ apiVersion: 'v1' }, 'v1'],
  [{ apiVersion: 'v2' }, 'v1'],
  [{ apiVersion: 3 }, 'v1'],
  [{}, 'v1'],
  [undefined, 'v1'],
  [null, 'v1'],
  [Object.create({ apiVersion: 'v3' }), 'v1'],
])('the API version of %j is %s', (section, version) => {
  expect(readApiVersion(section)).toBe(version);
});
