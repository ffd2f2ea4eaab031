import { describe, expect, it, vi } from 'vitest';
import { createBus } from '../../src/bus/index.js';
import { registerCallbackService } from '../../src/CallbackService/index.js';
import { createSite, delivered, json, rejection } from './createSite.js';

const booking = { phonenumber: '4151110000' };

describe('registerCallbackService', () => {
  it('answers false without side effects if the name is taken', () => {
    const bus = createBus();
    bus.registerPlugin('CallbackService');
    const config = {};
    expect(registerCallbackService(bus, { config })).toBe(false);
    expect(config).toEqual({});
  });

  it('publishes ready, replayed to whoever subscribes later', async () => {
    const { site } = createSite({ dataURL: 'http://h/svc' });
    await delivered();
    const ready = vi.fn();
    site.subscribe('CallbackService.ready', ready);
    await delivered();
    expect(ready).toHaveBeenCalledOnce();
  });

  it('declares its events and commands', () => {
    const { bus } = createSite({ dataURL: 'http://h/svc' });
    const registry = bus.registerPlugin('Other');
    if (!registry) throw new Error();
    expect(registry.registry().CallbackService?.events).toEqual(
      expect.arrayContaining([
        'ready',
        'scheduled',
        'scheduleError',
        'availableSlots',
        'availabilityError',
        'cancelled',
      ]),
    );
    expect(registry.registry().CallbackService?.commands).toEqual(
      expect.arrayContaining([
        'configure',
        'schedule',
        'availability',
        'cancel',
        'reschedule',
        'query',
        'queues',
        'openFor',
      ]),
    );
  });

  it('waits for App.ready on a bus with App, so that hooks of extensions run', async () => {
    const bus = createBus();
    const app = bus.registerPlugin('App');
    if (!app) throw new Error();
    app.ready();
    const config = { callback: { dataURL: 'http://h/svc' } };
    const ready = vi.fn();
    const hook = vi.fn((options: object) => options);
    registerCallbackService(bus, { config });
    bus.subscribe('CallbackService.ready', ready);
    await delivered();
    expect(ready).not.toHaveBeenCalled();
    bus.before('CallbackService.configure', hook);
    app.republish('ready');
    await delivered();
    expect(ready).toHaveBeenCalledOnce();
    expect(hook.mock.calls[0]?.[0]).toBe(config.callback);
  });

  it('becomes ready without a configuration, too', async () => {
    const { site } = createSite(undefined);
    expect(await rejection(site.command('CallbackService.schedule', booking))).toBe(
      'Invalid configuration. dataURL should be configured.',
    );
  });

  it('becomes ready when a hook cancels its configuration or throws', async () => {
    for (const hook of [() => false, () => fail()]) {
      const bus = createBus({ reportError: () => {} });
      const app = bus.registerPlugin('App');
      if (!app) throw new Error();
      bus.before('CallbackService.configure', hook);
      registerCallbackService(bus, {
        config: { callback: { dataURL: 'http://h/svc' } },
        fetch: async () => json({ _id: 'a' }),
      });
      app.republish('ready');
      await expect(bus.command('CallbackService.schedule', booking)).resolves.toEqual({ _id: 'a' });
    }
  });
});

