import { describe, expect, it, vi } from 'vitest';
import { createSite, delivered, json, rejection, type Sent, testTime, withServer } from './createSite.js';

const v1 = { dataURL: 'http://h/genesys/1/service/callback/sales', ajaxTimeout: 30 };
const time = '2026-03-03T15:00:00.000Z';
const booking = { phonenumber: '5115', desiredTime: time, subject: 'bill' };
const record = { _id: 'taken-1', _desired_time: time, _callback_state: 'SCHEDULED', _customer_number: '5115' };
const lost = (): never => {
  throw new TypeError('connection lost');
};

/** The first POST is lost; `look` answers the look-up; any later POST is taken. */
function siteThatLost(
  look: (sent: Sent) => Response,
  firstAnswer: () => Response | Promise<Response> = lost,
  config = v1,
  taken = (id: string): object => ({ _id: id }),
) {
  let posts = 0;
  return createSite(config, (sent) => {
    if (sent.method !== 'POST') return look(sent);
    posts++;
    return posts === 1 ? firstAnswer() : json(taken(`new-${posts}`));
  });
}

function posts(sent: Sent[]): number {
  return sent.filter(({ method }) => method === 'POST').length;
}

describe('a POST', () => {
  it.each([502, 503, 504, 500, 429])('is never repeated by itself, whatever goes wrong (%i)', async (status) => {
    const { site, sent } = createSite(v1, () => json({}, status));
    await rejection(site.command('CallbackService.schedule', booking));
    expect(sent).toHaveLength(1);
  });

  it('is never repeated by itself after a lost connection, a timeout, or a cut-off answer', async () => {
    for (const answer of [lost, () => new Promise<Response>(() => {}), () => new Response('{"_i')]) {
      const { site, sent } = createSite(v1, answer);
      expect(await rejection(site.command('CallbackService.schedule', booking))).toMatchObject({
        uncertain: true,
        message: 'The answer was lost. The callback may have been booked.',
      });
      expect(sent).toHaveLength(1);
    }
  });

  it('that was refused is not uncertain, and is sent again at once', async () => {
    const { site, sent } = siteThatLost(lost, () => json({ message: 'no' }, 400));
    expect(await rejection(site.command('CallbackService.schedule', booking))).not.toHaveProperty('uncertain');
    expect(await site.command('CallbackService.schedule', booking)).toEqual({ _id: 'new-2' });
    expect(sent.map(({ method }) => method)).toEqual(['POST', 'POST']);
  });
});

