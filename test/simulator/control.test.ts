import { afterEach, describe, expect, it } from 'vitest';
import { createClock, createSimulator } from '../../src/simulator/index.js';
import { fixtureNow, openHttpWorld, sales, type World } from './world.js';

const availability = `${sales}/availability`;
const json = { _customer_number: '5115' };

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

describe('the control endpoint', () => {
  it('shows the state, moves the clock and forgets everything', async () => {
    world = await openHttpWorld();
    await world.send('POST', sales, { json });
    const clock = await world.control('POST', '/__simulator/clock', { json: { now: '2026-03-03T15:00:00.000Z' } });
    expect(clock.json).toEqual({ now: '2026-03-03T15:00:00.000Z', running: false });
    const moved = await world.control('POST', '/__simulator/clock', { json: { advanceMs: 60_000 } });
    expect(moved.json.now).toBe('2026-03-03T15:01:00.000Z');
    const { json: state } = await world.control('GET', '/__simulator/state');
    expect(state.records).toMatchObject([{ number: '5115', state: 'COMPLETED' }]);
    expect((await world.control('POST', '/__simulator/clock', { json: { now: 'soon' } })).status).toBe(400);
    expect((await world.control('POST', '/__simulator/reset')).status).toBe(204);
    expect((await world.control('GET', '/__simulator/state')).json.records).toEqual([]);
  });

  it('resets to another configuration, or says what is wrong with it', async () => {
    world = await openHttpWorld();
    const config = { services: { sales: { placesPerBucket: 1 } } };
    expect((await world.control('POST', '/__simulator/reset', { json: { config } })).status).toBe(204);
    const { json: map } = await world.send('GET', availability);
    expect(new Set(Object.values(map))).toEqual(new Set([1]));
    const wrong = await world.control('POST', '/__simulator/reset', { json: { config: { dialect: '1999' } } });
    expect(wrong).toMatchObject({ status: 400, json: { message: expect.stringContaining('1999') } });
  });

  it('counts requests, and not its own', async () => {
    world = await openHttpWorld();
    await world.send('POST', sales, { json });
    await world.send('GET', availability);
    const { json: log } = await world.control('GET', '/__simulator/requests');
    expect(log.requests).toMatchObject([
      { api: 'v1', operation: 'schedule', method: 'POST', url: sales, body: JSON.stringify(json), status: 200 },
      { api: 'v1', operation: 'availability', method: 'GET', status: 200, delivered: true, faults: [] },
    ]);
    await world.control('DELETE', '/__simulator/requests');
    expect(world.simulator.requests).toEqual([]);
  });

  it.each([
    ['POST', 'faults', '{"fault":'],
    ['POST', 'faults', '[]'],
    ['POST', 'faults', '{"fault":"lost","cuont":1}'],
    ['POST', 'clock', '{"advanceMs":"60000"}'],
    ['POST', 'clock', '{"today":1}'],
    ['POST', 'reset', '{"config":[]}'],
  ])('%s %s with %s is a 400 that says what is wrong, and nothing is done', async (method, path, body) => {
    world = await openHttpWorld();
    await world.send('POST', sales, { json });
    const headers = { 'content-type': 'application/json' };
    const answer = await world.control(method, `/__simulator/${path}`, { body, headers });
    expect(answer).toMatchObject({ status: 400, json: { message: expect.any(String) } });
    expect(world.simulator.faults.list()).toEqual([]);
    expect(world.simulator.clock.now()).toBe(Date.parse(fixtureNow));
    expect(world.simulator.engine.records()).toHaveLength(1);
  });
});

const jsonType = 'application/json';
/** Who asks, with which header, with which content type: who may use the control endpoint over `http://localhost`. */
const origins = [
  // [origin, allowed by default, allowed where only https://test.example.com is listed]
  [undefined, true, true],
  ['http://localhost:5173', true, false],
  ['https://localhost', true, false],
  ['http://demo.localhost:3000', true, false],
  ['http://127.0.0.1:8080', true, false],
  ['http://[::1]:8080', true, false],
  ['https://test.example.com', false, true],
  ['https://test.example.com:8443', false, false],
  ['http://test.example.com', false, false],
  ['https://evil.example', false, false],
  ['http://localhost.evil.example', false, false],
  ['http://127.0.0.1.evil.example', false, false],
  ['http://evil-localhost', false, false],
  ['http://192.168.0.9', false, false],
  ['null', false, false],
  ['', false, false],
  ['file://', false, false],
] as const;
const types = [
  [jsonType, true],
  ['application/json;charset=utf-8', true],
  ['Application/JSON', true],
  ['text/plain', false],
  ['text/plain;application/json', false],
  ['application/x-www-form-urlencoded', false],
  ['multipart/form-data;boundary=a', false],
  ['application/jsonp', false],
] as const;

