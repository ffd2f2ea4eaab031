import { describe, expect, it, vi } from 'vitest';
import type { ServiceError } from '../../src/CallbackService/index.js';
import { createSite, delivered, json, rejection, withServer } from './createSite.js';

const v1 = { dataURL: 'http://h/genesys/1/service/callback/sales' };
const v3 = { dataURL: 'https://g/engagement/v3', apiVersion: 'v3', serviceName: 'sales' };
const commands = [
  ['schedule', { phonenumber: '1' }, 'scheduleError'],
  ['availability', { numberOfDays: 1 }, 'availabilityError'],
  ['cancel', { id: 'a' }, 'cancelError'],
  ['reschedule', { id: 'a', phonenumber: '1', desiredTime: '2026-03-03T15:00:00Z' }, 'rescheduleError'],
  ['query', { id: 'a' }, 'queryError'],
] as const;

/** Runs a command that must fail: one rejection and one event, both with the same object of the documented shape. */
async function failureOf(
  config: Record<string, unknown>,
  answer: Parameters<typeof createSite>[1],
  [command, options, event]: readonly [string, object, string] = commands[0],
): Promise<ServiceError> {
  const { site, events } = createSite(config, answer);
  const error = await rejection(site.command(`CallbackService.${command}`, options));
  await delivered();
  expect(events.map(({ event: name }) => name)).toEqual([`CallbackService.${event}`]);
  expect(events[0]?.data).toBe(error);
  return expectShape(error);
}

function expectShape(error: unknown): ServiceError {
  expect(error).toMatchObject({
    status: expect.any(Number),
    statusText: expect.any(String),
    responseText: expect.any(String),
    readyState: 4,
    getResponseHeader: expect.any(Function),
    message: expect.any(String),
  });
  expect(error).toHaveProperty('responseJSON');
  return error as ServiceError;
}

describe('wire case 44, over HTTP: one rejection, one error event, never an exception', () => {
  const cases: [
    string,
    (address: string) => Record<string, unknown>,
    (response: import('node:http').ServerResponse) => void,
    object,
  ][] = [
    [
      '400 with availability',
      (dataURL) => ({ dataURL }),
      (response) => {
        response.writeHead(400, { 'Content-Type': 'application/json' });
        response.end(
          '{"message":"Too many requests","exception":"com.x.CallbackExceptionAvailability","availability":{"2026-03-03T15:15:00.000Z":"5"}}',
        );
      },
      {
        status: 400,
        statusText: 'Bad Request',
        message: 'Too many requests',
        exception: 'com.x.CallbackExceptionAvailability',
        availability: { '2026-03-03T15:15:00.000Z': 5 },
      },
    ],
    [
      '503',
      (dataURL) => ({ dataURL }),
      (response) => {
        response.writeHead(503, { 'Retry-After': '7' });
        response.end('{"message":"Limit of queued callbacks for sales is reached."}');
      },
      { status: 503, message: 'Limit of queued callbacks for sales is reached.', retryAfter: 7 },
    ],
    [
      '500 with HTML',
      (dataURL) => ({ dataURL }),
      (response) => {
        response.writeHead(500, { 'Content-Type': 'text/html' });
        response.end('<html><h1>Oops</h1>');
      },
      {
        status: 500,
        statusText: 'parsererror',
        responseText: '<html><h1>Oops</h1>',
        responseJSON: undefined,
        message: '',
      },
    ],
    [
      'a reset connection',
      (dataURL) => ({ dataURL }),
      (response) => response.destroy(),
      { status: 0, statusText: 'error' },
    ],
    ['connection refused', () => ({ dataURL: 'http://127.0.0.1:9' }), () => {}, { status: 0, statusText: 'error' }],
    [
      'slower than ajaxTimeout',
      (dataURL) => ({ dataURL, ajaxTimeout: '40' }),
      () => {},
      { status: 0, statusText: 'timeout', responseText: '' },
    ],
    [
      'a body that never ends',
      (dataURL) => ({ dataURL, ajaxTimeout: 40 }),
      (response) => response.write('{"_id":'),
      { status: 0, statusText: 'timeout' },
    ],
    [
      '200 with cut-off JSON',
      (dataURL) => ({ dataURL }),
      (response) => response.end('{"_id":"ab'),
      { status: 200, statusText: 'parsererror', responseText: '{"_id":"ab' },
    ],
    [
      'an empty 500',
      (dataURL) => ({ dataURL }),
      (response) => response.writeHead(500).end(),
      { status: 500, statusText: 'Internal Server Error' },
    ],
  ];

  for (const [name, configure, answer, expected] of cases) {
    it.each(commands)(`${name}: %s`, async (...command) => {
      await withServer(
        (_request, _body, response) => answer(response),
        async (address) => {
          const { site, events } = createSite(configure(address), undefined, { fetch });
          const error = await rejection(site.command(`CallbackService.${command[0]}`, command[1]));
          await delivered();
          expect(events.map(({ event }) => event)).toEqual([`CallbackService.${command[2]}`]);
          expect(events[0]?.data).toBe(error);
          expect(expectShape(error)).toMatchObject(expected);
        },
      );
    });
  }
});

