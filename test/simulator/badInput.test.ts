import { describe, expect, it } from 'vitest';
import { createClock, createSimulator, type Simulator } from '../../src/simulator/index.js';
import { fixtureNow, sales, ask as send, v3 } from './world.js';

function open(config = {}) {
  return createSimulator(config, { clock: createClock(fixtureNow) });
}

function ask(simulator: Simulator, method: string, url: string, body?: unknown) {
  const headers = { 'content-type': 'application/json', 'x-api-key': 'K' };
  if (body === undefined) return send(simulator, method, url, { headers });
  return send(simulator, method, url, { headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
}

describe('bad input gets the API’s own error, never a crash', () => {
  it.each([
    ['malformed JSON', '{"_customer_number":'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a text', '"5115"'],
    ['nothing', ''],
    ['no number', { _desired_time: '2026-03-03T15:00:00.000Z' }],
    ['an empty number', { _customer_number: ' ' }],
    ['a number of the wrong type', { _customer_number: { a: 1 } }],
    ['an unreadable time', { _customer_number: '5115', _desired_time: 'tomorrow' }],
    ['a day no calendar has', { _customer_number: '5115', _desired_time: '2026-02-30T15:00:00.000Z' }],
    ['a past time', { _customer_number: '5115', _desired_time: '2026-03-03T13:45:00.000Z' }],
    ['a time more than a month ahead', { _customer_number: '5115', _desired_time: '2026-04-06T15:00:00.000Z' }],
    ['a nested property', { _customer_number: '5115', _media_type: ['voice'] }],
  ])('v1 booking with %s: 400', async (_what, body) => {
    const simulator = open();
    const { status, json } = await ask(simulator, 'POST', sales, body);
    expect(status).toBe(400);
    expect(json).toEqual({ message: expect.any(String), exception: expect.stringMatching(/Exception$/) });
    expect(simulator.snapshot().records).toEqual([]);
  });

  it('an unreadable time is named as the real server does', async () => {
    const { json } = await ask(open(), 'POST', sales, { _customer_number: '5115', _desired_time: 'tomorrow' });
    expect(json.message).toBe(
      "Bad Parameter _desired_time: Date string 'tomorrow' is not parseable as ISO 8601 timestamp",
    );
  });

  it.each([
    ['malformed JSON', '{"serviceName":', 501],
    ['no service', { phoneNumber: '+14165550123' }, 7040],
    ['a service of the wrong type', { serviceName: 1, phoneNumber: '+14165550123' }, 7040],
    ['no number', { serviceName: 'sales' }, 7030],
    ['a number of the wrong type', { serviceName: 'sales', phoneNumber: [] }, 7030],
    ['an endless number', { serviceName: 'sales', phoneNumber: '1'.repeat(100_000) }, 7030],
    ['an unreadable time', { serviceName: 'sales', phoneNumber: '+14165550123', desiredTime: 'now' }, 501],
    ['a past time', { serviceName: 'sales', phoneNumber: '+14165550123', desiredTime: '2026-03-03T13:00:00Z' }, 501],
    ['user data that is a text', { serviceName: 'sales', phoneNumber: '+14165550123', userData: 'a' }, 501],
  ])('v3 booking with %s: 400', async (_what, body, code) => {
    const simulator = open();
    const { status, json } = await ask(simulator, 'POST', `${v3}/callbacks/create`, body);
    expect(status).toBe(400);
    expect(json).toEqual({ status: { code, message: expect.any(String), corrId: expect.any(String) } });
    expect(simulator.snapshot().records).toEqual([]);
  });

  it.each([
    'start=yesterday',
    'start=2026-03-03T15:00:00.000Z&end=2026-03-03T14:00:00.000Z',
    'number-of-days=-1',
    'number-of-days=1e9',
    'number-of-days=999999999',
    'max-time-slots=two',
    'timezone=Mars/Olympus',
    'start-ms=99999999999999999999',
    'timestamp=99999-01-01T00:00:00Z',
  ])('v1 availability with %s: 400', async (query) => {
    const { status, json } = await ask(open(), 'GET', `${sales}/availability?${query}`);
    expect(status).toBe(400);
    expect(json.message).toMatch(/^Bad Parameter /);
  });

  it.each([
    'start=2026-03-03T15:00:00.000Z&timezone=America/Toronto',
    'start=2026-03-03T15:00:00.000',
    'numberOfDays=x',
    'startMS=1.5',
    'timezone=',
    'reportBusy=maybe',
  ])('v3 availability with %s: code 501, or the default for an empty value', async (query) => {
    const { status, json } = await ask(open(), 'GET', `${v3}/callbacks/availability/sales?${query}`);
    if (query === 'timezone=') expect(json.data.timezone).toBe('UTC');
    else expect([status, json.status.code]).toEqual([400, 501]);
  });

  it.each([
    ['/'],
    ['/nowhere'],
    ['/genesys'],
    ['/genesys/3/service/callback/sales'],
    ['/genesys/1/service/callback/sales/id/more'],
    [v3],
    [`${v3}/callbacks`],
    ['/engagement/v2/callbacks/create'],
    ['//'],
    ['/genesys/1/service/callback/%E0%A4%A'],
  ])('an unknown path such as %s is a 404 in JSON', async (path) => {
    const { status, json } = await ask(open(), 'POST', path, {});
    expect(status).toBe(404);
    expect(json.message ?? json.status.message).toEqual(expect.any(String));
  });

  it('an unknown method is a 405 that says what is allowed', async () => {
    const simulator = open();
    const headers = { 'x-api-key': 'K' };
    const v1 = await send(simulator, 'PATCH', `${sales}/1`, { headers });
    expect([v1.status, v1.headers.get('allow')]).toEqual([405, 'PUT, DELETE']);
    const create = await send(simulator, 'get', `${v3}/callbacks/create`, { headers });
    expect([create.status, create.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('an unknown service is the API’s own error', async () => {
    expect((await ask(open(), 'POST', '/genesys/1/service/callback/nope', { _customer_number: '5115' })).status).toBe(
      404,
    );
    expect((await ask(open(), 'GET', `${v3}/callbacks/availability/nope`)).json.status.code).toBe(7040);
  });

  it('a body beyond all measure is a 413', async () => {
    expect(
      (await ask(open(), 'POST', sales, `{"_customer_number":"5115","note":"${'x'.repeat(1_000_000)}"}`)).status,
    ).toBe(413);
  });

  it('names such as __proto__ and constructor are ordinary', async () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const url = `/genesys/1/service/callback/${name}`;
      expect((await ask(open(), 'POST', url, { _customer_number: '5115' })).status).toBe(404);
      const simulator = open({ services: Object.fromEntries([[name, { timezone: 'UTC' }]]) });
      const body = `{"_customer_number":"5115","${name}":"ordinary"}`;
      const { status, json } = await ask(simulator, 'POST', url, body);
      expect(status).toBe(200);
      const [record] = (await ask(simulator, 'GET', `/genesys/1/service/callback?_id=${json._id}`)).json;
      expect(record._service_name).toBe(name);
      expect(Object.keys((await ask(simulator, 'GET', '/genesys/1/admin/callback/queues')).json)).toContain(name);
      expect((await ask(simulator, 'GET', `/genesys/1/service/callback?${name}=x`)).json).toEqual([]);
    }
    expect(Object.prototype).not.toHaveProperty('ordinary');
  });
});
