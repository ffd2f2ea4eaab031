import { afterAll, describe, expect, it } from 'vitest';
import { v1 } from '../../src/CallbackService/api/v1.js';
import { v3 } from '../../src/CallbackService/api/v3.js';
import { bookingIdOf, judge } from '../../src/CallbackService/outcome.js';
import { request } from '../../src/http/request.js';
import { createSite } from './createSite.js';

/**
 * Every status × every kind of body × both APIs: what becomes of a booking that is answered so. Printed at the end, for people
 * to read.
 */
type Outcome = 'booked' | 'refused' | 'unknown';

const sites = {
  v1: { dataURL: 'http://h/genesys/1/service/callback/sales' },
  v3: { dataURL: 'https://g/engagement/v3', apiVersion: 'v3', serviceName: 'sales' },
};
type Version = keyof typeof sites;

const own = {
  v1: JSON.stringify({ message: 'Office is closed at …', exception: 'com.genesyslab.gms.CallbackServiceException' }),
  v3: JSON.stringify({ status: { code: 7042, message: 'The office is closed.', corrId: 'c' } }),
};

/** A kind of body. */
interface Body {
  kind: string;
  text: string;
  /** What a 2xx with it means. */
  v1: Outcome;
  v3: Outcome;
  /** The API whose own refusal it is: there even a 5xx with it says for certain that nothing is booked. */
  ownRefusalOf?: Version;
}

const bodies: readonly Body[] = [
  { kind: 'empty', text: '', v1: 'unknown', v3: 'unknown' },
  { kind: '{}', text: '{}', v1: 'unknown', v3: 'unknown' },
  { kind: '[]', text: '[]', v1: 'unknown', v3: 'unknown' },
  { kind: 'null', text: 'null', v1: 'unknown', v3: 'unknown' },
  { kind: '"ok"', text: '"ok"', v1: 'unknown', v3: 'unknown' },
  { kind: 'HTML', text: '<html><h1>Welcome</h1>', v1: 'unknown', v3: 'unknown' },
  { kind: 'cut-off JSON', text: '{"_id":"a', v1: 'unknown', v3: 'unknown' },
  { kind: 'records of others', text: '[{"_id":"b"}]', v1: 'unknown', v3: 'unknown' },
  { kind: 'an empty id', text: '{"_id":" ","data":{"id":""}}', v1: 'unknown', v3: 'unknown' },
  { kind: 'an id that is none', text: '{"_id":{},"id":true,"data":{"id":["a"]}}', v1: 'unknown', v3: 'unknown' },
  { kind: "a dialog's number only", text: '{"ID":"0","Action":"ConfirmationDialog"}', v1: 'unknown', v3: 'unknown' },
  { kind: '{error}', text: '{"error":"no agents"}', v1: 'refused', v3: 'refused' },
  { kind: '{error: {message}}', text: '{"error":{"message":"no agents"}}', v1: 'refused', v3: 'refused' },
  { kind: '{message}', text: '{"message":"Office is closed"}', v1: 'refused', v3: 'refused' },
  { kind: '{code}', text: '{"code":"12"}', v1: 'refused', v3: 'refused' },
  { kind: 'a refusal of v1', text: own.v1, v1: 'refused', v3: 'refused', ownRefusalOf: 'v1' },
  { kind: 'a refusal of v3', text: own.v3, v1: 'refused', v3: 'refused', ownRefusalOf: 'v3' },
  {
    kind: '{status: 0, data: {}}',
    text: '{"status":{"code":0,"message":"Successful"},"data":{}}',
    v1: 'unknown',
    v3: 'unknown',
  },
  {
    kind: '{status: 7041, data: {}}',
    text: '{"status":{"code":7041},"data":{}}',
    v1: 'refused',
    v3: 'refused',
    ownRefusalOf: 'v3',
  },
  {
    kind: '{status: 7041, data: {id}}',
    text: '{"status":{"code":7041},"data":{"id":"a"}}',
    v1: 'refused',
    v3: 'refused',
    ownRefusalOf: 'v3',
  },
  { kind: '{_id}', text: '{"_id":"a"}', v1: 'booked', v3: 'unknown' },
  { kind: '{Id}', text: '{"Id":"a","ID":"0"}', v1: 'booked', v3: 'unknown' },
  {
    kind: '{_id} of 2013',
    text: '{"ID":"0","Action":"ConfirmationDialog","_id":"361-58"}',
    v1: 'booked',
    v3: 'unknown',
  },
  { kind: '{status: 0, data: {id}}', text: '{"status":{"code":0},"data":{"id":"a"}}', v1: 'unknown', v3: 'booked' },
  { kind: '{data: {id}}', text: '{"data":{"id":"a"}}', v1: 'unknown', v3: 'booked' },
  { kind: '{_id, data: {id}}', text: '{"_id":"a","data":{"id":"a"}}', v1: 'booked', v3: 'booked' },
];

