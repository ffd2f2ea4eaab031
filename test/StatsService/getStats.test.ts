import { describe, expect, it, vi } from 'vitest';
import { createBus } from '../../src/bus/index.js';
import type { StatsOptions } from '../../src/config/index.js';
import { registerStatsService } from '../../src/StatsService/index.js';

type Answer = (signal: AbortSignal | null | undefined) => Promise<Response>;

function createSite(stats?: StatsOptions, answer: Answer = async () => Response.json({ ewt: 42 })) {
  const bus = createBus();
  const config = stats ? { stats } : {};
  const sent: { url: string; headers: Headers }[] = [];
  const fetch = async (url: RequestInfo | URL, init?: RequestInit) => {
    sent.push({ url: decodeURIComponent(String(url)), headers: new Headers(init?.headers) });
    return answer(init?.signal);
  };
  registerStatsService(bus, { config, fetch });
  const updated = vi.fn();
  const failed = vi.fn();
  bus.subscribe('StatsService.updated', updated);
  bus.subscribe('StatsService.error.ewt', failed);
  return { bus, sent, config, updated, failed };
}

const dataURL = 'http://h/ewt';
const later = () => new Promise((resolve) => setTimeout(resolve));

describe('StatsService', () => {
  it('answers false if the name is taken', () => {
    const bus = createBus();
    bus.registerPlugin('StatsService');
    expect(registerStatsService(bus, { config: {} })).toBe(false);
  });

  it('publishes ready, replayed to late subscribers', async () => {
    const { bus } = createSite();
    await later();
    const ready = vi.fn();
    bus.subscribe('StatsService.ready', ready);
    await later();
    expect(ready).toHaveBeenCalledOnce();
  });
});

