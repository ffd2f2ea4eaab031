import { describe, expect, it } from 'vitest';
import { createClock, createSimulator, type SimulatorConfig } from '../../src/simulator/index.js';
import { fixtureNow, sales, ask as send } from './world.js';

const at15 = '2026-03-03T15:00:00.000Z';
const admin = '/genesys/1/admin/callback';

function open(config: SimulatorConfig = {}) {
  const clock = createClock(fixtureNow);
  const simulator = createSimulator(config, { clock });
  const ask = (method: string, url: string, json?: unknown, headers: Record<string, string> = {}) =>
    send(simulator, method, url, { headers, ...(json !== undefined && { json }) });
  const book = async (more: object = {}, service = sales): Promise<string> =>
    (await ask('POST', service, { _customer_number: '5115', ...more })).json._id;
  return { simulator, clock, ask, book };
}

describe('the dialect of 2013', () => {
  it('confirms with ID, Action, Text and OkTitle', async () => {
    const { ask } = open({ dialect: '2013' });
    expect((await ask('POST', sales, { _customer_number: '5115' })).json).toEqual({
      _id: expect.any(String),
      ID: '0',
      Action: 'ConfirmationDialog',
      Text: 'You will receive the call shortly',
      OkTitle: 'Ok',
    });
  });

  it('shows desired_time and url of a callback', async () => {
    const { ask, book } = open({ dialect: '2013' });
    const id = await book({ _desired_time: at15 });
    expect((await ask('GET', `${sales}?customer_number=5115`)).json).toEqual([
      { _id: id, desired_time: at15, url: `/1/service/callback/sales/${id}` },
    ]);
  });

  it('names exceptions of the package of that time', async () => {
    const { ask } = open({ dialect: '2013' });
    expect((await ask('DELETE', `${sales}/a`)).json).toEqual({
      message: 'No such request to cancel : [a]',
      exception: 'com.genesyslab.gsg.services.callback.CallbackException',
    });
  });

  it('answers a timestamp with the slots four buckets around it', async () => {
    const { ask } = open({ dialect: '2013' });
    const { json } = await ask('GET', `${sales}/availability?timestamp=2026-03-03T18:07:00.000Z`);
    expect(Object.keys(json).sort()).toEqual([
      '2026-03-03T17:00:00.000Z',
      '2026-03-03T17:15:00.000Z',
      '2026-03-03T17:30:00.000Z',
      '2026-03-03T17:45:00.000Z',
      '2026-03-03T18:00:00.000Z',
      '2026-03-03T18:15:00.000Z',
      '2026-03-03T18:30:00.000Z',
      '2026-03-03T18:45:00.000Z',
    ]);
  });
});

describe('GMS availability', () => {
  it('is a map in no order', async () => {
    const { ask } = open();
    const keys = Object.keys((await ask('GET', `${sales}/availability`)).json);
    expect(keys).toHaveLength(4);
    expect(keys).not.toEqual([...keys].sort());
  });

  it('takes the number of days and of slots', async () => {
    const { ask } = open();
    const all = (await ask('GET', `${sales}/availability?start=${fixtureNow}&number-of-days=2`)).json;
    expect(Object.keys(all)).toHaveLength(64);
    const some = (await ask('GET', `${sales}/availability?start=${fixtureNow}&number-of-days=2&max-time-slots=3`)).json;
    expect(Object.keys(some).sort()).toEqual([
      '2026-03-03T14:00:00.000Z',
      '2026-03-03T14:15:00.000Z',
      '2026-03-03T14:30:00.000Z',
    ]);
  });

  it('is an empty map where a stretch has no opening', async () => {
    const { ask } = open();
    const query = 'start=2026-03-07T00:00:00.000Z&end=2026-03-08T00:00:00.000Z';
    expect(await ask('GET', `${sales}/availability?${query}`)).toMatchObject({ status: 200, json: {} });
  });

  it('version 2 takes times in ms, and leaves the local time out without a zone', async () => {
    const { ask } = open();
    const start = Date.parse(at15);
    const query = `start-ms=${start}&end-ms=${start + 900_000}`;
    expect((await ask('GET', `/genesys/2/service/callback/sales/availability?${query}`)).json).toEqual({
      durationMin: 15,
      timezone: 'America/Toronto',
      slots: [{ utcTime: at15, capacity: 5, total: 5 }],
    });
  });
});