describe('who may use the control endpoint', () => {
  const usual = createSimulator();
  const strict = createSimulator({}, { allowedOrigins: ['https://test.example.com'] });
  const rows = origins.flatMap(([origin, byDefault, listed]) =>
    ['1', 'yes', undefined].flatMap((header) =>
      types.flatMap(([type, isJson]) => [
        { origin, header, type, allowedOrigins: undefined, isListed: byDefault, isJson },
        { origin, header, type, allowedOrigins: ['https://test.example.com'], isListed: listed, isJson },
      ]),
    ),
  );

  it.each(rows)('$origin, header $header, $type, list $allowedOrigins', async (row) => {
    const { origin, header, type, allowedOrigins, isListed, isJson } = row;
    const simulator = allowedOrigins ? strict : usual;
    simulator.faults.clear();
    const headers = new Headers({ 'content-type': type });
    if (origin !== undefined) headers.set('origin', origin);
    if (header !== undefined) headers.set('x-cx-simulator', header);
    const body = JSON.stringify({ fault: 'lost' });
    const url = 'http://localhost:8080/__simulator/faults';
    const answer = await simulator.fetch(new Request(url, { method: 'POST', headers, body }));
    const expected = !isListed || header === undefined ? 403 : isJson ? 201 : 415;
    expect(answer.status).toBe(expected);
    expect(simulator.faults.list()).toHaveLength(expected === 201 ? 1 : 0);
    const granted = answer.headers.get('access-control-allow-origin');
    expect(granted).toBe(isListed && origin !== undefined ? origin : null);
    expect(answer.headers.get('vary')).toContain('Origin');
  });

  it.each(origins)('a preflight of %s', async (origin, byDefault) => {
    const { fetch } = createSimulator();
    const headers = new Headers({
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,x-cx-simulator',
      ...(origin !== undefined && { origin }),
    });
    const answer = await fetch(new Request('http://localhost:8080/__simulator/faults', { method: 'OPTIONS', headers }));
    const granted = answer.headers.get('access-control-allow-origin');
    expect(granted).toBe(byDefault && origin !== undefined ? origin : null);
  });

  it.each([
    ['http://192.168.0.9:8080', 'http://192.168.0.9', 200],
    ['http://[fe80::1]:8080', 'http://[fe80::1]', 200],
    // A name can be made to lead anywhere: it has to be listed.
    ['http://rebound.example:8080', 'http://rebound.example:8080', 403],
  ])('served at %s, pages of %s get %i', async (host, origin, status) => {
    const { fetch } = createSimulator();
    const headers = { origin, 'x-cx-simulator': '1' };
    expect((await fetch(new Request(`${host}/__simulator/state`, { headers }))).status).toBe(status);
  });

  it.each(['GET', 'DELETE'])('a %s of another site that needs no preflight of its own is refused', async (method) => {
    const { fetch } = createSimulator();
    for (const path of ['', '/requests', '/faults', '/state', '/nowhere']) {
      const answer = await fetch(new Request(`http://localhost/__simulator${path}`, { method }));
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    }
  });
});

describe('the log of requests', () => {
  const open = () => createSimulator({}, { clock: createClock(fixtureNow) });
  const inMemory = (log: unknown) => 2 * JSON.stringify(log).length;

  it('keeps the latest of many', async () => {
    const asking = open();
    for (let number = 0; number < 1100; number++) {
      await asking.fetch(new Request(`http://localhost${availability}?note=${number}`));
    }
    expect(asking.requests).toHaveLength(1000);
    expect(asking.requests[0]?.url).toBe(`${availability}?note=100`);
    expect(asking.requests.at(-1)?.url).toBe(`${availability}?note=1099`);
  });

  it.each([
    ['bodies', () => ({ method: 'POST', body: JSON.stringify({ note: 'x'.repeat(900_000) }) })],
    ['headers', () => ({ headers: { 'x-long': 'x'.repeat(900_000) } })],
    ['names of headers', () => ({ headers: { [`x-${'y'.repeat(900_000)}`]: '1' } })],
  ])('is bounded in bytes, whatever %s hold', async (_what, message) => {
    const simulator = open();
    for (let turn = 0; turn < 60; turn++) {
      await simulator.fetch(new Request(`http://localhost${sales}`, message()));
    }
    expect(simulator.requests.length).toBeGreaterThan(1);
    expect(inMemory(simulator.requests)).toBeLessThan(5_000_000);
    await simulator.fetch(new Request(`http://localhost${availability}?${'x'.repeat(900_000)}`));
    expect(simulator.requests.at(-1)?.operation).toBe('availability');
    expect(inMemory(simulator.requests)).toBeLessThan(5_000_000);
  });
});
