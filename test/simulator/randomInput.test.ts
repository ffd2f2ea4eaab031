import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { createClock, createSimulator } from '../../src/simulator/index.js';
import { always } from '../properties.js';
import { fixtureNow, type Message, sales, ask as send, v3 } from './world.js';

function open(config = {}) {
  return createSimulator(config, { clock: createClock(fixtureNow) });
}

describe('random input', () => {
  const words = fc.constantFrom(
    ...['genesys', 'engagement', 'v3', '1', '2', 'service', 'callback', 'callbacks', 'sales', 'always', 'availability'],
    ...['admin', 'queues', 'watermarks', 'cancel', 'create', 'retrieve', 'open-for', 'queue-status', 'ewt', 'mode1'],
    ...['estimated-wait-time', '__proto__', '', '..', '%', '%00'],
  );
  const known = fc.constantFrom(
    ['POST', sales],
    ['GET', sales],
    ['PUT', `${sales}/x`],
    ['DELETE', `${sales}/x`],
    ['GET', `${sales}/availability`],
    ['GET', '/genesys/2/service/callback/always/availability'],
    ['POST', '/genesys/1/service/callback/always'],
    ['GET', '/genesys/1/service/callback'],
    ['GET', '/genesys/1/service/always-hours'],
    ['GET', '/genesys/1/admin/callback/queues'],
    ['POST', '/genesys/1/admin/callback/cancel'],
    ['GET', '/genesys/2/ewt/mode1'],
    ['POST', `${v3}/callbacks/create`],
    ['POST', `${v3}/callbacks/cancel`],
    ['POST', `${v3}/callbacks/retrieve`],
    ['GET', `${v3}/callbacks/availability/always`],
    ['GET', `${v3}/callbacks/open-for/sales`],
    ['GET', `${v3}/estimated-wait-time`],
  ) satisfies fc.Arbitrary<string[]>;
  const methods = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'HEAD', '__proto__');
  const paths = fc.oneof(
    fc.array(fc.oneof(words, fc.string()), { maxLength: 7 }).map((segments) => `/${segments.join('/')}`),
    fc.webUrl(),
    fc.string(),
  );
  const endpoints = fc.oneof({ weight: 4, arbitrary: known }, { weight: 1, arbitrary: fc.tuple(methods, paths) });
  const times = fc.oneof(
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    fc
      .date({ min: new Date('2026-02-01'), max: new Date('2026-05-01'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    fc.constantFrom(
      '2026-03-08T02:30:00',
      '2026-11-01T01:30:00.000',
      '0000-00-00T00:00:00Z',
      '9999-12-31T23:59:59.999Z',
    ),
  );
  const values = fc.oneof(
    times,
    fc.string(),
    fc.integer().map(String),
    fc.double().map(String),
    fc.constant('America/Toronto'),
  );
  const queryNames = fc.constantFrom(
    ...[
      'start',
      'end',
      'start-ms',
      'end-ms',
      'startMS',
      'endMS',
      'timestamp',
      'number-of-days',
      'numberOfDays',
      'timezone',
    ],
    ...[
      'max-time-slots',
      'maxTimeSlots',
      'report-busy',
      '_id',
      '_customer_number',
      'operand',
      'states',
      'max',
      'target',
    ],
    ...['virtual-queues', 'name', 'vq', 'mode', '__proto__'],
  );
  const queries = fc
    .array(fc.tuple(queryNames, values), { maxLength: 4 })
    .map((pairs) => `?${new URLSearchParams(pairs.map(([name, value]) => [name, value]))}`);
  const bodyNames = fc.constantFrom(
    ...[
      '_customer_number',
      '_desired_time',
      '_new_desired_time',
      'serviceName',
      'phoneNumber',
      'desiredTime',
      'userData',
    ],
    ...['id', 'ids', 'reason', 'note', '__proto__', 'alwaysCheckCapacity'],
  );
  const bodyValues = fc.oneof(fc.constantFrom('sales', '5115', '+14165550123'), times, fc.jsonValue());
  const bodies = fc.oneof(
    times.map((_desired_time) => JSON.stringify({ _customer_number: '5115', _desired_time })),
    times.map((desiredTime) => JSON.stringify({ serviceName: 'always', phoneNumber: '5115', desiredTime })),
    fc.array(fc.tuple(bodyNames, bodyValues)).map((entries) => JSON.stringify(Object.fromEntries(entries))),
    fc.json(),
    fc.string(),
  );
  const headers = fc.record({
    'content-type': fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'text/plain', ''),
    'x-api-key': fc.constantFrom('K', 'K', 'K', ''),
    authorization: fc.constantFrom('Basic x', 'Basic *', ''),
  });
  const requests = fc
    .tuple(endpoints, fc.oneof(queries, fc.constant('')), headers, bodies)
    .map(([[method = '', path = ''], query, sent, body]) => ({
      method,
      url: path + query,
      message: { headers: sent, body },
    }))
    .filter(({ url }) =>
      URL.canParse(url.startsWith('/') ? `http://simulator.test${url}` : url, 'http://simulator.test'),
    );

  const limits = { disallowImpossible: true, disallowPremium: true, perNumberLimit: 9, maxQueued: 99 };
  const openStrict = () => open({ services: { always: { ...limits, inQueueChecking: true } } });
  let asked = openStrict();
  let requestsAsked = 0;
  always(
    'whatever is asked, the answer is JSON and never an internal error',
    fc.asyncProperty(requests, async ({ method, url, message }) => {
      // a million bookings would make each list of them long
      if (++requestsAsked % 2000 === 0) asked = openStrict();
      const { status, text } = await send(asked, method, url, message);
      expect(status).toBeGreaterThanOrEqual(200);
      expect(status).toBeLessThan(600);
      expect(status).not.toBe(500);
      expect(Object.keys(Object.prototype)).toEqual([]);
      if (status < 400 || method === 'HEAD') return text === '' || typeof JSON.parse(text) === 'object';
      const answer = JSON.parse(text);
      expect(answer.message ?? answer.status.message).toEqual(expect.any(String));
    }),
  );

  const controls = fc.constantFrom('', '/faults', '/state', '/clock', '/reset', '/requests', '/x');
  const names = fc.constantFrom(...'fault operation api count probability now advanceMs running config'.split(' '));
  const entries = fc.array(
    fc.tuple(names, fc.oneof(times, fc.constantFrom('lost', 'latency=5', -1, {}), fc.jsonValue())),
  );
  const controlled = open();
  always(
    'whatever the control endpoint is sent, it answers',
    fc.asyncProperty(
      fc.constantFrom('GET', 'POST', 'DELETE', 'PUT'),
      controls,
      entries,
      async (method, path, pairs) => {
        const message: Message = { json: Object.fromEntries(pairs), headers: { 'x-cx-simulator': '1' } };
        const { status } = await send(controlled, method, `/__simulator${path}`, message);
        expect([200, 201, 204, 400, 404, 405]).toContain(status);
      },
    ),
  );
});
