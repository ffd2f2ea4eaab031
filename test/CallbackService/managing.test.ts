import { describe, expect, it } from 'vitest';
import { createSite, delivered, json, rejection } from './createSite.js';

const v1 = { dataURL: 'http://h/genesys/1/service/callback/sales?tenant=7' };
const v3 = { dataURL: 'https://g/engagement/v3', apiVersion: 'v3', serviceName: 'sales' };
const time = '2026-03-04T15:00:00.000Z';

describe('cancel', () => {
  it('v1: DELETE {dataURL}/{id}', async () => {
    const { site, sent, named } = createSite(v1, () => new Response(''));
    expect(await site.command('CallbackService.cancel', { id: 'a b' })).toEqual({ id: 'a b', response: {} });
    expect(`${sent[0]?.method} ${sent[0]?.url.href}`).toBe(
      'DELETE http://h/genesys/1/service/callback/sales/a%20b?tenant=7',
    );
    await delivered();
    expect(named('cancelled')[0]?.data).toEqual({ id: 'a b', response: {} });
  });

  it('v3: POST {base}/cancel {id}', async () => {
    const body = { status: { code: 0 }, data: { id: 'a' } };
    const { site, sent } = createSite(v3, () => json(body));
    expect(await site.command('CallbackService.cancel', { id: 'a' })).toEqual({ id: 'a', response: body });
    expect(`${sent[0]?.method} ${sent[0]?.url.href}`).toBe('POST https://g/engagement/v3/callbacks/cancel');
    expect(sent[0]?.body).toEqual({ id: 'a' });
  });

  it('rejects, without a request, what is no id', async () => {
    const { site, sent } = createSite(v1);
    for (const id of ['', '.', '..', undefined, null, {}]) {
      expect(await rejection(site.command('CallbackService.cancel', { id } as { id: string }))).toBe('No id found');
    }
    expect(sent).toEqual([]);
  });

  it('publishes cancelError with the failure', async () => {
    const { site, named } = createSite(v1, () => json({ message: 'No such request to cancel : [a]' }, 400));
    const error = await rejection(site.command('CallbackService.cancel', { id: 'a' }));
    await delivered();
    expect(named('cancelError')[0]?.data).toBe(error);
    expect(error).toMatchObject({ status: 400, message: 'No such request to cancel : [a]' });
  });
});