describe('GMS errors', () => {
  it('says why an office is closed now', async () => {
    const { ask, clock } = open();
    const message = async () => JSON.parse((await ask('POST', sales, { _customer_number: '5115' })).json.message);
    clock.set('2026-03-07T15:00:00.000Z');
    expect(await message()).toEqual({ status: 'closed', reason: 'closed_day_of_week' });
    clock.set('2026-03-03T23:00:00.000Z');
    expect(await message()).toEqual({ status: 'closed', reason: 'closed_no_match' });
  });

  it('says that the present is full', async () => {
    const { ask, book } = open();
    for (let place = 0; place < 5; place++) await book({ _desired_time: fixtureNow });
    const { status, json } = await ask('POST', sales, { _customer_number: '5115' });
    expect(status).toBe(400);
    expect(json.message).toBe(`Too many requests around this desired time : ${fixtureNow}`);
    expect(json.exception).toMatch(/\.CallbackServiceException$/);
  });

  it('names the list of exceptions', async () => {
    const { ask } = open({ services: { sales: { exceptions: ['5115', '911'] } } });
    expect((await ask('POST', sales, { _customer_number: '5115' })).json.message).toBe(
      "Customer Number [5115] is not allowed. Check option 'exceptions' : details={Callback_exceptions=5115,911}",
    );
  });

  it('a callback that is over cannot be moved', async () => {
    const { ask, book } = open();
    const id = await book();
    await ask('DELETE', `${sales}/${id}`);
    const { status, json } = await ask('PUT', `${sales}/${id}`, { _new_desired_time: at15 });
    expect([status, json.message]).toEqual([400, `No such request to reschedule : [${id}]`]);
  });

  it('credentials and keys are asked for where they are set', async () => {
    const basicAuth = { user: 'web', password: 'påss:word' };
    const { ask } = open({ services: { sales: { basicAuth }, always: { apikey: 'A' } } });
    const body = { _customer_number: '5115' };
    const bytes = new TextEncoder().encode('web:påss:word');
    const authorization = `Basic ${btoa(String.fromCharCode(...bytes))}`;
    const refused = await ask('POST', sales, body);
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="callback"']);
    expect((await ask('POST', sales, body, { authorization: 'Basic !!' })).status).toBe(401);
    expect((await ask('POST', sales, body, { Authorization: authorization })).status).toBe(200);
    const always = '/genesys/1/service/callback/always';
    expect((await ask('POST', always, body)).status).toBe(401);
    expect((await ask('POST', always, body, { apikey: 'B' })).status).toBe(401);
    expect((await ask('POST', always, body, { apikey: 'A' })).status).toBe(200);
  });
});

describe('GMS queries', () => {
  it('over all services find ended callbacks too, and turn a condition round with !', async () => {
    const { ask, book } = open();
    const ended = await book();
    await ask('DELETE', `${sales}/${ended}`);
    const waiting = await book({}, '/genesys/1/service/callback/always');
    const ids = async (query: string) =>
      (await ask('GET', `/genesys/1/service/callback?${query}`)).json.map(({ _id }: { _id: string }) => _id);
    expect(await ids('_customer_number=5115')).toEqual([ended, waiting]);
    expect(await ids('_customer_number=5115&_callback_state=!COMPLETED')).toEqual([waiting]);
    expect(await ids('_customer_number=6226')).toEqual([]);
  });

  it('join their conditions by AND or OR', async () => {
    const { ask, book } = open();
    const one = await book({ color: 'red' });
    const other = await book({ color: 'blue', size: 'L' });
    const ids = async (query: string) =>
      (await ask('GET', `${sales}?${query}`)).json.map(({ _id }: { _id: string }) => _id);
    expect(await ids('color=red&size=L')).toEqual([]);
    expect(await ids('color=red&size=L&operand=OR')).toEqual([one, other]);
    expect(await ids('_id=x&_customer_number=5115&operand=OR')).toEqual([one, other]);
    expect((await ask('GET', `${sales}?color=red&operand=XOR`)).status).toBe(400);
  });

  it('show what the manual lists', async () => {
    const { ask, book } = open();
    const id = await book({ _desired_time: at15, subject: 'bill', _media_type: 'voice' });
    expect((await ask('GET', `${sales}?_customer_number=5115`)).json).toEqual([
      {
        _id: id,
        _desired_time: at15,
        _service_name: 'sales',
        _callback_state: 'SCHEDULED',
        _expiration_time: expect.stringMatching(/^2026-03-04T/),
        _customer_number: '5115',
        _url: `/1/service/callback/sales/${id}`,
        subject: 'bill',
      },
    ]);
  });
});

