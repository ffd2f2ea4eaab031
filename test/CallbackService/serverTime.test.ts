import { describe, expect, it, vi } from 'vitest';
import { createSite, delivered, json, rejection, testTime } from './createSite.js';

const v1 = { dataURL: 'http://h/genesys/1/service/callback/sales' };
const v3 = { dataURL: 'https://g/engagement/v3', apiVersion: 'v3', serviceName: 'sales' };
const now = Date.parse(testTime);
const hour = 3_600_000;
const at = (ms: number) => new Date(now + ms).toISOString();
const lost = (): never => {
  throw new TypeError('connection lost');
};
/** An answer of a server whose clock is so much ahead of the visitor's. */
const tellingTime = (body: unknown, aheadMs: number) =>
  json(body, 200, { Date: new Date(now + aheadMs).toUTCString() });

describe('a desired time that is past', () => {
  it.each([
    ['schedule', v1, { phonenumber: '1', desiredTime: at(-1000) }],
    ['schedule', v3, { phonenumber: '1', desiredTime: at(-hour) }],
    ['reschedule', v1, { id: 'a', desiredTime: at(-hour) }],
    ['reschedule', v3, { id: 'a', phonenumber: '1', desiredTime: at(-hour) }],
  ])('is not sent by %s', async (command, config, options) => {
    const { site, sent, events } = createSite(config);
    expect(await rejection(site.command(`CallbackService.${command}`, options))).toBe('Desired time is in the past');
    await delivered();
    expect([sent, events]).toEqual([[], []]);
  });

  it('is past once the device has slept', async () => {
    const { site, sent } = createSite(v1);
    const options = { phonenumber: '1', desiredTime: at(hour) };
    vi.setSystemTime(now + 3 * hour);
    expect(await rejection(site.command('CallbackService.schedule', options))).toBe('Desired time is in the past');
    expect(sent).toEqual([]);
  });

  it("is so by the server's clock, where an answer has told it", async () => {
    const slow = createSite(v1, () => tellingTime({ _id: 'a' }, 3 * hour));
    await slow.site.command('CallbackService.availability', { numberOfDays: 1 });
    const options = { phonenumber: '1', desiredTime: at(hour) };
    expect(await rejection(slow.site.command('CallbackService.schedule', options))).toBe('Desired time is in the past');
    const fast = createSite(v1, () => tellingTime({ _id: 'a' }, -3 * hour));
    await fast.site.command('CallbackService.availability', { numberOfDays: 1 });
    await fast.site.command('CallbackService.schedule', { phonenumber: '1', desiredTime: at(-hour) });
    expect(fast.sent[1]?.body._desired_time).toBe(at(-hour));
  });
});

describe("the server's clock", () => {
  it('is left in the data of the plugin, and told when it changes', async () => {
    const { site } = createSite(v1, () => tellingTime({}, 3 * hour));
    const changed = vi.fn();
    site.subscribe('CallbackService.data.clockOffsetMs', changed);
    expect(site.data('CallbackService.clockOffsetMs')).toBeUndefined();
    for (let i = 0; i < 3; i++) await site.command('CallbackService.availability', { numberOfDays: 1 });
    await delivered();
    expect(Math.abs(Number(site.data('CallbackService.clockOffsetMs')) - 3 * hour)).toBeLessThanOrEqual(1000);
    expect(changed).toHaveBeenCalledOnce();
  });

  it('never comes from the cache of the browser', async () => {
    const seen: unknown[] = [];
    const fetch = async (_: unknown, init?: RequestInit) => {
      seen.push(init?.cache);
      return json({ _id: 'a' });
    };
    const { site } = createSite(v1, undefined, { fetch });
    await site.command('CallbackService.availability', { numberOfDays: 1 });
    await site.command('CallbackService.schedule', { phonenumber: '1' });
    await site.command('CallbackService.query', { phonenumber: '1' });
    expect(seen).toEqual(['no-store', 'no-store', 'no-store']);
  });
});

describe('a booking as soon as possible whose answer was lost, by a visitor whose clock is three hours slow', () => {
  const wish = { phonenumber: '5115' };
  const taken = [{ _id: 'taken', _desired_time: at(3 * hour) }];

  it("meets a record without a state by the server's clock", async () => {
    const { site, sent } = createSite(v1, ({ method }) => (method === 'POST' ? lost() : tellingTime(taken, 3 * hour)));
    await rejection(site.command('CallbackService.schedule', wish));
    expect(await site.command('CallbackService.schedule', wish)).toEqual(taken[0]);
    expect(sent.map(({ method }) => method)).toEqual(['POST', 'GET']);
  });

  it('where the server does not tell its time, is not sent before the visitor has been told that nobody knows', async () => {
    const { site, sent } = createSite(v1, ({ method }) => (method === 'POST' ? lost() : json(taken)));
    await rejection(site.command('CallbackService.schedule', wish));
    const failure = await rejection(site.command('CallbackService.schedule', wish));
    expect(failure).toMatchObject({ uncertain: true });
    expect(failure).not.toHaveProperty('repeatable');
    expect(sent.map(({ method }) => method)).toEqual(['POST', 'GET']);
    await rejection(site.command('CallbackService.schedule', wish));
    expect(sent.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET', 'POST']);
  });
});

describe('what a page has done to the built-in objects', () => {
  it('does not shift a time: Date.prototype.toISOString may say what it likes', async () => {
    const toISOString = vi.spyOn(Date.prototype, 'toISOString').mockReturnValue('2026-03-03T10:00:00');
    try {
      for (const config of [v1, v3]) {
        const { site, sent } = createSite(config);
        await site.command('CallbackService.schedule', { phonenumber: '1', desiredTime: now + hour });
        const { body } = sent[0] ?? {};
        expect(body?._desired_time ?? body?.desiredTime).toBe('2026-03-03T15:00:00.000Z');
      }
    } finally {
      toISOString.mockRestore();
    }
  });

  it.each(['id', '_id', 'data', 'message', 'error', 'exception'])('books nothing by an inherited %s', async (key) => {
    Object.defineProperty(Object.prototype, key, {
      value: key === 'data' ? { id: 'evil' } : 'evil',
      configurable: true,
      enumerable: true,
      writable: true,
    });
    try {
      for (const config of [v1, v3]) {
        const { site } = createSite(config, () => new Response('{}'));
        expect(await rejection(site.command('CallbackService.schedule', { phonenumber: '1' }))).toMatchObject({
          uncertain: true,
        });
      }
    } finally {
      Reflect.deleteProperty(Object.prototype, key);
    }
  });
});