describe('the failure object', () => {
  it('wire case 46: v3 429 with a string for a count has the number in availability', async () => {
    const body = {
      status: { code: 7041, message: 'Too many', corrId: 'c' },
      data: { slots: { '2026-03-03T15:00:00.000Z': '3' } },
    };
    const error = await failureOf(v3, () => json(body, 429, { 'Retry-After': '5' }));
    expect(error).toMatchObject({
      status: 429,
      message: 'Too many',
      code: 7041,
      availability: { '2026-03-03T15:00:00.000Z': 3 },
      retryAfter: 5,
      responseJSON: body,
    });
    expect(error.getResponseHeader('retry-after')).toBe('5');
    expect(error.getResponseHeader('X-None')).toBe(null);
  });

  it('an office that is closed proposes nothing', async () => {
    const error = await failureOf(v1, () => json({ message: 'Office is closed at …', availability: {} }, 400));
    expect(error.availability).toEqual({});
  });

  it('keeps only counts among the proposed slots', async () => {
    const availability = { a: 'many', b: null, c: -1, d: '2', e: 0 };
    expect((await failureOf(v1, () => json({ availability }, 400))).availability).toEqual({ d: 2, e: 0 });
  });

  it('knows Retry-After as a date', async () => {
    const date = new Date(Date.now() + 60_000).toUTCString();
    const error = await failureOf(v1, () => json({}, 503, { 'Retry-After': date }));
    expect(error.retryAfter).toBeGreaterThan(50);
    expect(error.retryAfter).toBeLessThan(61);
    expect((await failureOf(v1, () => json({}, 503, { 'Retry-After': 'soon' }))).retryAfter).toBeUndefined();
    expect((await failureOf(v1, () => json({}, 503, { 'Retry-After': '0' }))).retryAfter).toBe(0);
  });

  it('statusText is abort when the page gives the request up', async () => {
    const error = await failureOf(v1, () => {
      throw new DOMException('left', 'AbortError');
    });
    expect(error).toMatchObject({ status: 0, statusText: 'abort' });
  });

  it('has a statusText over HTTP/2, where the server sends none', async () => {
    expect((await failureOf(v1, () => new Response('{}', { status: 400 }))).statusText).toBe('error');
  });

  it('comes in time also where fetch does not honour its signal, with 3000 ms for a useless ajaxTimeout', async () => {
    vi.useFakeTimers();
    for (const ajaxTimeout of [undefined, 0, -1, 'soon', null]) {
      const { site } = createSite({ ...v1, ajaxTimeout }, () => new Promise(() => {}));
      const failing = rejection(site.command('CallbackService.schedule', { phonenumber: '1' }));
      const settled = vi.fn();
      failing.then(settled);
      await vi.advanceTimersByTimeAsync(2999);
      expect(settled).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(2);
      expect(await failing).toMatchObject({ statusText: 'timeout' });
    }
  });

  it('has only what the body says in the right form', async () => {
    const bodies = [
      { message: 5, status: { code: '7030', message: ['x'] }, exception: { name: 'x' }, availability: 'soon' },
      { exception: null, availability: null, data: { slots: 5 } },
      { status: 'closed', data: 'none' },
    ];
    for (const body of bodies) {
      const error = await failureOf(v1, () => json(body, 400));
      for (const key of ['code', 'exception', 'availability', 'retryAfter']) expect(error).not.toHaveProperty(key);
    }
    expect((await failureOf(v1, () => json({ message: ' no ', status: { message: 'x' } }, 400))).message).toBe('no');
  });
});