describe('StatsService.getStats', () => {
  it.each([
    ['v1', undefined, 'http://h/ewt?aqt=urs2', 'apikey'],
    ['V2', undefined, 'http://h/ewt/ewt2?vq=VQ1,VQ2', 'apikey'],
    ['v3', undefined, 'http://h/ewt?virtual-queues=VQ1,VQ2&mode=mode2', 'x-api-key'],
    [undefined, 'stat', 'http://h/ewt?aqt=stat', 'apikey'],
    ['v2', 'mode1', 'http://h/ewt/mode1?vq=VQ1,VQ2', 'apikey'],
    ['v3', 'mode3', 'http://h/ewt?virtual-queues=VQ1,VQ2&mode=mode3', 'x-api-key'],
  ])('apiVersion %s, mode %s: GET %s', async (apiVersion, mode, url, key) => {
    const ewt = { dataURL, apikey: 'K', ...(apiVersion && { apiVersion }) };
    const { bus, sent } = createSite({ ewt });
    const options = { group: 'EWT', vqName: ['VQ1', 'VQ2'], ...(mode && { mode }) };
    await bus.command('StatsService.getStats', options);
    expect(sent[0]?.url).toBe(url);
    expect(sent[0]?.headers.get(key)).toBe('K');
  });

  it('takes the mode of the configuration, and vqname as a string', async () => {
    const { bus, sent } = createSite({ ewt: { dataURL: `${dataURL}/?t=1`, mode: 'urs' } });
    await bus.command('StatsService.getStats', { group: 'EWT', vqname: 'VQ1' });
    expect(sent[0]?.url).toBe('http://h/ewt?t=1&name=VQ1&aqt=urs');
    expect(sent[0]?.headers.has('apikey')).toBe(false);
  });

  it("resolves with the server's answer and publishes updated with it", async () => {
    const { bus, updated, failed } = createSite({ ewt: { dataURL } });
    expect(await bus.command('StatsService.getStats', { group: 'EWT', vqName: 'VQ1' })).toEqual({ ewt: 42 });
    await later();
    expect(updated.mock.calls[0]?.[0].data).toEqual({ ewt: 42 });
    expect(failed).not.toHaveBeenCalled();
  });

  it('reads its configuration at each request', async () => {
    const { bus, sent, config } = createSite();
    config.stats = { ewt: { dataURL: 'http://h/later' } };
    await bus.command('StatsService.getStats', { group: 'EWT', vqName: 'VQ1' });
    expect(sent[0]?.url).toMatch(/^http:\/\/h\/later\?/);
  });

  it('rejects an EWT configuration that is missing or of no use, and sends nothing', async () => {
    for (const stats of [
      undefined,
      {},
      { ewt: null },
      { ewt: {} },
      { ewt: { dataURL: '' } },
      { ewt: { dataURL: 'ftp://h/' } },
    ]) {
      const { bus, sent } = createSite(stats);
      await expect(bus.command('StatsService.getStats', { group: 'EWT', vqName: 'VQ1' })).rejects.toBe(
        'Invalid EWT configuration',
      );
      expect(sent).toEqual([]);
    }
    const { bus } = createSite({ ewt: { dataURL } });
    await expect(bus.command('StatsService.getStats', { group: 'QUEUE', vqName: 'VQ1' })).rejects.toBe(
      'Invalid EWT configuration',
    );
  });

  it('rejects a command without a group, and sends nothing', async () => {
    const { bus, sent } = createSite({ ewt: { dataURL } });
    for (const options of [{}, { vqName: 'VQ1' }, { group: '' }]) {
      await expect(bus.command('StatsService.getStats', options)).rejects.toBe('Invalid Stats vqname configuration');
    }
    expect(sent).toEqual([]);
  });

  it.each([
    ['v1', 'http://h/ewt?aqt=urs2'],
    ['v2', 'http://h/ewt/ewt2'],
    ['v3', 'http://h/ewt?mode=mode2'],
  ])('without a queue asks %s for all of them', async (apiVersion, url) => {
    for (const vqName of [undefined, '', [], ['']]) {
      const { bus, sent } = createSite({ ewt: { dataURL, apiVersion } });
      await bus.command('StatsService.getStats', { group: 'EWT', ...(vqName !== undefined && { vqName }) });
      expect(sent[0]?.url).toBe(url);
    }
  });

  it.each([
    ['one queue', 'VQ1', { virtualQueue: 'VQ1', estimatedWaitTime: 30, ewt: 30 }],
    ['a list of one', ['VQ2'], { virtualQueue: 'VQ2', estimatedWaitTime: -1, ewt: -1 }],
    ['a queue of which nothing is said', 'VQ3', {}],
    [
      'several',
      ['VQ1', 'VQ2'],
      {
        VQ1: { virtualQueue: 'VQ1', estimatedWaitTime: 30, ewt: 30 },
        VQ2: { virtualQueue: 'VQ2', estimatedWaitTime: -1, ewt: -1 },
      },
    ],
  ])('on v3 resolves with the wait of %s without its envelope', async (_, vqName, expected) => {
    const data = [
      { virtualQueue: 'VQ1', estimatedWaitTime: 30, resultCode: 0 },
      { virtualQueue: 'VQ2', estimatedWaitTime: -1, message: 'No agents', resultCode: 1 },
    ];
    const answer = async () => Response.json({ status: { code: 0 }, data });
    const { bus, updated } = createSite({ ewt: { dataURL, apiVersion: 'v3' } }, answer);
    expect(await bus.command('StatsService.getStats', { group: 'EWT', vqName })).toEqual(expected);
    await later();
    expect(updated.mock.calls[0]?.[0].data).toEqual(expected);
  });

  it.each<[string, Answer, number]>([
    ['a refusal', async () => Response.json({}, { status: 500 }), 500],
    ['HTML', async () => new Response('<html>'), 200],
    ['an empty answer', async () => new Response(''), 200],
    ['a lost connection', () => Promise.reject(new TypeError('network')), 0],
    [
      'an answer slower than ajaxTimeout',
      (signal) => new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
      0,
    ],
  ])('rejects and publishes error.ewt after %s', async (_, answer, status) => {
    const { bus, updated, failed } = createSite({ ajaxTimeout: '20', ewt: { dataURL } }, answer);
    const error = 'EWT request failed due to unknown reason';
    await expect(bus.command('StatsService.getStats', { group: 'EWT', vqName: 'VQ1' })).rejects.toBe(error);
    await later();
    expect(failed.mock.calls.map(([event]) => event.data)).toEqual([{ error, status }]);
    expect(updated).not.toHaveBeenCalled();
  });
});

describe('StatsService.configure', () => {
  it('rejects {error: "Invalid configuration"} for nothing', async () => {
    const { bus } = createSite({ ewt: { dataURL } });
    await expect(bus.command('StatsService.configure')).rejects.toEqual({ error: 'Invalid configuration' });
  });

  it('merges a few options over those of the page, for the next request', async () => {
    const { bus, sent, config } = createSite({ ewt: { dataURL, mode: 'urs' } });
    await bus.command('StatsService.configure', { ewt: { dataURL: 'http://h/other' } });
    await bus.command('StatsService.getStats', { group: 'EWT', vqName: 'VQ1' });
    expect(sent[0]?.url).toBe('http://h/other?name=VQ1&aqt=urs');
    expect(config.stats).toEqual({ ewt: { dataURL, mode: 'urs' } });
  });

  it('is called at start with the options of the page, so that a hook may change them', async () => {
    const stats: StatsOptions = { ewt: { dataURL } };
    const site = createBus();
    const start = site.registerPlugin('App');
    if (!start) throw new Error('the name App is taken');
    const fetch = vi.fn(async () => Response.json({ ewt: 42 }));
    registerStatsService(site, { config: { stats }, fetch });
    site.before('StatsService.configure', (options) => {
      expect(options).toBe(stats);
      Object.assign(stats, { ewt: { dataURL: 'http://h/hook' } });
      return options;
    });
    start.ready();
    start.republish('ready');
    await site.command('StatsService.getStats', { group: 'EWT', vqName: 'VQ1' });
    expect(fetch).toHaveBeenCalledWith('http://h/hook?name=VQ1&aqt=urs2', expect.anything());
  });
});
