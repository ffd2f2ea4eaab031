import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { apiFor } from '../../src/CallbackService/api/index.js';
import { createAttempts } from '../../src/CallbackService/attempts.js';
import { readBookingRequest } from '../../src/CallbackService/bookingRequest.js';
import { bookingIdOf } from '../../src/CallbackService/outcome.js';
import { createScheduleOnce } from '../../src/CallbackService/scheduleOnce.js';
import type { Send } from '../../src/CallbackService/send.js';
import { createSettingsSource } from '../../src/CallbackService/settings.js';
import { isRecord } from '../../src/config/coerce.js';
import { type HttpResponse, unanswered } from '../../src/http/request.js';
import { createServerClock } from '../../src/http/serverClock.js';
import { createClock } from '../../src/simulator/clock.js';
import { createSimulator } from '../../src/simulator/createSimulator.js';
import { always } from '../properties.js';

const start = Date.parse('2026-03-03T14:00:00.000Z');
const wantedTime = '2026-03-04T15:00:00.000Z';
const timeLimitMs = 3000;
/** One number, as visitors and forms write it. */
const spellings = ['+14165550123', '+1 416 555 0123', '1 (416) 555-0123', '001 416-555-0123', '1.416.555.0123'];

const sites = {
  v1: { dataURL: 'http://h/genesys/1/service/callback/always', requestIdKey: 'token' },
  v3: { dataURL: 'http://h/engagement/v3', apiVersion: 'v3', serviceName: 'always', apikey: 'K' },
};
type Version = keyof typeof sites;

const settings = {
  v1: createSettingsSource({ callback: sites.v1 }).read(),
  v3: createSettingsSource({ callback: sites.v3 }).read(),
};
const clock = createClock(start);
const { engine, reset } = createSimulator({}, { clock });
const service = 'always';

/** What happens to one request. All but `refused` and the gateway's 502 reach the server, at once or later. */
const fault = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: 'none' } as const) },
  fc.record({
    kind: fc.constantFrom('refused', 'lost', 'cut', 'empty', 'page', 'ok', 'badGateway', 'status', 'reload'),
    status: fc.constantFrom(400, 408, 500, 502, 503, 504, 520, 522, 524, 598),
    carriedOut: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('slow'), lateMs: fc.integer({ min: 0, max: 9500 }) }),
);
type Generated<Source> = Source extends fc.Arbitrary<infer Value> ? Value : never;
type Fault = Generated<typeof fault>;

/** What the tab keeps over reloads. */
function createStorage(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  } as Storage;
}

function openWorld(version: Version, faults: readonly Fault[]) {
  vi.setSystemTime(start);
  clock.set(start);
  reset();
  const storage = createStorage();
  /** What the server will do later. */
  let pending: { at: number; run(): void }[] = [];
  let turn = 0;
  let reload = (): void => {};

  function pass(ms: number): void {
    const now = Date.now() + ms;
    vi.setSystemTime(now);
    clock.set(now);
    const due = pending.filter(({ at }) => at <= now);
    pending = pending.filter(({ at }) => at > now);
    for (const { run } of due) run();
  }

  function responseOf(status: number, responseText: string): HttpResponse {
    let responseJSON: unknown;
    try {
      responseJSON = responseText ? JSON.parse(responseText) : status < 300 ? {} : undefined;
    } catch {
      responseJSON = undefined;
    }
    return { ...unanswered('error'), status, statusText: 'text', responseText, responseJSON };
  }

  function take(body: Record<string, unknown>): { status: number; body: string } {
    const number = String(body._customer_number ?? body.phoneNumber);
    const time = Date.parse(String(body._desired_time ?? body.desiredTime));
    const { id } = engine.book({ service, number, desiredTime: Number.isNaN(time) ? undefined : time });
    const answer = version === 'v1' ? { _id: id } : { status: { code: 0 }, data: { id } };
    return { status: 200, body: JSON.stringify(answer) };
  }

  /** Finds a number only as it was written, and only under the name of today: by that of 2013 it finds nothing. */
  function find(number: string): { status: number; body: string } {
    const found = engine.records(service).filter((record) => record.number === number);
    const records = found.map(({ id, desiredTime }) => ({
      _id: id,
      _desired_time: new Date(desiredTime).toISOString(),
    }));
    return { status: 200, body: JSON.stringify(records) };
  }

  const send: Send = async (_settings, _api, { method, query, body }) => {
    pass(50);
    const handle = () => (method === 'GET' ? find(String(query?._customer_number)) : take(body ?? {}));
    let met = faults[turn++] ?? { kind: 'none' };
    // a server that answers a question with nothing has nothing
    if (met.kind === 'empty' && method === 'GET') met = { kind: 'none' };
    switch (met.kind) {
      case 'none': {
        const answer = handle();
        return responseOf(answer.status, answer.body);
      }
      case 'slow':
        pending.push({ at: Date.now() + met.lateMs, run: () => void handle() });
        pass(timeLimitMs);
        return unanswered('timeout');
      case 'refused':
        return unanswered('error');
      case 'status':
        if (met.carriedOut && (met.status >= 500 || met.status === 408)) handle();
        return responseOf(met.status, '<html>');
      case 'badGateway':
        if (met.carriedOut) handle();
        return responseOf(502, '{"message":"Internal server error"}');
      case 'reload':
        if (met.carriedOut) handle();
        else pending.push({ at: Date.now() + 2000, run: () => void handle() });
        reload();
        return new Promise(() => {});
      default: {
        const answer = handle();
        if (met.kind === 'lost') return unanswered('error');
        if (answer.status >= 400) return responseOf(answer.status, answer.body);
        const texts = { cut: answer.body.slice(0, -1), empty: '', page: '<html>', ok: '"ok"' };
        return responseOf(answer.status, texts[met.kind]);
      }
    }
  };

  return {
    pass,
    records: () => engine.records(),
    /** A visit to the page; `gone` settles when it is reloaded. */
    visit() {
      const gone = new Promise<'gone'>((resolve) => {
        reload = () => resolve('gone');
      });
      const scheduleOnce = createScheduleOnce({
        send,
        clock: createServerClock(),
        attempts: createAttempts(() => storage),
        sleep: async (ms) => pass(ms),
      });
      return (phonenumber: string, desiredTime: string | undefined) =>
        Promise.race([
          gone,
          scheduleOnce(settings[version], apiFor(settings[version]), readBookingRequest({ phonenumber, desiredTime })),
        ]);
    },
  };
}