describe('GMS for operators', () => {
  it('queues look a day ahead, at all services, as far and at the states asked for', async () => {
    const { ask, book } = open();
    const now = await book();
    const soon = await book({ _desired_time: at15 });
    const later = await book({ _desired_time: '2026-03-05T15:00:00.000Z' });
    const ids = async (query: string) =>
      (await ask('GET', `${admin}/queues?${query}`)).json.sales.map(({ _id }: { _id: string }) => _id);
    expect(Object.keys((await ask('GET', `${admin}/queues`)).json)).toEqual(['sales', 'always']);
    expect(await ids('')).toEqual([now, soon]);
    expect(await ids('end_time=2026-03-06T00:00:00.000Z')).toEqual([now, soon, later]);
    expect(await ids('start_time=2026-03-03T14:30:00.000Z')).toEqual([soon]);
    expect(await ids('states=SCHEDULED')).toEqual([soon]);
    expect((await ask('GET', `${admin}/queues?states=LOST`)).status).toBe(400);
  });

  it('counters count what is queued or under way', async () => {
    const { ask, book, clock } = open();
    await book({ _desired_time: at15 });
    await ask('DELETE', `${sales}/${await book()}`);
    await book();
    clock.advance(100_000);
    const query = 'service_name=sales&service_name=always';
    expect((await ask('GET', `${admin}/watermarks?${query}`)).json).toEqual({ services: { sales: 1 }, total: 1 });
    expect((await ask('GET', `${admin}/watermarks?service_name=always`)).json).toEqual({ services: {}, total: 0 });
  });

  it('bulk cancel names what it cancelled', async () => {
    const { ask, book } = open();
    const ids = [await book(), await book({ _desired_time: at15 })];
    const answer = await ask('POST', `${admin}/cancel`, { reason: 'fire drill', ids: [...ids, 'x'] });
    expect(answer).toMatchObject({ status: 200, json: { cancelled: ids, notFound: ['x'] } });
    const [record] = (await ask('GET', `/genesys/1/service/callback?_id=${ids[0]}`)).json;
    expect(record).toMatchObject({ _callback_state: 'COMPLETED', _callback_reason: 'CANCELLED_BY_ADMIN' });
    expect((await ask('POST', `${admin}/cancel`, { ids: 'all' })).status).toBe(400);
  });

  it('office hours are the open stretches asked for', async () => {
    const { ask } = open();
    expect(
      (await ask('GET', '/genesys/1/service/sales-hours?start=2026-03-06T20:00:00.000Z&number-of-days=3')).json,
    ).toEqual([
      { start: '2026-03-06T20:00:00.000Z', end: '2026-03-06T22:00:00.000Z' },
      { start: '2026-03-09T13:00:00.000Z', end: '2026-03-09T20:00:00.000Z' },
    ]);
    expect((await ask('GET', '/genesys/1/service/nobody-hours')).status).toBe(404);
  });

  it('wait times come in both versions', async () => {
    const { ask } = open({ queues: { BUSY: 900 } });
    expect((await ask('GET', '/genesys/1/service/ewt?name=BUSY&aqt=urs2')).json).toEqual({ ewt: 900 });
    expect((await ask('GET', '/genesys/2/ewt/mode2?vq=VQ1,NOAGENTS&vq=unknown')).json).toEqual({
      VQ1: { ewt: 120 },
      NOAGENTS: { ewt: -1 },
      unknown: { ewt: -1 },
    });
    expect((await ask('GET', '/genesys/2/ewt/ewt2?vq=VQ1')).json).toEqual({ VQ1: { ewt: 120 } });
    expect((await ask('GET', '/genesys/1/service/ewt')).status).toBe(400);
    expect((await ask('GET', '/genesys/2/ewt/mode9?vq=VQ1')).status).toBe(400);
  });
});