describe('on v1 a repeat of a booking whose answer was lost', () => {
  it('wire case 49: a POST that times out but was taken is found by number; no second POST', async () => {
    const seen: string[] = [];
    const taken: object[] = [];
    await withServer(
      (request, body, response) => {
        seen.push(`${request.method} ${request.url}`);
        if (request.method === 'GET') return response.end(JSON.stringify(taken));
        // taken, and never answered
        const { _customer_number, _desired_time } = JSON.parse(body);
        taken.push({ _id: 'taken-1', _customer_number, _desired_time, _callback_state: 'SCHEDULED' });
      },
      async (address) => {
        const { site, named } = createSite({ dataURL: `${address}/sales`, ajaxTimeout: 500 }, undefined, { fetch });
        expect(await rejection(site.command('CallbackService.schedule', booking))).toMatchObject({
          statusText: 'timeout',
        });
        expect(await site.command('CallbackService.schedule', booking)).toMatchObject({ _id: 'taken-1' });
        await delivered();
        expect(seen).toEqual(['POST /sales', 'GET /sales?_customer_number=5115']);
        expect(named('scheduled')).toHaveLength(1);
        expect(named('scheduled')[0]?.data).toMatchObject({ _id: 'taken-1' });
      },
    );
  });

  it('is the same booking by service, number and time, whatever else is changed', async () => {
    const { site, sent } = siteThatLost(() => json([record]));
    await rejection(site.command('CallbackService.schedule', booking));
    const again = { _customer_number: '5115', desiredtime: '2026-03-03T16:00:00+01:00', subject: 'changed' };
    expect(await site.command('CallbackService.schedule', again)).toEqual(record);
    expect(posts(sent)).toBe(1);
  });

  it.each([
    ['another number', { ...booking, phonenumber: '5116' }],
    ['another time', { ...booking, desiredTime: '2026-03-03T16:00:00.000Z' }],
    ['no time', { phonenumber: '5115' }],
  ])('is another booking with %s, and is sent', async (_, other) => {
    const { site, sent } = siteThatLost(() => json([record]));
    await rejection(site.command('CallbackService.schedule', booking));
    await site.command('CallbackService.schedule', other);
    expect(sent.map(({ method }) => method)).toEqual(['POST', 'POST']);
  });

  it('is sent if it was not taken', async () => {
    const others = [
      { ...record, _desired_time: '2026-03-03T15:15:00.000Z' },
      { ...record, _callback_state: 'COMPLETED', _callback_reason: 'CANCELLED' },
    ];
    for (const answer of [json([]), json({}), json(others), new Response('')]) {
      const { site, sent } = siteThatLost(() => answer);
      await rejection(site.command('CallbackService.schedule', booking));
      expect(await site.command('CallbackService.schedule', booking)).toEqual({ _id: 'new-2' });
      expect(sent.map(({ method }) => method)).toEqual(['POST', 'GET', 'POST']);
    }
  });

  it('is neither sent nor forgotten when the look-up fails', async () => {
    let works = false;
    const { site, sent, named } = siteThatLost(() => (works ? json([record]) : lost()));
    await rejection(site.command('CallbackService.schedule', booking));
    for (let i = 0; i < 2; i++) {
      expect(await rejection(site.command('CallbackService.schedule', booking))).toMatchObject({
        status: 0,
        statusText: 'error',
        uncertain: true,
        repeatable: true,
      });
    }
    works = true;
    expect(await site.command('CallbackService.schedule', booking)).toEqual(record);
    await delivered();
    expect(posts(sent)).toBe(1);
    expect(named('scheduleError')).toHaveLength(3);
    expect(named('scheduled')).toHaveLength(1);
  });

  it('once found, is forgotten: the next booking is sent at once', async () => {
    const { site, sent } = siteThatLost(() => json([record]));
    await rejection(site.command('CallbackService.schedule', booking));
    await site.command('CallbackService.schedule', booking);
    await site.command('CallbackService.schedule', booking);
    expect(sent.map(({ method }) => method)).toEqual(['POST', 'GET', 'POST']);
  });

  it('once sent and answered, is forgotten, too', async () => {
    const { site, sent } = siteThatLost(() => json([]));
    await rejection(site.command('CallbackService.schedule', booking));
    await site.command('CallbackService.schedule', booking);
    await site.command('CallbackService.schedule', booking);
    expect(sent.map(({ method }) => method)).toEqual(['POST', 'GET', 'POST', 'POST']);
  });

  it('is another booking at another service', async () => {
    const { site, sent } = siteThatLost(() => json([record]));
    await rejection(site.command('CallbackService.schedule', booking));
    await site.command('CallbackService.configure', { dataURL: 'http://h/genesys/1/service/callback/other' });
    await site.command('CallbackService.schedule', booking);
    expect(sent.map(({ method }) => method)).toEqual(['POST', 'POST']);
  });

  it('as soon as possible, is looked for since it was lost first', async () => {
    const first = new Date();
    let records: object[] = [];
    const { site, sent } = createSite(v1, ({ method }) => (method === 'POST' ? lost() : json(records)));
    await rejection(site.command('CallbackService.schedule', { phonenumber: '5115' }));
    vi.setSystemTime(first.getTime() + 8 * 60_000);
    await rejection(site.command('CallbackService.schedule', { phonenumber: '5115' }));
    records = [{ _id: 'taken-1', _callback_state: 'SCHEDULED', _desired_time: first.toISOString() }];
    await site.command('CallbackService.schedule', { phonenumber: '5115' });
    expect(posts(sent)).toBe(2);
  });

  it('asks servers of 2013 in their spelling', async () => {
    const old = { _id: 'taken-1', desired_time: time, url: '/1/service/callback/sales/taken-1' };
    const { site, sent } = siteThatLost(({ url }) =>
      url.searchParams.has('customer_number') ? json([old]) : json({ message: 'unknown property' }, 400),
    );
    await rejection(site.command('CallbackService.schedule', booking));
    expect(await site.command('CallbackService.schedule', booking)).toEqual(old);
    expect(posts(sent)).toBe(1);
  });

  it('nothing found in the spelling of 2013 proves nothing: the visitor is told, and another try asks again', async () => {
    let questions = 0;
    const { site, sent } = siteThatLost(({ url }) => {
      questions++;
      if (questions === 1) return json({}, 400);
      return json(url.searchParams.has('_customer_number') ? [record] : []);
    });
    await rejection(site.command('CallbackService.schedule', booking));
    const told = await rejection(site.command('CallbackService.schedule', booking));
    expect(told).toMatchObject({ uncertain: true });
    expect(told).not.toHaveProperty('repeatable');
    expect(posts(sent)).toBe(1);
    expect(await site.command('CallbackService.schedule', booking)).toEqual(record);
    expect(posts(sent)).toBe(1);
  });

  it('a server of 2013 that finds nothing gets the booking once the visitor has decided', async () => {
    const { site, sent } = siteThatLost(({ url }) =>
      url.searchParams.has('customer_number') ? json([]) : json({}, 400),
    );
    await rejection(site.command('CallbackService.schedule', booking));
    expect(await rejection(site.command('CallbackService.schedule', booking))).toMatchObject({ uncertain: true });
    expect(await site.command('CallbackService.schedule', booking)).toEqual({ _id: 'new-2' });
    expect(posts(sent)).toBe(2);
  });

  it.each([
    [
      'in the queue, whatever its clock says',
      { _callback_state: 'QUEUED', _desired_time: '2001-01-01T00:00:00.000Z' },
      1,
    ],
    ['scheduled for about now', { _callback_state: 'SCHEDULED', _desired_time: testTime }, 1],
    ['scheduled for another time', { _callback_state: 'SCHEDULED', _desired_time: '2001-01-01T00:00:00.000Z' }, 2],
    ['scheduled for much later', { _callback_state: 'SCHEDULED', _desired_time: '2999-01-01T00:00:00.000Z' }, 2],
    ['completed', { _callback_state: 'COMPLETED', _desired_time: testTime }, 2],
  ])('as soon as possible, meets a record %s', async (_, fields, expectedPosts) => {
    const { site, sent } = siteThatLost(() => json([{ _id: 'taken-1', ...fields }]));
    await rejection(site.command('CallbackService.schedule', { phonenumber: '5115' }));
    await site.command('CallbackService.schedule', { phonenumber: '5115' });
    expect(posts(sent)).toBe(expectedPosts);
  });

  it.each([
    ['502', () => json({}, 502)],
    ['504', () => json({}, 504)],
    ['a cut-off answer', () => new Response('{"_id"')],
  ])('is looked up after %s, too', async (_, answer) => {
    const { site, sent } = siteThatLost(() => json([record]), answer);
    await rejection(site.command('CallbackService.schedule', booking));
    expect(await site.command('CallbackService.schedule', booking)).toEqual(record);
    expect(posts(sent)).toBe(1);
  });
});

describe('on v3, which cannot be asked', () => {
  it('the failure says that the booking may have been taken, and a repeat by the visitor is sent', async () => {
    const v3 = { dataURL: 'https://g/engagement/v3', apiVersion: 'v3', serviceName: 's', ajaxTimeout: 30 };
    const { site, sent } = siteThatLost(lost, lost, v3, (id) => ({ status: { code: 0 }, data: { id } }));
    const failure = await rejection(site.command('CallbackService.schedule', booking));
    expect(failure).toMatchObject({ status: 0, uncertain: true });
    expect(failure).not.toHaveProperty('repeatable');
    await site.command('CallbackService.schedule', booking);
    expect(sent.map(({ method }) => method)).toEqual(['POST', 'POST']);
  });
});
