import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { type BusEvent, createBus } from '../../src/bus/index.js';
import { registerCallbackService } from '../../src/CallbackService/index.js';
import { always } from '../properties.js';

/** What a server, or the line to it, does with one request. */
type Answer =
  | { status: number; body: string; headers: Record<string, string> }
  | { fault: unknown }
  | { cutOff: unknown };

const time = '2026-03-03T15:00:00.000Z';
/** Command → options, event of success, event of failure. `phonenumber` is filled in. */
const commands: [command: string, options: Record<string, unknown>, done?: string, failed?: string][] = [
  ['schedule', { phonenumber: '' }, 'scheduled', 'scheduleError'],
  ['schedule', { phonenumber: '', desiredTime: time, subject: 'bill' }, 'scheduled', 'scheduleError'],
  ['availability', { startDate: time, numberOfDays: 1 }, 'availableSlots', 'availabilityError'],
  ['cancel', { id: 'a/b' }, 'cancelled', 'cancelError'],
  ['reschedule', { id: 'a', phonenumber: '', desiredTime: time }, 'rescheduled', 'rescheduleError'],
  ['reschedule', { id: 'a', desiredTime: time }, 'rescheduled', 'rescheduleError'],
  ['query', { id: 'a' }, 'queried', 'queryError'],
  ['query', { phonenumber: '' }, 'queried', 'queryError'],
  ['queues', { max: 5 }],
  ['openFor', { start: time }],
];
const configurations = [
  { dataURL: 'http://h/genesys/1/service/callback/sales' },
  { dataURL: 'http://h/genesys/1/service/callback/sales', requestFormat: 'form', apikey: 'K' },
  { dataURL: 'https://g/engagement/v3', apiVersion: 'v3', serviceName: 'sales', apikey: 'K' },
];

/** A site whose server answers as the case says, one answer per request, the last one for good. */
function openSite(callback: object) {
  let answers: readonly Answer[] = [];
  const fetch = async (): Promise<Response> => {
    const [answer, ...rest] = answers;
    if (rest.length) answers = rest;
    if (!answer || 'fault' in answer) throw answer?.fault;
    if ('cutOff' in answer) return response(200, {}, () => Promise.reject(answer.cutOff));
    const { status, body, headers } = answer;
    return response(status, headers, () => Promise.resolve(body));
  };
  const bus = createBus({ document: null, reportError: (error) => thrown.push(error) });
  const events: BusEvent[] = [];
  const thrown: unknown[] = [];
  for (const name of new Set(commands.flatMap(([, , ...names]) => names))) {
    bus.subscribe(`CallbackService.${name}`, (event) => events.push(event));
  }
  registerCallbackService(bus, { config: { callback: callback as never }, fetch, sleep: async () => {} });
  return {
    bus,
    events,
    thrown,
    answerWith(given: readonly Answer[]) {
      answers = given;
      events.length = 0;
      thrown.length = 0;
    },
  };
}

/** As much of a response as the service reads; a real one is slow to make, and refuses some statuses. */
function response(status: number, headers: Record<string, string>, text: () => Promise<string>): Response {
  const ok = status >= 200 && status < 300;
  const get = (name: string) => headers[name.toLowerCase()] ?? null;
  return { status, ok, statusText: '', headers: { get }, text } as never;
}

const sites = configurations.map(openSite);
const laterTask = () => new Promise<void>((resolve) => setImmediate(resolve));

/** What is wrong with a failure; `undefined` if it is the one object that is documented. */
function wrongIn(failure: unknown): string | undefined {
  if (typeof failure !== 'object' || failure === null) return 'no object';
  const it = failure as Record<string, unknown>;
  const types: Record<string, string> = {
    status: 'number',
    statusText: 'string',
    responseText: 'string',
    readyState: 'number',
    getResponseHeader: 'function',
    message: 'string',
  };
  const optional: Record<string, string> = { code: 'number', exception: 'string', retryAfter: 'number' };
  for (const [key, type] of Object.entries(types)) if (typeof it[key] !== type) return key;
  for (const [key, type] of Object.entries(optional)) if (key in it && typeof it[key] !== type) return key;
  if (!('responseJSON' in it) || it.readyState !== 4) return 'responseJSON or readyState';
  if (Number.isNaN(it.retryAfter)) return 'retryAfter';
  const counts = Object.values(it.availability ?? {});
  return counts.every((count) => typeof count === 'number' && count >= 0) ? undefined : 'availability';
}