describe('CallbackService.configure', () => {
  it('rejects {error: "Invalid configuration"} for nothing and for an empty object', async () => {
    const { site } = createSite({ dataURL: 'http://h/svc' });
    expect(await rejection(site.command('CallbackService.configure'))).toEqual({ error: 'Invalid configuration' });
    expect(await rejection(site.command('CallbackService.configure', {}))).toEqual({ error: 'Invalid configuration' });
  });

  it('merges a few keys over what is there, at run time, for the next request', async () => {
    const { site, sent } = createSite({ dataURL: 'http://h/svc', userData: { a: 1, b: 1 } });
    await site.command('CallbackService.schedule', booking);
    await site.command('CallbackService.configure', { userData: { b: 2 }, apikey: 'K' });
    await site.command('CallbackService.schedule', booking);
    expect(sent[0]?.body).toMatchObject({ a: 1, b: 1 });
    expect(sent[1]?.body).toMatchObject({ a: 1, b: 2 });
    expect(sent[1]?.url.href).toBe('http://h/svc');
    expect(sent[0]?.headers.get('apikey')).toBe(null);
    expect(sent[1]?.headers.get('apikey')).toBe('K');
  });

  it('leaves the object of the page as it is', async () => {
    const callback = { dataURL: 'http://h/svc', userData: { a: 1 } };
    const { site } = createSite(callback);
    await site.command('CallbackService.configure', { userData: { b: 2 }, apikey: 'K' });
    expect(callback).toEqual({ dataURL: 'http://h/svc', userData: { a: 1 } });
  });

  it('wire case 47: a hook that appends /tenant to the global dataURL is honoured', async () => {
    const bus = createBus();
    const callback = { dataURL: 'http://h/svc' };
    const urls: string[] = [];
    const fetch = async (url: RequestInfo | URL) => {
      urls.push(String(url));
      return json({ _id: 'a' });
    };
    bus.before('CallbackService.configure', (options) => {
      callback.dataURL += '/tenant';
      return options;
    });
    registerCallbackService(bus, { config: { callback }, fetch });
    await bus.command('CallbackService.schedule', booking);
    expect(urls).toEqual(['http://h/svc/tenant']);
  });

  it('a hook may hand on options of its own', async () => {
    const bus = createBus();
    const urls: string[] = [];
    const fetch = async (url: RequestInfo | URL) => {
      urls.push(String(url));
      return json({ _id: 'a' });
    };
    bus.before('CallbackService.configure', (options) => ({ ...options, dataURL: 'http://h/other' }));
    registerCallbackService(bus, { config: { callback: { dataURL: 'http://h/svc' } }, fetch });
    await bus.command('CallbackService.schedule', booking);
    expect(urls).toEqual(['http://h/other']);
  });

  it('dataURL, userData and apikey are looked up at request time, the global object included', async () => {
    const { site, config, sent } = createSite({ dataURL: 'http://h/svc' });
    await site.command('CallbackService.schedule', booking);
    config.callback = { dataURL: 'http://h/later', userData: { late: 1 }, apikey: 7 };
    await site.command('CallbackService.schedule', booking);
    expect(sent[1]?.url.href).toBe('http://h/later');
    expect(sent[1]?.body).toMatchObject({ late: 1 });
    expect(sent[1]?.headers.get('apikey')).toBe('7');
  });

  it('what configure changed at run time wins over the global object', async () => {
    const { site, config, sent } = createSite({ dataURL: 'http://h/svc', apikey: 'K' });
    await site.command('CallbackService.configure', { dataURL: 'http://h/mine', apikey: undefined });
    if (config.callback) config.callback.dataURL = 'http://h/later';
    await site.command('CallbackService.schedule', booking);
    expect(sent[0]?.url.href).toBe('http://h/mine');
    expect(sent[0]?.headers.get('apikey')).toBe('K');
  });

  it('an empty apikey means none; apiVersion is read in any case', async () => {
    const { site, sent } = createSite({ dataURL: 'http://h/svc', apikey: '', apiVersion: 'V3', serviceName: 's' });
    await site.command('CallbackService.schedule', booking);
    expect(sent[0]?.headers.has('x-api-key')).toBe(false);
    expect(sent[0]?.url.href).toBe('http://h/svc/create');
  });

  it('enableCustomHeader sends Authorization and apikey of App.data("requestHeader"), nothing else', async () => {
    for (const enableCustomHeader of [true, 'true', false, 'false']) {
      const { bus, site, sent } = createSite({ dataURL: 'http://h/svc', enableCustomHeader });
      const app = bus.registerPlugin('App');
      if (app) app.data('requestHeader', { Authorization: 'Bearer t', apikey: 'k', Cookie: 'c' });
      await site.command('CallbackService.schedule', booking);
      expect(sent[0]?.headers.get('Authorization')).toBe(String(enableCustomHeader) === 'true' ? 'Bearer t' : null);
      expect(sent[0]?.headers.get('apikey')).toBe(String(enableCustomHeader) === 'true' ? 'k' : null);
      expect(sent[0]?.headers.has('Cookie')).toBe(false);
    }
  });

  it('tolerates null, blanks and leftovers', async () => {
    const junk = { dataURL: ' http://h/svc ', userData: null, ajaxTimeout: '', apiVersion: null, timezone: 5 };
    const { site, sent } = createSite(junk);
    await site.command('CallbackService.schedule', booking);
    expect(sent[0]?.url.href).toBe('http://h/svc');
  });

  it('no key of userData or of the options reaches a prototype', async () => {
    const userData = JSON.parse(
      '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "ok": 1}',
    );
    const { site, sent } = createSite({ dataURL: 'http://h/svc', userData });
    await site.command(
      'CallbackService.configure',
      JSON.parse('{"__proto__": {"dataURL": "http://evil/"}, "userData": {"x": 1}}'),
    );
    await site.command('CallbackService.schedule', {
      ...JSON.parse('{"__proto__": {"polluted": 1}}'),
      ...booking,
      userData,
    });
    expect(sent[0]?.url.href).toBe('http://h/svc');
    expect(sent[0]?.body).toEqual({ ok: 1, x: 1, _customer_number: '4151110000' });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('Web Engagement', () => {
  it('after GWE.ready the ids of GWE.getIDs are added to userData', async () => {
    const { bus, site, sent } = createSite({ dataURL: 'http://h/svc', userData: { a: 1 } });
    const gwe = bus.registerPlugin('GWE');
    if (!gwe) throw new Error();
    gwe.registerCommand('getIDs', ({ deferred }) =>
      deferred.resolve({ visitID: 'v', globalVisitID: 'g', pageID: 'p', other: 'o' }),
    );
    gwe.ready();
    gwe.publish('ready');
    await delivered();
    await site.command('CallbackService.schedule', booking);
    expect(sent[0]?.body).toEqual({
      a: 1,
      visitID: 'v',
      globalVisitID: 'g',
      pageID: 'p',
      _customer_number: '4151110000',
    });
  });

  it('is not loaded by the service', async () => {
    const { bus, site, sent } = createSite({ dataURL: 'http://h/svc' });
    await site.command('CallbackService.schedule', booking);
    expect(sent[0]?.body).toEqual({ _customer_number: '4151110000' });
    const probe = bus.registerPlugin('Probe');
    if (probe) expect(Object.keys(probe.registry())).not.toContain('GWE');
  });
});

function fail(): never {
  throw new Error('a hook of the site');
}

describe('the address', () => {
  it.each([
    ['http://h/proxy?to=/engagement/v3', '/proxy/create'],
    ['http://h/engagement/v3?tenant=7', '/engagement/v3/callbacks/create'],
    ['http://h/Engagement/V3//', '/Engagement/V3/callbacks/create'],
    ['http://h/engagement/v30', '/engagement/v30/create'],
  ])('of v3 under %s is %s', async (dataURL, path) => {
    const { site, sent } = createSite({ dataURL, apiVersion: 'v3', serviceName: 's' }, () =>
      json({ data: { id: 'a' } }),
    );
    await site.command('CallbackService.schedule', { phonenumber: '1' });
    expect(sent[0]?.url.pathname.replace(/\/+/g, '/')).toBe(path);
  });

  it.each([
    ['http://h/genesys/12/service/callback/sales', '/genesys/12/admin/callback/queues'],
    ['http://h/proxy?to=/genesys/1/service/sales', undefined],
  ])('of the operators\u2019 queues under %s is %s', async (dataURL, path) => {
    const { site, sent } = createSite({ dataURL }, () => json({}));
    await site.command('CallbackService.queues', { max: 1 }).then(undefined, () => {});
    expect(sent[0]?.url.pathname).toBe(path);
  });
});

describe('what is off unless it is asked for', () => {
  it.each([undefined, null, '', 'perhaps', {}])(
    'with %j no header of the page is sent, and nothing is logged',
    async (value) => {
      const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
      const config = {
        dataURL: 'http://h/engagement/v3',
        apiVersion: 'v3',
        serviceName: 's',
        enableCustomHeader: value,
      };
      const page = createSite(config, () => json({ data: { id: 'a' } }));
      page.config.main = { debug: value as boolean };
      const app = page.bus.registerPlugin('App');
      if (app) app.data('requestHeader', { Authorization: 'secret' });
      await page.site.command('CallbackService.schedule', { phonenumber: '1', userData: { 'no-identifier': 1 } });
      expect(page.sent[0]?.headers.has('Authorization')).toBe(false);
      expect(warn).not.toHaveBeenCalled();
      warn.mockRestore();
    },
  );
});
