import { beforeEach, describe, expect, it, vi } from 'vitest';
import { toRecord } from '../../src/config/coerce.js';
import { createSite, json, rejection, type Sent } from './createSite.js';

/** What the tab and the browser keep over reloads. */
function useStorage(name: 'sessionStorage' | 'localStorage'): Map<string, string> {
  const items = new Map<string, string>();
  vi.stubGlobal(name, {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  });
  return items;
}

const v1 = { dataURL: 'http://h/genesys/1/service/callback/sales', ajaxTimeout: 30 };
const v3 = { dataURL: 'https://g/engagement/v3', apiVersion: 'v3', serviceName: 'sales', ajaxTimeout: 30 };
const time = '2026-03-03T15:00:00.000Z';
const booking = { phonenumber: '+1 (416) 555-0123', desiredTime: time };
const record = { _id: 'taken-1', _desired_time: time, _customer_number: booking.phonenumber };
const never = () => new Promise<Response>(() => {});
const methods = (sent: Sent[]) => sent.map(({ method }) => method);
const envelope = (id: string) => json({ status: { code: 0 }, data: { id } });

let tab: Map<string, string>;
let browser: Map<string, string>;
beforeEach(() => {
  tab = useStorage('sessionStorage');
  browser = useStorage('localStorage');
  return () => vi.unstubAllGlobals();
});

/** A visit that ends while the booking is on its way. */
async function leaveDuring(config: object, options: Record<string, unknown> = booking): Promise<void> {
  const { site, sent } = createSite({ ...config, ajaxTimeout: 60_000 }, never);
  site.command('CallbackService.schedule', options);
  await vi.waitFor(() => expect(sent).toHaveLength(1));
}