describe('reschedule', () => {
  it('v1: PUT {dataURL}/{id} with _new_desired_time and the properties that change, emptied ones included', async () => {
    const { site, sent, named } = createSite({ ...v1, userData: { a: 1 }, callDirection: 'X' }, () => new Response(''));
    const options = {
      id: 'a',
      desiredTime: '2026-03-04T16:00:00+01:00',
      note: '',
      mediaType: 'chat',
      userData: { b: 2 },
    };
    expect(await site.command('CallbackService.reschedule', options)).toEqual({ id: 'a', response: {} });
    expect(sent).toHaveLength(1);
    expect(`${sent[0]?.method} ${sent[0]?.url.pathname}`).toBe('PUT /genesys/1/service/callback/sales/a');
    expect(sent[0]?.body).toEqual({ _new_desired_time: time, note: '', _media_type: 'chat', b: 2 });
    await delivered();
    expect(named('rescheduled')).toHaveLength(1);
  });

  it('v1: may change properties only, but cannot bring a call forward to now', async () => {
    const { site, sent } = createSite(v1, () => new Response(''));
    await site.command('CallbackService.reschedule', { id: 'a', phonenumber: '9' });
    expect(sent[0]?.body).toEqual({ _customer_number: '9' });
    expect(await rejection(site.command('CallbackService.reschedule', { id: 'a', desiredTime: 'now' }))).toBe(
      'No desiredTime found to reschedule callback',
    );
    expect(sent).toHaveLength(1);
  });

  it('v3: creates the new one, then cancels the old one', async () => {
    const created = { status: { code: 0 }, data: { id: 'new' } };
    const { site, sent, named } = createSite(v3, ({ url }) => json(url.pathname.endsWith('/create') ? created : {}));
    const options = { id: 'old', desiredTime: time, phonenumber: '1', note: 'n' };
    const expected = { id: 'new', previousId: 'old', response: created };
    expect(await site.command('CallbackService.reschedule', options)).toEqual(expected);
    expect(sent.map(({ url }) => url.pathname.split('/').pop())).toEqual(['create', 'cancel']);
    expect(sent[0]?.body).toEqual({
      serviceName: 'sales',
      phoneNumber: '1',
      desiredTime: time,
      userData: { note: 'n' },
    });
    expect(sent[1]?.body).toEqual({ id: 'old' });
    await delivered();
    expect(named('rescheduled')[0]?.data).toEqual(expected);
    expect(named('scheduled')).toEqual([]);
  });

  it('v3: asks the server for a number that is not given', async () => {
    const { site, sent } = createSite(v3, ({ url }) =>
      json({ data: url.pathname.endsWith('/retrieve') ? { id: 'old', phoneNumber: '42' } : { id: 'new' } }),
    );
    await site.command('CallbackService.reschedule', { id: 'old', desiredTime: time });
    expect(sent.map(({ url }) => url.pathname.split('/').pop())).toEqual(['retrieve', 'create', 'cancel']);
    expect(sent[1]?.body.phoneNumber).toBe('42');
  });

  it('v3: if the new one is refused the old one stays', async () => {
    const { site, sent, named } = createSite(v3, () => json({ status: { code: 7041, message: 'full' } }, 429));
    const options = { id: 'old', desiredTime: time, phonenumber: '1' };
    expect(await rejection(site.command('CallbackService.reschedule', options))).toMatchObject({ code: 7041 });
    expect(sent).toHaveLength(1);
    await delivered();
    expect(named('rescheduleError')).toHaveLength(1);
  });

  it('v3: if the cancel fails the new id and the old id are both reported', async () => {
    const { site, named } = createSite(v3, ({ url }) =>
      url.pathname.endsWith('/create')
        ? json({ data: { id: 'new' } })
        : json({ status: { code: 1, message: 'no' } }, 500),
    );
    const options = { id: 'old', desiredTime: time, phonenumber: '1' };
    const error = await rejection(site.command('CallbackService.reschedule', options));
    expect(error).toMatchObject({ status: 500, message: 'no', id: 'new', previousId: 'old' });
    await delivered();
    expect(named('rescheduleError')[0]?.data).toBe(error);
  });

  it('v3: needs a time', async () => {
    const { site, sent } = createSite(v3);
    expect(await rejection(site.command('CallbackService.reschedule', { id: 'old', phonenumber: '1' }))).toBe(
      'No desiredTime found to reschedule callback',
    );
    expect(sent).toEqual([]);
  });
});

