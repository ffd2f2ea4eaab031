import { afterEach, describe, expect, it } from 'vitest';
import { createClock, createSimulator } from '../../src/simulator/index.js';
import { fixtureNow, type Message, openHttpWorld, sales, v3, type World } from './world.js';

const availability = `${sales}/availability`;
const json = { _customer_number: '5115' };

let world: World;
afterEach(() => world.close());

const simulate = (fault: string) => ({ 'x-simulate': fault });
const book = (fault: string) => world.send('POST', sales, { json, headers: simulate(fault) });
const control = (method: string, path: string, message?: Message) => world.control(method, path, message);
const bookings = () => world.simulator.engine.records().length;

describe('faults by header', () => {
  it('status: not carried out, in the API’s own shape, with Retry-After', async () => {
    world = await openHttpWorld();
    const { status, headers, json: body } = await book('status=503;retry-after=7');
    expect(status).toBe(503);
    expect(headers.get('retry-after')).toBe('7');
    expect(headers.get('access-control-expose-headers')).toBe('Retry-After');
    expect(body.exception).toMatch(/\.CallbackExceptionServiceUnavailable$/);
    const path = `${v3}/callbacks/create`;
    const v3Answer = await world.send('POST', path, { json: {}, headers: simulate('status=429') });
    expect(v3Answer.status).toBe(429);
    expect(v3Answer.json.status).toMatchObject({ code: 429, corrId: expect.any(String) });
    expect(bookings()).toBe(0);
  });

  it('lost: carried out, but the connection drops', async () => {
    world = await openHttpWorld();
    await expect(book('lost')).rejects.toThrow();
    expect(bookings()).toBe(1);
    expect(world.simulator.requests).toMatchObject([{ operation: 'schedule', status: 200, delivered: false }]);
  });

  it('refuse: the connection drops before anything is carried out', async () => {
    world = await openHttpWorld();
    await expect(book('refuse')).rejects.toThrow();
    expect(bookings()).toBe(0);
    expect(world.simulator.requests).toMatchObject([{ operation: 'schedule', status: null, delivered: false }]);
  });

  it('a connection serves one request, so that no browser sends a booking again when it breaks', async () => {
    world = await openHttpWorld();
    const answers = [
      await world.send('OPTIONS', sales),
      await world.send('GET', availability),
      await world.send('POST', sales, { json }),
    ];
    expect(answers.map(({ headers }) => headers.get('connection'))).toEqual(['close', 'close', 'close']);
  });

  it('cut: carried out, and the answer is no JSON', async () => {
    world = await openHttpWorld();
    for (const [method, path] of [
      ['POST', sales],
      ['GET', availability],
      ['DELETE', `${sales}/x`],
    ] as const) {
      const headers = simulate('cut');
      const { text } = await world.send(method, path, method === 'POST' ? { json, headers } : { headers });
      expect(text).not.toBe('');
      expect(() => JSON.parse(text)).toThrow(SyntaxError);
    }
    expect(bookings()).toBe(1);
  });

  it('html: a page instead of the answer, as 200 carried out, as an error of a proxy not', async () => {
    world = await openHttpWorld();
    const page = await book('html');
    expect([page.status, page.headers.get('content-type'), bookings()]).toEqual([200, 'text/html;charset=utf-8', 1]);
    expect(page.text).toContain('<!DOCTYPE html>');
    const error = await book('html=502');
    expect([error.status, bookings()]).toEqual([502, 1]);
  });

  it('empty: carried out, no body', async () => {
    world = await openHttpWorld();
    expect(await book('empty')).toMatchObject({ status: 200, text: '' });
    expect(bookings()).toBe(1);
  });

  it('latency: carried out at once, answered later, alone or with another', async () => {
    world = await openHttpWorld();
    expect((await book('latency=1')).status).toBe(200);
    const waits: number[] = [];
    const bookedAtThatTime: number[] = [];
    const delay = async (ms: number) => {
      waits.push(ms);
      bookedAtThatTime.push(simulator.engine.records().length);
    };
    const simulator = createSimulator({}, { clock: createClock(fixtureNow), delay });
    const ask = (fault: string) => {
      const headers = { 'content-type': 'application/json', ...simulate(fault) };
      return simulator.fetch(
        new Request(`http://a.test${sales}`, { method: 'POST', headers, body: JSON.stringify(json) }),
      );
    };
    expect((await ask('latency=2000')).status).toBe(200);
    expect((await ask('latency=3000, lost')).type).toBe('error');
    expect([waits, bookedAtThatTime]).toEqual([
      [2000, 3000],
      [1, 2],
    ]);
  });

  it('misspelt: refused, so that nobody believes to have tried it', async () => {
    world = await openHttpWorld();
    for (const fault of ['lots', 'latency', 'latency=-1', 'status=99', 'status', 'lost=1', 'cut;retry-after=1']) {
      const { status, json: body } = await book(fault);
      expect(status).toBe(400);
      expect(body.message).toContain('No such fault');
    }
    expect(bookings()).toBe(0);
  });
});