describe('a page that is reloaded while a booking is on its way', () => {
  it('v1: asks first when the same is wished again, also in another spelling, and sends nothing', async () => {
    await leaveDuring(v1);
    const { site, sent } = createSite(v1, ({ url }) =>
      json(url.searchParams.get('_customer_number') === booking.phonenumber ? [record] : []),
    );
    const again = { phonenumber: '+14165550123', desiredtime: time };
    expect(await site.command('CallbackService.schedule', again)).toEqual(record);
    expect(methods(sent)).toEqual(['GET']);
    expect(tab.size).toBe(0);
  });

  it('v3: says once that nobody knows, and sends what the visitor decides to send after that', async () => {
    await leaveDuring(v3);
    const { site, sent } = createSite(v3, () => envelope('new'));
    const failure = await rejection(site.command('CallbackService.schedule', booking));
    expect(failure).toMatchObject({ status: 0, statusText: 'abort', uncertain: true });
    expect(failure).not.toHaveProperty('repeatable');
    expect(sent).toEqual([]);
    expect(await site.command('CallbackService.schedule', booking)).toMatchObject({ data: { id: 'new' } });
    expect(methods(sent)).toEqual(['POST']);
  });

  it('keeps no number, no name and no address in the storage, and nothing once the outcome is known', async () => {
    await leaveDuring(v1, { ...booking, firstname: 'Ada', email: 'a@example.com' });
    const [[key, text] = ['', '']] = tab;
    expect(key).toBe('cx-callback-attempts');
    // digits of the number in a row that no random id has by chance
    expect(text).not.toMatch(/4165550123|5550123|Ada|example|genesys/);
    const { site } = createSite(v1, ({ method }) => json(method === 'GET' ? [] : { _id: 'a' }));
    await site.command('CallbackService.schedule', booking);
    expect(tab.size).toBe(0);
  });

  it.each(['no JSON', '{}', '[null, 1, {"token": 1}]', JSON.stringify([{ token: 'a', service: 'b', number: 'c' }])])(
    'ignores what others have written there: %s',
    async (junk) => {
      tab.set('cx-callback-attempts', junk);
      const { site, sent } = createSite(v1, () => json({ _id: 'a' }));
      await site.command('CallbackService.schedule', booking);
      expect(methods(sent)).toEqual(['POST']);
    },
  );

  it('has forgotten it after a day', async () => {
    await leaveDuring(v1);
    vi.setSystemTime(Date.now() + 25 * 3_600_000);
    const { site, sent } = createSite(v1, () => json({ _id: 'a' }));
    const tomorrow = { ...booking, desiredTime: '2026-03-05T15:00:00.000Z' };
    await site.command('CallbackService.schedule', tomorrow);
    expect(methods(sent)).toEqual(['POST']);
  });

  it('remembers for the life of the page where there is no storage', async () => {
    vi.stubGlobal('sessionStorage', {
      getItem: () => null,
      setItem() {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    let posts = 0;
    const { site, sent } = createSite(v1, ({ method }) => {
      if (method === 'GET') return json([record]);
      posts++;
      throw new TypeError('connection lost');
    });
    await rejection(site.command('CallbackService.schedule', booking));
    expect(await site.command('CallbackService.schedule', booking)).toEqual(record);
    expect([posts, methods(sent)]).toEqual([1, ['POST', 'GET']]);
  });
});

describe('requestIdKey', () => {
  it.each([
    ['v1', v1, (sent: Sent | undefined) => sent?.body.attempt],
    ['v3', v3, (sent: Sent | undefined) => toRecord(sent?.body.userData).attempt],
  ])('%s: sends a token that is the same for the same wish, and another for the next', async (_, config, tokenOf) => {
    let works = false;
    const posts: Sent[] = [];
    const { site } = createSite({ ...config, requestIdKey: 'attempt' }, (sent) => {
      if (sent.method === 'GET') return json([]);
      posts.push(sent);
      if (!works) throw new TypeError('connection lost');
      return json({ _id: 'a', data: { id: 'a' } });
    });
    await rejection(site.command('CallbackService.schedule', booking));
    works = true;
    await site.command('CallbackService.schedule', booking);
    await site.command('CallbackService.schedule', booking);
    const [first, second, third] = posts.map(tokenOf);
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(second).toBe(first);
    expect(third).toMatch(/^[0-9a-f]{32}$/);
    expect(third).not.toBe(first);
  });

  it('is not there unless it is asked for', async () => {
    const { site, sent } = createSite(v1);
    await site.command('CallbackService.schedule', booking);
    expect(Object.keys(sent[0]?.body ?? {}).sort()).toEqual(['_customer_number', '_desired_time']);
  });
});

describe('a move on v3, which books anew and then cancels', () => {
  const move = { id: 'old', phonenumber: '1', desiredTime: time };
  const left = [{ id: 'new', previousId: 'old', desiredTime: time }];

  it('is remembered with both ids while it is not finished, over the end of the page', async () => {
    const { site, sent } = createSite({ ...v3, ajaxTimeout: 60_000 }, ({ url }) =>
      url.pathname.endsWith('/create') ? envelope('new') : never(),
    );
    site.command('CallbackService.reschedule', move);
    await vi.waitFor(() => expect(sent).toHaveLength(2));
    const next = createSite(v3, () => envelope('old'));
    expect(await next.site.command('CallbackService.unfinishedMoves')).toEqual(left);
    await next.site.command('CallbackService.cancel', { id: 'old' });
    expect(await next.site.command('CallbackService.unfinishedMoves')).toEqual([]);
    expect(browser.size).toBe(0);
  });

  it('is remembered when the old booking could not be cancelled', async () => {
    const { site } = createSite(v3, ({ url }) =>
      url.pathname.endsWith('/create') ? envelope('new') : json({ status: { code: 500, message: 'no' } }, 500),
    );
    expect(await rejection(site.command('CallbackService.reschedule', move))).toMatchObject({
      id: 'new',
      previousId: 'old',
    });
    expect(await site.command('CallbackService.unfinishedMoves')).toEqual(left);
    vi.setSystemTime(Date.parse(time) + 25 * 3_600_000);
    expect(await site.command('CallbackService.unfinishedMoves')).toEqual([]);
  });

  it('is forgotten when it is finished', async () => {
    const { site } = createSite(v3, () => envelope('new'));
    await site.command('CallbackService.reschedule', move);
    expect(await site.command('CallbackService.unfinishedMoves')).toEqual([]);
  });

  it('is remembered for the tab only where nothing may be kept in the browser', async () => {
    const { site } = createSite({ ...v3, rememberBooking: false }, ({ url }) =>
      url.pathname.endsWith('/create') ? envelope('new') : json({}, 500),
    );
    await rejection(site.command('CallbackService.reschedule', move));
    expect(browser.size).toBe(0);
    expect(await site.command('CallbackService.unfinishedMoves')).toEqual(left);
  });

  it('is of one service: another service of the site does not know it', async () => {
    const { site } = createSite(v3, ({ url }) => (url.pathname.endsWith('/create') ? envelope('new') : json({}, 500)));
    await rejection(site.command('CallbackService.reschedule', move));
    const other = createSite({ ...v3, serviceName: 'support' });
    expect(await other.site.command('CallbackService.unfinishedMoves')).toEqual([]);
  });
});