/** Statuses that a proxy gives in the server's place. */
const isGateway = (status: number) => status === 502 || status === 504 || status >= 520;

function expectedOutcome(status: number, version: Version, body: Body): Outcome {
  if (status >= 200 && status < 300) return body[version];
  if (status < 400 || status === 408 || isGateway(status)) return 'unknown';
  return status < 500 || body.ownRefusalOf === version ? 'refused' : 'unknown';
}

/** As much of a response as the service reads; a real one refuses many statuses. */
function responseOf(status: number, text: string): Response {
  const ok = status >= 200 && status < 300;
  return { status, ok, statusText: '', headers: new Headers(), text: async () => text } as never;
}

const statuses = Array.from({ length: 500 }, (_, index) => 100 + index);
/** Those that are tried from the command to its outcome: the ones that servers, proxies and content networks use, and limits. */
const tried = new Set([
  ...[
    100, 101, 199, 200, 201, 202, 203, 204, 205, 206, 207, 226, 299, 300, 301, 302, 303, 304, 307, 308, 399, 400, 401,
  ],
  ...[
    402, 403, 404, 405, 406, 407, 408, 409, 410, 413, 415, 422, 425, 428, 429, 431, 451, 499, 500, 501, 502, 503, 504,
  ],
  ...[505, 506, 507, 508, 509, 510, 511, 519, 520, 521, 522, 523, 524, 525, 526, 527, 530, 561, 598, 599],
]);
const columns = ['200', '3xx', '4xx', '408', '500, 501, 503, 505–519', '502, 504, 520–599'];
const columnStatuses = [200, 302, 400, 408, 500, 520];
const table: string[][] = [];
const words = { confirmed: 'booked', refused: 'refused', uncertain: 'unknown' } as const;
const anyRequest = { method: 'POST', url: 'http://h/', headers: {}, timeoutMs: 1000 };

afterAll(() => {
  const lines = table.map((cells) => `| ${cells.join(' | ')} |`);
  const head = `| answer of | body | ${columns.join(' | ')} |`;
  console.log(['\nWhat becomes of a booking\n', head, head.replace(/[^|]+/g, ' --- '), ...lines].join('\n'));
});

describe.each(['v1', 'v3'] as const)('a booking on %s', (version) => {
  it.each(bodies)('that is answered by $kind', async (body) => {
    let status = 0;
    const { site, sent } = createSite(sites[version], () => responseOf(status, body.text));
    for (status of tried) {
      // no wish is looked up for that of another case
      const outcome = await site.command('CallbackService.schedule', { phonenumber: `+1416${status}` }).then(
        (): Outcome => 'booked',
        (error): Outcome => (error.uncertain ? 'unknown' : 'refused'),
      );
      expect([status, outcome]).toEqual([status, expectedOutcome(status, version, body)]);
    }
    expect(sent).toHaveLength(tried.size);
  });

  it.each(bodies)('that is answered by $kind: every status', async (body) => {
    const api = version === 'v1' ? v1 : v3;
    const bookingId = api.bookingId ?? bookingIdOf;
    const seen = new Map<number, Outcome>();
    for (const status of statuses) {
      const response = await request(anyRequest, { fetch: async () => responseOf(status, body.text) });
      seen.set(status, words[judge(response, api, (answer) => bookingId(answer) !== '')]);
    }
    expect(seen).toEqual(new Map(statuses.map((status) => [status, expectedOutcome(status, version, body)])));
    table.push([version, body.kind, ...columnStatuses.map((status) => seen.get(status) ?? '')]);
  });
});
