import { afterEach, describe, expect, it } from 'vitest';
import type { SimulatorConfig } from '../../src/simulator/index.js';
import { openHttpWorld, openPureWorld, v3, type World } from './world.js';

const at15 = '2026-03-03T15:00:00.000Z';
const key = { 'x-api-key': 'K' };

describe.each([
  ['as functions', openPureWorld],
  ['over HTTP', openHttpWorld],
])('Engagement API %s', (_name, openWorld) => {
  let world: World;

  async function open(config?: SimulatorConfig): Promise<void> {
    world = await openWorld(config);
  }
  const post = (path: string, json: unknown, headers: Record<string, string> = key) =>
    world.send('POST', `${v3}/callbacks/${path}`, { json, headers });
  const get = (path: string) => world.send('GET', `${v3}/${path}`, { headers: key });
  const create = (more: Record<string, unknown> = {}) =>
    post('create', { serviceName: 'sales', phoneNumber: '+15551230000', ...more });
  const problem = (code: number) => ({ code, message: expect.any(String), corrId: expect.any(String) });

  afterEach(() => world.close());

  it('wire case 21: a callback is created', async () => {
    await open();
    const { status, json } = await create();
    expect(status).toBe(200);
    expect(json).toEqual({
      status: { code: 0, message: 'Successful', corrId: expect.any(String) },
      data: { id: expect.any(String) },
    });
  });

  it('wire case 22: without the key nothing is done', async () => {
    await open();
    const { status, json } = await post('create', { serviceName: 'sales', phoneNumber: '+15551230000' }, {});
    expect(status).toBe(401);
    expect(json).toEqual({ status: problem(1103) });
    expect(world.simulator.snapshot().records).toEqual([]);
  });

  it('wire case 23: an unknown service and a number that is none have their codes', async () => {
    await open();
    const service = await create({ serviceName: 'nope' });
    expect(service.status).toBe(400);
    expect(service.json).toEqual({ status: problem(7040) });
    const number = await create({ phoneNumber: 'abc' });
    expect(number.status).toBe(400);
    expect(number.json).toEqual({ status: problem(7030) });
  });

  it('wire case 24: a full slot proposes others, a closed office does not', async () => {
    await open();
    for (let place = 0; place < 5; place++) expect((await create({ desiredTime: at15 })).status).toBe(200);
    const full = await create({ desiredTime: at15 });
    expect(full.status).toBe(429);
    expect(full.json.status).toEqual(problem(7041));
    expect(Object.keys(full.json.data.slots)).toHaveLength(7);
    expect(full.json.data.slots).toMatchObject({ '2026-03-03T15:15:00.000Z': '5' });
    const closed = await create({ desiredTime: '2026-03-07T15:00:00.000Z' });
    expect(closed.status).toBe(400);
    expect(closed.json).toEqual({ status: problem(7042) });
  });

  it('wire case 25: a scheduled callback has no place in a queue and no reason', async () => {
    await open();
    const { json: created } = await create({ desiredTime: at15 });
    const { status, json } = await post('retrieve', { id: created.data.id });
    expect(status).toBe(200);
    expect(json.data).toEqual({
      id: created.data.id,
      desiredTime: at15,
      callbackState: 'SCHEDULED',
      phoneNumber: '+15551230000',
    });
  });

  it('wire case 26: cancelling, again, of an unknown one, of none', async () => {
    await open();
    const { json: created } = await create({ desiredTime: at15 });
    const { id } = created.data;
    const cancelled = await post('cancel', { id });
    expect(cancelled.status).toBe(200);
    expect(cancelled.json).toEqual({ status: { ...problem(0), message: 'Successful' }, data: { id } });
    for (const [body, expected] of [
      [{ id }, 404],
      [{ id: 'unknown' }, 404],
      [{}, 400],
    ] as const) {
      const { status, json } = await post('cancel', body);
      expect(status).toBe(expected);
      expect(json).toEqual({
        status: { code: expect.any(Number), message: expect.any(String), corrId: expect.any(String) },
      });
    }
    const { json } = await post('retrieve', { id });
    expect(json.data).toMatchObject({ callbackState: 'COMPLETED', callbackReason: 'CANCELLED' });
  });

  it('wire case 27: the hour that occurs twice has two slots of the same local time', async () => {
    await open();
    const query = 'start=2026-11-01T00:00:00.000&numberOfDays=1&timezone=America/Toronto';
    const { status, json } = await get(`callbacks/availability/always?${query}`);
    expect(status).toBe(200);
    const { slots, durationMin, timezone } = json.data;
    expect({ durationMin, timezone }).toEqual({ durationMin: 60, timezone: 'America/Toronto' });
    expect(slots).toHaveLength(24);
    expect(slots.slice(0, 3)).toMatchObject([
      { utcTime: '2026-11-01T04:00:00.000Z', localTime: '2026-11-01T00:00:00.000' },
      { utcTime: '2026-11-01T05:00:00.000Z', localTime: '2026-11-01T01:00:00.000' },
      { utcTime: '2026-11-01T06:00:00.000Z', localTime: '2026-11-01T01:00:00.000' },
    ]);
  });

  it('wire case 28: wait times and how long an office stays open', async () => {
    await open();
    const wait = await get('estimated-wait-time?virtual-queues=VQ1,NOAGENTS&mode=mode1');
    expect(wait.status).toBe(200);
    expect(wait.json.data).toEqual([
      { virtualQueue: 'VQ1', estimatedWaitTime: 120, resultCode: 0 },
      { virtualQueue: 'NOAGENTS', estimatedWaitTime: -1, resultCode: 1, message: expect.any(String) },
    ]);
    expect((await get('callbacks/open-for/sales')).json.data).toEqual({ openFor: 28_800 });
    const saturday = await get('callbacks/open-for/sales?start=2026-03-07T15:00:00.000Z');
    expect(saturday.json.data).toEqual({ openFor: 0 });
    const local = await get('callbacks/open-for/sales?start=2026-03-03T16:30:00.000&timezone=America/Toronto');
    expect(local.json.data).toEqual({ openFor: 1800 });
  });

  it('wire case 29: a preflight is granted, key header included', async () => {
    await open();
    const { status, headers, text } = await world.send('OPTIONS', `${v3}/callbacks/create`, {
      headers: {
        origin: 'https://shop.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,x-api-key,apikey,authorization,x-own-header',
      },
    });
    expect(status).toBe(204);
    expect(text).toBe('');
    expect(headers.get('access-control-allow-origin')).toBe('https://shop.example');
    const methods = headers.get('access-control-allow-methods')?.split(',');
    expect(methods).toEqual(expect.arrayContaining(['GET', 'POST', 'PUT', 'DELETE']));
    const allowed = headers.get('access-control-allow-headers')?.split(',');
    for (const name of ['x-api-key', 'apikey', 'authorization', 'content-type', 'x-own-header']) {
      expect(allowed).toContain(name);
    }
    const answer = await create();
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });
});
