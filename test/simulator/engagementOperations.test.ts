import { describe, expect, it } from 'vitest';
import { createClock, createSimulator, type Simulator, type SimulatorConfig } from '../../src/simulator/index.js';
import { fixtureNow, ask as send, v3 } from './world.js';

function open(config: SimulatorConfig = {}) {
  const clock = createClock(fixtureNow);
  const simulator = createSimulator(config, { clock });
  const ask = (method: string, path: string, json?: unknown, key = 'K') =>
    send(simulator, method, `https://gapi-use1.genesyscloud.com${v3}/${path}`, {
      headers: { 'X-API-Key': key },
      ...(json !== undefined && { json }),
    });
  const create = async (more: object = {}) =>
    await ask('POST', 'callbacks/create', { serviceName: 'sales', phoneNumber: '+14165550123', ...more });
  return { simulator, clock, ask, create };
}

describe('the Engagement API', () => {
  it('refuses a wrong key with a code of its own, and asks for none where none is set', async () => {
    expect(await open().ask('GET', 'callbacks/open-for/sales', undefined, 'X')).toMatchObject({
      status: 401,
      json: { status: { code: 503 } },
    });
    expect((await open({ apiKey: null }).ask('GET', 'callbacks/open-for/sales', undefined, '')).status).toBe(200);
  });

  it('keeps user data whose keys are JavaScript identifiers', async () => {
    const { simulator, create } = open();
    await create({
      userData: { firstname: 'Jo', 'last-name': 'X', 'a b': 1, größe: 2, $x: true, nested: { a: 1 }, none: null },
    });
    expect(simulator.snapshot().records[0]?.data).toEqual({ firstname: 'Jo', größe: 2, $x: true, nested: '{"a":1}' });
  });

  describe('form-encoded, as the existing product sends it', () => {
    const sendForm = (simulator: Simulator, path: string, body: string, key = 'K') =>
      send(simulator, 'POST', `${v3}/${path}`, {
        body,
        headers: { 'x-api-key': key, 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' },
      });
    const encode = (entries: Record<string, string>) => new URLSearchParams(entries).toString();
    const desiredTime = '2026-03-03T15:00:00.000Z';

    it('a booking has its number, its time and its user data', async () => {
      const { simulator } = open();
      const body = encode({
        serviceName: 'sales',
        phoneNumber: '+1 (416) 555-0123',
        desiredTime,
        'userData[firstname]': 'Ada & Co. = 100 %',
        'userData[größe]': 'L',
        'userData[last-name]': 'no identifier',
        'userData[__proto__]': 'ordinary',
        'userData[a][b]': 'too deep',
        cbOfferType: '',
      });
      const { status, json } = await sendForm(simulator, 'callbacks/create', body);
      expect([status, json.data]).toEqual([200, { id: expect.any(String) }]);
      const [record] = simulator.snapshot().records;
      expect(record).toMatchObject({ id: json.data.id, number: '+1 (416) 555-0123', desiredTime, immediate: false });
      expect(Object.entries(record?.data ?? {})).toEqual([
        ['firstname', 'Ada & Co. = 100 %'],
        ['größe', 'L'],
        ['__proto__', 'ordinary'],
      ]);
    });

    it('brackets written without being encoded, and spaces as +, are the same', async () => {
      const { simulator } = open();
      await sendForm(simulator, 'callbacks/create', 'serviceName=sales&phoneNumber=5115&userData[subject]=bill+q');
      expect(simulator.snapshot().records[0]?.data).toEqual({ subject: 'bill q' });
    });

    it('a flag is a text', async () => {
      const { simulator, create } = open();
      for (let place = 0; place < 5; place++) await create({ desiredTime: fixtureNow });
      const booking = { serviceName: 'sales', phoneNumber: '5115' };
      const full = await sendForm(simulator, 'callbacks/create', encode({ ...booking, alwaysCheckCapacity: 'true' }));
      expect([full.status, full.json.status.code]).toEqual([429, 7041]);
      const plain = await sendForm(simulator, 'callbacks/create', encode({ ...booking, alwaysCheckCapacity: 'false' }));
      expect(plain.status).toBe(200);
    });

    it('a booking is retrieved and cancelled, and what is wrong is refused', async () => {
      const { simulator, create } = open();
      const { id } = (await create()).json.data;
      expect((await sendForm(simulator, 'callbacks/retrieve', encode({ id }))).json.data.id).toBe(id);
      expect((await sendForm(simulator, 'callbacks/cancel', encode({ id }))).status).toBe(200);
      expect((await sendForm(simulator, 'callbacks/create', 'serviceName=sales')).json.status.code).toBe(7030);
      expect((await sendForm(simulator, 'callbacks/create', 'serviceName=sales', '')).status).toBe(401);
    });
  });

  it('accepts free text in optional fields', async () => {
    expect((await open().create({ cbOfferType: 'whenever you like', priority: 'very', language: {} })).status).toBe(
      200,
    );
  });

  it('tells an impossible number from a forbidden one', async () => {
    const { create } = open({
      services: { sales: { disallowImpossible: true, disallowPremium: true, exceptions: ['+14165550199'] } },
    });
    const code = async (phoneNumber: string) => (await create({ phoneNumber })).json.status.code;
    expect([
      await code('111'),
      await code('+19005551234'),
      await code('+14165550199'),
      await code('+14165550123'),
    ]).toEqual([7036, 7037, 7037, 0]);
  });

  it('checks the capacity of the present only when asked to', async () => {
    const { create } = open();
    for (let place = 0; place < 5; place++) await create({ desiredTime: fixtureNow });
    expect((await create()).status).toBe(200);
    expect(await create({ alwaysCheckCapacity: true })).toMatchObject({
      status: 429,
      json: { status: { code: 7041 } },
    });
  });

  it('demands a captcha token where the tenant does', async () => {
    const { create } = open({ requireCaptcha: true });
    expect(await create()).toMatchObject({ status: 400, json: { status: { code: 501 } } });
    expect((await create({ captchaToken: 'abc' })).status).toBe(200);
  });

  it('shows position and wait while a callback waits, and the reason when it is over', async () => {
    const { ask, clock, create } = open();
    await create();
    const { id } = (await create()).json.data;
    const retrieve = async () => (await ask('POST', 'callbacks/retrieve', { id })).json.data;
    expect(await retrieve()).toMatchObject({ callbackState: 'QUEUED', positionInQueue: 2, estimatedWaitTime: 60 });
    clock.advance(50_000);
    expect(await retrieve()).toMatchObject({ callbackState: 'QUEUED', estimatedWaitTime: 10 });
    clock.advance(600_000);
    expect(await retrieve()).toEqual({
      id,
      desiredTime: fixtureNow,
      callbackState: 'COMPLETED',
      callbackReason: 'AGENT_CONNECTED',
      phoneNumber: '+14165550123',
    });
    expect((await ask('POST', 'callbacks/retrieve', { id: 'x' })).status).toBe(404);
  });

  it('answers availability in UTC without a zone, for days or to an end', async () => {
    const { ask } = open();
    const data = async (query: string) => (await ask('GET', `callbacks/availability/sales?${query}`)).json.data;
    const { slots, timezone } = await data('start=2026-03-03T15:00:00.000Z&end=2026-03-03T15:30:00.000Z');
    expect(timezone).toBe('UTC');
    expect(slots).toEqual(
      ['2026-03-03T15:00:00.000Z', '2026-03-03T15:15:00.000Z'].map((time) => ({
        utcTime: time,
        localTime: time,
        capacity: 5,
        total: 5,
      })),
    );
    expect((await data(`startMS=${Date.parse(fixtureNow)}&numberOfDays=1&maxTimeSlots=7`)).slots).toHaveLength(7);
    expect((await data('')).slots).toHaveLength(4);
  });

  it('reports busy slots when asked to', async () => {
    const { ask, create } = open();
    for (let place = 0; place < 5; place++) await create({ desiredTime: '2026-03-03T15:00:00.000Z' });
    const query = 'start=2026-03-03T15:00:00.000Z&end=2026-03-03T15:30:00.000Z';
    const capacities = async (more: string) =>
      (await ask('GET', `callbacks/availability/sales?${query}${more}`)).json.data.slots.map(
        ({ capacity }: { capacity: number }) => capacity,
      );
    expect(await capacities('')).toEqual([5]);
    expect(await capacities('&reportBusy=true')).toEqual([0, 5]);
  });

  it('shows what a queue has to offer', async () => {
    const { ask, clock } = open();
    const status = async (queue: string) => (await ask('GET', `callbacks/queue-status/${queue}`)).json.data;
    expect(await status('VQ1')).toEqual({ ewt: 120, offerImmediateCallback: true, offerScheduledCallback: true });
    expect(await status('NOAGENTS')).toEqual({ ewt: -1, offerImmediateCallback: false, offerScheduledCallback: true });
    expect(await status('unknown')).toEqual({ ewt: -1, offerImmediateCallback: false, offerScheduledCallback: false });
    clock.set('2026-03-07T15:00:00.000Z');
    expect(await status('sales')).toEqual({ ewt: 120, offerImmediateCallback: false, offerScheduledCallback: true });
  });

  it('says of an unknown queue that it is unknown', async () => {
    const { ask } = open();
    expect((await ask('GET', 'estimated-wait-time?virtual-queues=nope')).json.data).toEqual([
      { virtualQueue: 'nope', estimatedWaitTime: -1, resultCode: 2, message: expect.any(String) },
    ]);
    expect((await ask('GET', 'estimated-wait-time')).status).toBe(400);
    expect((await ask('GET', 'estimated-wait-time?virtual-queues=VQ1&mode=mode4')).status).toBe(400);
  });
});