describe('query', () => {
  const sales = {
    _id: 'a',
    _desired_time: '2026-03-03T15:00:00.000+0000',
    _callback_state: 'COMPLETED',
    _callback_reason: 'CANCELLED',
    _customer_number: '5115',
    _url: '/1/service/callback/sales/a',
    reason: 'bill q',
  };

  it('v1: GET {dataURL}?_id= with records normalised', async () => {
    const { site, sent, named } = createSite(v1, () => json([sales, null, 'x', {}]));
    const records = await site.command('CallbackService.query', { id: 'a' });
    expect(records).toEqual([
      {
        id: 'a',
        desiredTime: '2026-03-03T15:00:00.000Z',
        state: 'COMPLETED',
        reason: 'CANCELLED',
        phoneNumber: '5115',
        url: '/1/service/callback/sales/a',
        raw: sales,
      },
    ]);
    expect(sent[0]?.url.href).toBe('http://h/genesys/1/service/callback/sales?tenant=7&_id=a');
    await delivered();
    expect(named('queried')[0]?.data).toEqual(records);
  });

  it('v1: by number; servers of 2013 are asked for customer_number', async () => {
    const old = { _id: 'a', desired_time: '2013-05-27T15:10:00.000Z', url: '/1/service/callback/sales/a' };
    const { site, sent } = createSite(v1, ({ url }) =>
      url.searchParams.has('customer_number') ? json([old]) : json({}, 400),
    );
    expect(await site.command('CallbackService.query', { phonenumber: '5115' })).toEqual([
      { id: 'a', desiredTime: old.desired_time, state: '', phoneNumber: '', url: old.url, raw: old },
    ]);
    expect(sent.map(({ url }) => url.search)).toEqual([
      '?tenant=7&_customer_number=5115',
      '?tenant=7&customer_number=5115',
    ]);
  });

  it('v3: POST {base}/retrieve {id}; position and wait when the server tells', async () => {
    const data = { id: 'a', desiredTime: '2026-03-03T15:00:00.000Z', callbackState: 'QUEUED', phoneNumber: '1' };
    const { site, sent } = createSite(v3, () =>
      json({ data: { ...data, positionInQueue: 0, estimatedWaitTime: '90' } }),
    );
    expect(await site.command('CallbackService.query', { id: 'a' })).toMatchObject([
      { id: 'a', state: 'QUEUED', phoneNumber: '1', positionInQueue: 0, estimatedWaitTime: 90 },
    ]);
    expect(`${sent[0]?.method} ${sent[0]?.url.pathname}`).toBe('POST /engagement/v3/callbacks/retrieve');
    const unknown = createSite(v3, () => json({ data: { ...data, positionInQueue: -1 } }));
    const [record] = await unknown.site.command('CallbackService.query', { id: 'a' });
    expect(record).not.toHaveProperty('positionInQueue');
  });

  it('v3: by number is not offered', async () => {
    const { site, sent } = createSite(v3);
    expect(await rejection(site.command('CallbackService.query', { phonenumber: '1' }))).toBe(
      'Not offered by Callback API v3.',
    );
    expect(sent).toEqual([]);
  });

  it('asks for the id when both are given', async () => {
    const { site, sent } = createSite(v1, () => json([]));
    await site.command('CallbackService.query', { id: 'a', phonenumber: '1' });
    expect(sent[0]?.url.search).toBe('?tenant=7&_id=a');
  });

  it('rejects, without a request, for neither id nor number', async () => {
    const { site } = createSite(v1);
    expect(await rejection(site.command('CallbackService.query', {}))).toBe('No id found');
  });
});

describe('queues', () => {
  it('v1: GET {root}/admin/callback/queues, root = dataURL up to the version segment', async () => {
    const { site, sent } = createSite(v1, () => json({ sales: [{ _id: 'a' }], always: [] }));
    const options = { target: 'sales', max: 1, endTime: new Date(time) };
    expect(await site.command('CallbackService.queues', options)).toMatchObject({ sales: [{ id: 'a' }], always: [] });
    expect(decodeURIComponent(sent[0]?.url.href ?? '')).toBe(
      `http://h/genesys/1/admin/callback/queues?tenant=7&target=sales&end_time=${time}&max=1`,
    );
  });

  it('finds the version behind other numbers, and says so if there is none', async () => {
    const { site, sent } = createSite({ dataURL: 'http://h/42/genesys/1/service/callback/7' }, () => json({}));
    await site.command('CallbackService.queues');
    expect(sent[0]?.url.pathname).toBe('/42/genesys/1/admin/callback/queues');
    const proxy = createSite({ dataURL: 'http://h/callback' });
    expect(await rejection(proxy.site.command('CallbackService.queues'))).toMatch(/^Invalid configuration\. dataURL/);
  });

  it('v3: not offered', async () => {
    expect(await rejection(createSite(v3).site.command('CallbackService.queues'))).toBe(
      'Not offered by Callback API v3.',
    );
  });
});

