import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { bodyKinds, createClock, createSimulator } from '../../src/simulator/index.js';
import { type SimulatorServer, startSimulatorServer } from '../../src/simulator/server.js';
import { fixtureNow, sales, v3 } from './world.js';

const calls = {
  v1: { path: sales, body: '{"_customer_number":"5115"}' },
  v3: { path: `${v3}/callbacks/create`, body: '{"serviceName":"sales","phoneNumber":"5115"}' },
} as const;
const headers = { 'content-type': 'application/json', 'x-api-key': 'K' };

/** What an answer of each kind is, by API. */
const expected = {
  v1: {
    answer: { _id: expect.any(String) },
    failure: { message: expect.stringContaining('failure'), exception: expect.any(String) },
    refusal: { message: expect.stringContaining('Too many requests'), availability: {} },
  },
  v3: {
    answer: { status: { code: 0 }, data: { id: expect.any(String) } },
    failure: { status: { message: expect.stringContaining('failure') } },
    refusal: { status: { code: 7041 }, data: { slots: {} } },
  },
};
const texts: Record<string, string> = {
  empty: '',
  object: '{}',
  list: '[]',
  text: '"ok"',
  error: '{"error":"Simulated error"}',
  message: '{"message":"Simulated message"}',
};

const bodiless = [204, 205, 304];
const statuses = [
  ...[200, 201, 202, 203, 204, 205, 206, 226, 299, 300, 301, 302, 303, 304, 307, 308, 399],
  ...[400, 401, 402, 403, 404, 405, 407, 408, 409, 410, 413, 418, 421, 422, 425, 428, 429, 431, 451, 499],
  ...[500, 501, 502, 503, 504, 507, 511, 520, 522, 524, 530, 598, 599],
];

function check(kind: string, api: 'v1' | 'v3', text: string): void {
  if (kind in texts) expect(text).toBe(texts[kind]);
  else if (kind === 'html') expect(text).toContain('<!DOCTYPE html>');
  else if (kind === 'cut') expect(() => JSON.parse(text)).toThrow(SyntaxError);
  else expect(JSON.parse(text)).toMatchObject(expected[api][kind as 'answer' | 'failure' | 'refusal']);
}

describe.each(['v1', 'v3'] as const)('an answer of one’s choice on %s', (api) => {
  const rows = bodyKinds.flatMap((body) => [true, false].map((commit) => ({ body, commit })));

  it.each(rows.filter(({ body, commit }) => commit || body !== 'answer'))(
    'with body $body, carried out: $commit, at any status',
    async ({ body, commit }) => {
      const simulator = createSimulator({}, { clock: createClock(fixtureNow) });
      for (const [turn, status] of statuses.entries()) {
        simulator.faults.add({ status, body, commit, operation: 'schedule', count: 1 });
        const init = { method: 'POST', headers, body: calls[api].body };
        const answer = await simulator.fetch(new Request(`http://a.test${calls[api].path}`, init));
        expect(answer.status).toBe(status);
        const text = await answer.text();
        if (bodiless.includes(status)) expect(text).toBe('');
        else check(body, api, text);
        expect(simulator.engine.records()).toHaveLength(commit ? turn + 1 : 0);
        expect(simulator.requests.at(-1)?.status).toBe(commit ? 200 : null);
      }
    },
  );
});

describe('a status fault', () => {
  const open = () => createSimulator({}, { clock: createClock(fixtureNow) });

  it.each([
    [{ status: 503 }, 'status=503'],
    [{ status: 503, commit: false }, 'status=503'],
    [{ status: 522, body: 'html', commit: true }, 'status=522;body=html;commit'],
    [{ status: 429, retryAfter: 7, body: 'empty' }, 'status=429;retry-after=7;body=empty'],
    [{ fault: 'status=598;commit;body=cut' }, 'status=598;commit;body=cut'],
  ])('%j reads as %s', (wanted, fault) => {
    const { faults } = open();
    expect(faults.add(wanted)).toMatchObject({ fault, api: 'any', operation: 'any' });
  });

  it.each([
    [{}, 'either'],
    [{ status: 500, fault: 'lost' }, 'either'],
    [{ fault: 'lost', body: 'html' }, 'either'],
    [{ body: 'html' }, 'either'],
    [{ status: 99 }, 'status=99'],
    [{ status: 600 }, 'status=600'],
    [{ status: 200.5 }, 'status=200.5'],
    [{ status: 500, retryAfter: -1 }, 'retry-after'],
    [{ status: 500, body: 'pdf' }, 'body'],
    [{ status: 500, body: 'answer' }, "needs 'commit'"],
    [{ fault: 'status=500;body=answer' }, "needs 'commit'"],
    [{ fault: 'status=500;body=pdf' }, 'pdf'],
    [{ fault: 'status=500;comit' }, 'comit'],
    [{ fault: 'html=500;commit' }, 'html=500;commit'],
  ])('%j is refused and says why', (wanted, message) => {
    const { faults } = open();
    expect(() => faults.add(wanted)).toThrow(message);
    expect(faults.list()).toEqual([]);
  });

  it('may come with latency, and its answer may be lost', async () => {
    const simulator = createSimulator({}, { clock: createClock(fixtureNow), delay: async (ms) => void waits.push(ms) });
    const waits: number[] = [];
    const ask = (fault: string) => {
      const init = { method: 'POST', headers: { ...headers, 'x-simulate': fault }, body: calls.v1.body };
      return simulator.fetch(new Request(`http://a.test${sales}`, init));
    };
    expect((await ask('latency=50, status=500;commit')).status).toBe(500);
    expect((await ask('status=500;commit, lost')).type).toBe('error');
    expect((await ask('status=500, lost')).status).toBe(500);
    expect(waits).toEqual([50]);
    expect(simulator.engine.records()).toHaveLength(2);
  });
});

describe('over HTTP', () => {
  let server: SimulatorServer | undefined;
  afterEach(() => server?.close());

  /** Status and body as they arrive; `undefined`: the connection ended without an answer. */
  function post(port: number, { path, body }: (typeof calls)['v1' | 'v3']) {
    return new Promise<{ status: number | undefined; text: string } | undefined>((resolve) => {
      const sent = request({ port, host: '127.0.0.1', path, method: 'POST', headers }, (answer) => {
        let text = '';
        answer.on('data', (part) => {
          text += part;
        });
        answer.on('end', () => resolve({ status: answer.statusCode, text }));
      });
      sent.on('error', () => resolve(undefined));
      sent.end(body);
    });
  }

  it('every status from 100 to 599 arrives as it is, 1xx as no answer, all carried out', async () => {
    server = await startSimulatorServer({ now: fixtureNow });
    const { simulator, port } = server;
    const seen: (number | undefined)[] = [];
    for (let status = 100; status < 600; status++) {
      simulator.faults.add({ status, commit: true, count: 1 });
      const answer = await post(port, calls.v1);
      seen.push(answer?.status);
      if (answer && !bodiless.includes(status)) check('answer', 'v1', answer.text);
    }
    expect(seen).toEqual([
      ...Array.from({ length: 100 }, () => undefined),
      ...Array.from({ length: 400 }, (_, index) => 200 + index),
    ]);
    expect(simulator.engine.records()).toHaveLength(500);
  });
});