const value = fc.oneof(
  fc.json(),
  fc.constantFrom(
    'null',
    '""',
    '0',
    '-1',
    '"3"',
    '{}',
    '[]',
    '[null]',
    `"${time}"`,
    '"QUEUED"',
    '{"__proto__":{"x":1}}',
  ),
);
const keys = fc.constantFrom(
  ...'_id id status code message exception availability data slots utcTime capacity _desired_time'.split(' '),
  ...'_callback_state _customer_number phoneNumber __proto__ constructor toString'.split(' '),
);
/** JSON made of the keys that the service reads, two levels deep. */
const familiar = fc.array(fc.tuple(keys, value), { maxLength: 4 }).map((pairs) => {
  return `{${pairs.map(([key, inner]) => `${JSON.stringify(key)}:${inner}`).join()}}`;
});
const nested = fc.tuple(keys, familiar).map(([key, inner]) => `{${JSON.stringify(key)}:${inner}}`);
const body = fc.oneof(
  fc.string(),
  value,
  familiar,
  nested,
  familiar.map((inner) => `[${inner}]`),
  fc.tuple(nested, fc.nat(20)).map(([whole, length]) => whole.slice(0, length)),
  fc.constantFrom('', ' ', '<html><h1>Oops</h1>', '\u0000', '{"a":1}{"a":1}', `{"${time}":"2"}`),
);
const headers = fc.oneof(
  fc.constant({}),
  fc.constantFrom('0', '1', '-5', '1e9', 'soon', '', time, '99999999999999999999').map((it) => ({ 'retry-after': it })),
);
const status = fc.oneof(
  fc.constantFrom(200, 201, 204, 304, 400, 401, 404, 429, 500, 502, 503, 504),
  fc.integer({ min: 200, max: 599 }),
);
const fault = fc.oneof(
  fc.constantFrom(new TypeError('Failed to fetch'), new DOMException('left', 'AbortError'), undefined, null, 'no'),
  fc.anything(),
);
const answer: fc.Arbitrary<Answer> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ status, body, headers }) },
  { weight: 1, arbitrary: fc.record({ fault }) },
  { weight: 1, arbitrary: fc.record({ cutOff: fault }) },
);

/** No booking of one case may be taken for one of another. */
let lastNumber = 0;

describe('whatever a server answers, or fails to answer', () => {
  always(
    'each command settles once, with one event that carries what it settled with; a failure is the one object',
    fc.asyncProperty(
      fc.nat(sites.length - 1),
      fc.constantFrom(...commands),
      fc.array(answer, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      async (index, [command, options, done, failed], answers, again) => {
        const site = sites[index] ?? openSite({});
        const data = 'phonenumber' in options ? { ...options, phonenumber: `+1${++lastNumber}` } : options;
        site.answerWith(answers);
        for (let round = 1; round <= (again ? 2 : 1); round++) {
          site.events.length = 0;
          let settled = 0;
          const outcome = await new Promise<{ result: unknown } | { reason: unknown }>((resolve) => {
            const promise = site.bus.command(`CallbackService.${command}`, data);
            promise.done((result: unknown) => resolve({ result }));
            promise.fail((reason: unknown) => resolve({ reason }));
            promise.always(() => settled++);
          });
          await laterTask();
          const failure = 'reason' in outcome ? outcome.reason : undefined;
          const expected = typeof failure === 'string' ? undefined : 'reason' in outcome ? failed : done;
          expect(settled).toBe(1);
          expect(site.events.map(({ event }) => event)).toEqual(expected ? [`CallbackService.${expected}`] : []);
          if ('result' in outcome) {
            // v3's answer about free times comes in both shapes, and an event has no data such as `0`
            if (done !== 'availableSlots' && expected && outcome.result) {
              expect(site.events[0]?.data).toBe(outcome.result);
            }
          } else if (typeof failure !== 'string') {
            expect(wrongIn(failure)).toBeUndefined();
            if (failed) expect(site.events[0]?.data).toBe(failure);
          }
        }
        expect(site.thrown).toEqual([]);
        expect(({} as Record<string, unknown>).x).toBeUndefined();
      },
    ),
  );
});