const scenario = fc.record({
  wanted: fc.constantFrom(wantedTime, undefined),
  numbers: fc.array(fc.constantFrom(...spellings), { minLength: 1, maxLength: 5 }),
  pauses: fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 5, maxLength: 5 }),
  faults: fc.array(fault, { maxLength: 12 }),
});

/** A visitor who tries until the call is booked, or leaves. */
async function tryToBook(version: Version, { wanted, numbers, pauses, faults }: Generated<typeof scenario>) {
  const world = openWorld(version, faults);
  let book = world.visit();
  let bookedId: string | undefined;
  /** How often the visitor was told that nobody knows, and that another try may book twice. */
  let warnings = 0;
  for (const [index, number] of numbers.entries()) {
    try {
      const answer = await book(number, wanted);
      if (answer === 'gone') book = world.visit();
      else {
        bookedId = bookingIdOf(answer) || bookingIdOf(isRecord(answer) ? answer.data : undefined);
        break;
      }
    } catch (error) {
      if (isRecord(error) && error.uncertain && !error.repeatable) warnings++;
    }
    world.pass(pauses[index] ?? 0);
  }
  world.pass(20_000);
  return { records: world.records(), bookedId, warnings };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Questions for a number that were refused: what an older spelling then finds, or not, is no proof. */
function refusedQuestions({ faults }: Generated<typeof scenario>): number {
  return faults.filter((met) => met.kind === 'status' && met.status === 400).length;
}

const slow = { kind: 'slow', lateMs: 0 } as const;
const refusedByStatus = { kind: 'status', status: 400, carriedOut: false } as const;

test.each([
  ['a question that times out, and one that is refused once', [slow, slow, refusedByStatus]],
  ['a question that is refused once', [slow, refusedByStatus]],
  ['a question that is refused in both spellings', [slow, refusedByStatus, refusedByStatus]],
])('v1: a booking that was taken is not sent again without a warning: %s', async (_, faults) => {
  const numbers = spellings.slice(0, 1).flatMap((number) => [number, number, number]);
  const { records, warnings } = await tryToBook('v1', { wanted: wantedTime, numbers, pauses: [3893, 7, 0], faults });
  expect(records).toHaveLength(1);
  expect(warnings).toBe(1);
});

describe('whatever happens between a visitor and the server', () => {
  always(
    'v1: there is one call at most, and one more for each warning; warnings are for refused questions only',
    fc.asyncProperty(scenario, async (given) => {
      const { records, bookedId, warnings } = await tryToBook('v1', given);
      expect(warnings).toBeLessThanOrEqual(refusedQuestions(given));
      expect(records.length).toBeLessThanOrEqual(1 + warnings);
      if (bookedId !== undefined) expect(records.map(({ id }) => id)).toContain(bookedId);
    }),
  );

  always(
    'v3: there is one call at most, and one more for each time that the visitor was told that another try may book twice',
    fc.asyncProperty(scenario, async (given) => {
      const { records, bookedId, warnings } = await tryToBook('v3', given);
      expect(records.length).toBeLessThanOrEqual(1 + warnings);
      if (bookedId !== undefined) expect(records.map(({ id }) => id)).toContain(bookedId);
    }),
  );
});