describe('openFor', () => {
  it('v3: GET {base}/open-for/{serviceName}', async () => {
    const body = { status: { code: 0 }, data: { openFor: 28800 } };
    const { site, sent } = createSite(v3, () => json(body));
    const options = { start: '2026-03-03T14:00:00Z', timezone: 'America/Toronto' };
    expect(await site.command('CallbackService.openFor', options)).toEqual(body);
    expect(decodeURIComponent(sent[0]?.url.href ?? '')).toBe(
      'https://g/engagement/v3/callbacks/open-for/sales?start=2026-03-03T09:00:00.000&timezone=America/Toronto',
    );
  });

  it('v1: not offered', async () => {
    expect(await rejection(createSite(v1).site.command('CallbackService.openFor'))).toBe(
      'Not offered by Callback API v1.',
    );
  });
});

describe('commands that change something', () => {
  it.each([v1, v3])('share one request while an equal one is in flight', async (config) => {
    const { site, sent } = createSite(config, () => json({ data: { id: 'a' } }));
    await Promise.all([1, 2].map(() => site.command('CallbackService.cancel', { id: 'a' })));
    expect(sent).toHaveLength(1);
  });
});

describe('a question', () => {
  it.each([
    ['availability', v1, { numberOfDays: 1 }],
    ['availability', v3, { numberOfDays: 1 }],
    ['query', v1, { id: 'a' }],
    ['query', v1, { phonenumber: '1' }],
    ['queues', v1, { max: 1 }],
    ['openFor', v3, { start: '2026-03-03T15:00:00Z' }],
  ])('%s is a GET without a body, and asked again when a gateway fails', async (command, config, options) => {
    const body = { status: { code: 0 }, data: { slots: [] } };
    const { site, sent } = createSite(config, (_, index) => (index ? json(body) : json({}, 503)));
    await site.command(`CallbackService.${command}`, options);
    expect(sent.map(({ method, text }) => [method, text])).toEqual([
      ['GET', ''],
      ['GET', ''],
    ]);
    expect(sent.map(({ headers }) => headers.get('Content-Type'))).toEqual([null, null]);
  });
});

describe('records', () => {
  it('are read in the names of v1, of its servers of 2013, and of v3', async () => {
    const { site } = createSite(v1, () =>
      json([
        { _id: 'a', _customer_number: '1', _callback_reason: 'CANCELLED' },
        { id: 'b', customer_number: '2', desired_time: '2026-03-03T15:00:00' },
        { id: 'c', phoneNumber: '3', desiredTime: '2026-03-03T16:00:00+01:00', callbackReason: 'AGENT_CONNECTED' },
        {
          id: 'd',
          desiredTime: 'soon',
          callbackState: 'QUEUED',
          url: '/d',
          positionInQueue: '0',
          estimatedWaitTime: -1,
        },
      ]),
    );
    const records = await site.command('CallbackService.query', { id: 'x' });
    const time = '2026-03-03T15:00:00.000Z';
    expect(records.map(({ raw: _, ...record }) => record)).toEqual([
      { id: 'a', desiredTime: '', state: '', phoneNumber: '1', reason: 'CANCELLED' },
      { id: 'b', desiredTime: time, state: '', phoneNumber: '2' },
      { id: 'c', desiredTime: time, state: '', phoneNumber: '3', reason: 'AGENT_CONNECTED' },
      { id: 'd', desiredTime: 'soon', state: 'QUEUED', phoneNumber: '', url: '/d', positionInQueue: 0 },
    ]);
  });

  it('v3: a booking that is moved and unknown is booked without a number, which is for the server to refuse', async () => {
    const { site, sent } = createSite(v3, ({ url }) =>
      url.pathname.endsWith('/create') ? json({ status: { code: 7030, message: 'no' } }, 400) : json({}),
    );
    const options = { id: 'a', desiredTime: '2026-03-03T15:00:00Z' };
    expect(await rejection(site.command('CallbackService.reschedule', options))).toMatchObject({ code: 7030 });
    expect(sent.map(({ body }) => body)).toEqual([{ id: 'a' }, expect.objectContaining({ phoneNumber: '' })]);
  });
});