describe('faults by the control endpoint', () => {
  const faults = '/__simulator/faults';

  it('apply to an operation so many times', async () => {
    world = await openHttpWorld();
    const rule = { fault: 'status=500', operation: 'availability', count: 2 };
    const added = await control('POST', faults, { json: rule });
    expect(added).toMatchObject({ status: 201, json: { ...rule, api: 'any', probability: 1, id: expect.any(String) } });
    expect((await world.send('POST', sales, { json })).status).toBe(200);
    const seen: number[] = [];
    for (let turn = 0; turn < 3; turn++) seen.push((await world.send('GET', availability)).status);
    expect(seen).toEqual([500, 500, 200]);
    expect((await control('GET', faults)).json).toEqual({ faults: [] });
  });

  it('apply to one API, until they are taken away', async () => {
    world = await openHttpWorld();
    const { json: rule } = await control('POST', faults, { json: { fault: 'status=500', api: 'v3' } });
    const headers = { 'x-api-key': 'K' };
    const openFor = async () => (await world.send('GET', `${v3}/callbacks/open-for/sales`, { headers })).status;
    expect([await openFor(), (await world.send('GET', availability)).status]).toEqual([500, 200]);
    expect((await control('DELETE', `${faults}?id=${rule.id}`)).status).toBe(204);
    expect((await control('DELETE', `${faults}?id=${rule.id}`)).status).toBe(404);
    expect(await openFor()).toBe(200);
  });

  it('apply by chance, the same way every time', async () => {
    world = await openHttpWorld();
    await control('POST', faults, { json: { fault: 'empty', probability: 0.5 } });
    const { faults: plan } = world.simulator;
    const applied = Array.from({ length: 200 }, () => plan.takeFaults('v1', 'availability').length);
    const times = applied.filter(Boolean).length;
    expect(times).toBeGreaterThan(70);
    expect(times).toBeLessThan(130);
  });

  it('never apply to a preflight', async () => {
    world = await openHttpWorld();
    await control('POST', faults, { json: { fault: 'status=500', count: 1 } });
    expect((await world.send('OPTIONS', sales)).status).toBe(204);
    expect((await world.send('GET', availability)).status).toBe(500);
  });

  it('that are wrong are said so', async () => {
    world = await openHttpWorld();
    for (const wrong of [{}, { fault: 'x' }, { fault: 'lost', operation: 'x' }, { fault: 'lost', count: 0 }]) {
      const { status, json: body } = await control('POST', faults, { json: wrong });
      expect([status, typeof body.message]).toEqual([400, 'string']);
    }
    const odds = await control('POST', faults, { json: { fault: 'lost', probability: 2 } });
    expect(odds.status).toBe(400);
    expect(world.simulator.faults.list()).toEqual([]);
  });
});
