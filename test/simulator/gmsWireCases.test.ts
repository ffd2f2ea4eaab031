import { afterEach, describe, expect, it } from 'vitest';
import type { SimulatorConfig } from '../../src/simulator/index.js';
import { type Message, openHttpWorld, openPureWorld, sales, type World } from './world.js';

const at15 = '2026-03-03T15:00:00.000Z';

describe.each([
  ['as functions', openPureWorld],
  ['over HTTP', openHttpWorld],
])('GMS API %s', (_name, openWorld) => {
  let world: World;

  async function open(config?: SimulatorConfig): Promise<void> {
    world = await openWorld(config);
  }
  const send = (method: string, path: string, message?: Message) => world.send(method, path, message);
  const post = (json: Record<string, unknown>) => send('POST', sales, { json });
  const book = (more: Record<string, unknown> = {}) => post({ _customer_number: '5115', ...more });
  async function bookedId(more: Record<string, unknown> = {}): Promise<string> {
    const { json } = await book(more);
    return json._id;
  }
  async function recordOf(id: string) {
    const { status, json } = await send('GET', `/genesys/1/service/callback?_id=${id}`);
    expect(status).toBe(200);
    expect(json).toHaveLength(1);
    return json[0];
  }

  afterEach(() => world.close());

  it('wire case 1: an immediate callback is confirmed', async () => {
    await open();
    const { status, headers, json } = await book();
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json;charset=utf-8');
    expect(json).toEqual({
      _id: expect.stringMatching(/^[\w-]+$/),
      _action: 'ConfirmationDialog',
      _dialog_id: '0',
      _ok_title: 'Ok',
      _text: 'You will receive the call shortly',
    });
  });

  it('wire case 2: the same form-encoded, with attached data', async () => {
    await open();
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' };
    const { status, json } = await send('POST', sales, { body: '_customer_number=5115&reason=bill%20q', headers });
    expect(status).toBe(200);
    expect(await recordOf(json._id)).toMatchObject({ reason: 'bill q', _customer_number: '5115' });
  });

  it('wire case 3: a scheduled callback is found by its id with its time', async () => {
    await open();
    const { status, json } = await book({ _desired_time: at15 });
    expect(status).toBe(200);
    expect(json).toEqual({ _id: expect.any(String) });
    expect(await recordOf(json._id)).toMatchObject({ _callback_state: 'SCHEDULED', _desired_time: at15 });
    const ofService = await send('GET', `${sales}?_id=${json._id}`);
    expect(ofService.json).toHaveLength(1);
  });

  it('wire case 4: a full slot is refused, and those around it are proposed', async () => {
    await open();
    for (let place = 0; place < 5; place++) expect((await book({ _desired_time: at15 })).status).toBe(200);
    const { status, json } = await book({ _desired_time: at15 });
    expect(status).toBe(400);
    expect(json.exception).toMatch(/\.CallbackExceptionAvailability$/);
    expect(json.message).toBe(
      'Too many requests at desired time [2026-03-03T15:00:00.000Z, 2026-03-03T15:15:00.000Z]. Proposing time slots.',
    );
    expect(json.availability).toEqual({
      '2026-03-03T14:00:00.000Z': 5,
      '2026-03-03T14:15:00.000Z': 5,
      '2026-03-03T14:30:00.000Z': 5,
      '2026-03-03T14:45:00.000Z': 5,
      '2026-03-03T15:15:00.000Z': 5,
      '2026-03-03T15:30:00.000Z': 5,
      '2026-03-03T15:45:00.000Z': 5,
    });
  });

  it('wire case 5: a callback is cancelled and stays as such', async () => {
    await open();
    const id = await bookedId({ _desired_time: at15 });
    expect(await send('DELETE', `${sales}/${id}`)).toMatchObject({ status: 200, text: '' });
    expect(await recordOf(id)).toMatchObject({ _callback_state: 'COMPLETED', _callback_reason: 'CANCELLED' });
  });

  it('wire case 6: it cannot be cancelled twice', async () => {
    await open();
    const id = await bookedId({ _desired_time: at15 });
    await send('DELETE', `${sales}/${id}`);
    const { status, json } = await send('DELETE', `${sales}/${id}`);
    expect(status).toBe(400);
    expect(json.message).toBe(`No such request to cancel : [${id}]`);
    expect(json.exception).toMatch(/\.CallbackException$/);
  });

  it('wire case 7: a callback is rescheduled, and its old slot has its place back', async () => {
    await open();
    const id = await bookedId({ _desired_time: at15 });
    const moved = await send('PUT', `${sales}/${id}`, { json: { _new_desired_time: '2026-03-04T15:00:00.000Z' } });
    expect(moved).toMatchObject({ status: 200, text: '' });
    expect(await recordOf(id)).toMatchObject({ _desired_time: '2026-03-04T15:00:00.000Z' });
    const free = async (day: string) => (await send('GET', `${sales}/availability?timestamp=${day}`)).json[day];
    expect(await free(at15)).toBe(5);
    expect(await free('2026-03-04T15:00:00.000Z')).toBe(4);
  });

  it('wire case 8: attached data that is sent empty is taken away', async () => {
    await open();
    const id = await bookedId({ note: 'ring twice' });
    expect(await recordOf(id)).toHaveProperty('note', 'ring twice');
    expect((await send('PUT', `${sales}/${id}`, { json: { note: '' } })).status).toBe(200);
    expect(await recordOf(id)).not.toHaveProperty('note');
  });

  it('wire case 9: office hours follow the change of the clocks', async () => {
    await open();
    const range = 'start=2026-03-06T21:00:00.000Z&end=2026-03-09T14:00:00.000Z';
    const { status, json } = await send('GET', `${sales}/availability?${range}`);
    expect(status).toBe(200);
    expect(Object.keys(json).sort()).toEqual([
      '2026-03-06T21:00:00.000Z',
      '2026-03-06T21:15:00.000Z',
      '2026-03-06T21:30:00.000Z',
      '2026-03-06T21:45:00.000Z',
      '2026-03-09T13:00:00.000Z',
      '2026-03-09T13:15:00.000Z',
      '2026-03-09T13:30:00.000Z',
      '2026-03-09T13:45:00.000Z',
    ]);
  });

  it('wire case 10: a time at which the office is closed has no slots', async () => {
    await open();
    const { status, json } = await send('GET', `${sales}/availability?timestamp=2026-03-07T15:00:00.000Z`);
    expect(status).toBe(400);
    expect(json.message).toBe('Office is closed at 2026-03-07T15:00:00.000Z. No time slots proposed.');
    expect(json.exception).toMatch(/\.CallbackExceptionAvailability$/);
    expect(json.availability).toEqual({});
  });

  it('wire case 11: version 2 availability counts, shows local times, and reports busy slots when asked', async () => {
    await open();
    for (let place = 0; place < 5; place++) await book({ _desired_time: at15 });
    const path =
      '/genesys/2/service/callback/sales/availability' +
      '?start=2026-03-03T15:00:00.000Z&number-of-days=1&max-time-slots=2&timezone=America/Toronto';
    const free = [
      { utcTime: '2026-03-03T15:15:00.000Z', localTime: '2026-03-03T10:15:00.000', capacity: 5, total: 5 },
      { utcTime: '2026-03-03T15:30:00.000Z', localTime: '2026-03-03T10:30:00.000', capacity: 5, total: 5 },
    ];
    const { status, json } = await send('GET', path);
    expect(status).toBe(200);
    expect(json).toEqual({ durationMin: 15, timezone: 'America/Toronto', slots: free });
    const busy = { utcTime: at15, localTime: '2026-03-03T10:00:00.000', capacity: 0, total: 5 };
    expect((await send('GET', `${path}&report-busy=true`)).json.slots).toEqual([busy, ...free]);
  });

  it('wire case 12: premium and impossible numbers are refused where that is on', async () => {
    await open({ services: { sales: { disallowImpossible: true, disallowPremium: true } } });
    const premium = await post({ _customer_number: '+19005551234' });
    expect(premium.status).toBe(400);
    expect(premium.json.exception).toMatch(/\.CallbackExceptionNumber$/);
    expect(premium.json.message).toContain('Customer Number [+19005551234] is disallowed, because');
    expect(premium.json.message).toContain('premium');
    const impossible = await post({ _customer_number: '111' });
    expect(impossible.status).toBe(400);
    expect(impossible.json.exception).toMatch(/\.CallbackExceptionNumber$/);
    expect(impossible.json.message).toContain('invalid');
    expect((await post({ _customer_number: '(416) 555-0123' })).status).toBe(200);
  });

  it('wire case 13: the limit per number and day counts immediate callbacks', async () => {
    await open({ services: { sales: { perNumberLimit: 2 } } });
    expect((await book()).status).toBe(200);
    expect((await book()).status).toBe(200);
    const third = await book();
    expect(third.status).toBe(503);
    expect(third.json.message).toBe(
      'Callback for _customer_number=5115 rejected because previous callbacks for this parameter were requested for more than 2 times today.',
    );
    expect(third.json.exception).toMatch(/\.CallbackExceptionServiceUnavailable$/);
    expect((await book({ _desired_time: at15 })).status).toBe(200);
  });

  it('wire case 14: the limit of the queue', async () => {
    await open({ services: { sales: { maxQueued: 1 } } });
    const first = await bookedId();
    const second = await book();
    expect(second.status).toBe(503);
    expect(second.json.message).toBe('Limit of queued callbacks for sales is reached.');
    await send('DELETE', `${sales}/${first}`);
    expect((await book()).status).toBe(200);
  });

  it('wire case 15: of two parallel bookings of the last place exactly one is taken', async () => {
    await open();
    for (let place = 0; place < 4; place++) await book({ _desired_time: at15 });
    const answers = await Promise.all([book({ _desired_time: at15 }), book({ _desired_time: at15 })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it('wire case 16: the outstanding callbacks of a number are found, by the old name of the property too', async () => {
    await open();
    const cancelled = await bookedId();
    await send('DELETE', `${sales}/${cancelled}`);
    const ids = [await bookedId(), await bookedId({ _desired_time: at15 })];
    await post({ _customer_number: '6226' });
    for (const name of ['_customer_number', 'customer_number']) {
      const { status, json } = await send('GET', `${sales}?${name}=5115`);
      expect(status).toBe(200);
      expect(json.map((record: { _id: string }) => record._id)).toEqual(ids);
      for (const [index, id] of ids.entries()) expect(json[index]._url).toBe(`/1/service/callback/sales/${id}`);
    }
  });

  it('wire case 17: operators see the queue of a service', async () => {
    await open();
    const first = await bookedId();
    await bookedId({ _desired_time: at15 });
    const { status, json } = await send('GET', '/genesys/1/admin/callback/queues?target=sales&max=1');
    expect(status).toBe(200);
    expect(json).toEqual({ sales: [expect.objectContaining({ _id: first, _callback_state: 'QUEUED' })] });
  });
});
