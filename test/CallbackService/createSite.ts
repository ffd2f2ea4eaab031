import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, vi } from 'vitest';
import type { BusEvent, BusPromise } from '../../src/bus/index.js';
import { createBus } from '../../src/bus/index.js';
import { type CallbackServiceOptions, registerCallbackService } from '../../src/CallbackService/index.js';
import type { CallbackOptions, WidgetsConfiguration } from '../../src/config/index.js';

/** The time of every test, unless it sets another: the times that tests book are still to come. */
export const testTime = '2026-03-03T14:00:00.000Z';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(testTime) });
});
afterEach(() => {
  vi.useRealTimers();
});

/** One request, as the server saw it. */
export interface Sent {
  method: string;
  url: URL;
  headers: Headers;
  text: string;
  /** The body, parsed as JSON. */
  body: Record<string, unknown>;
}

type Answer = (sent: Sent, index: number) => Response | Promise<Response>;

const eventNames = [
  'scheduled',
  'scheduleError',
  'availableSlots',
  'availabilityError',
  'cancelled',
  'cancelError',
  'rescheduled',
  'rescheduleError',
  'queried',
  'queryError',
];

/** A server of either API that takes every booking, and has nothing else to say. */
const takeAll: Answer = ({ method }) => json(method === 'POST' ? { _id: 'taken', data: { id: 'taken' } } : {});

/** A site's plugin beside a service whose `fetch` is a function of the test. Waits between retries take no time. */
export function createSite(
  callback: Record<string, unknown> | undefined,
  answer: Answer = takeAll,
  options: CallbackServiceOptions = {},
) {
  const sent: Sent[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const text = String(init?.body ?? '');
    const request = {
      method: init?.method ?? 'GET',
      url: new URL(String(input)),
      // with what `fetch` adds for the body
      headers: new Request(input, init).headers,
      text,
      body: text.startsWith('{') ? JSON.parse(text) : {},
    };
    sent.push(request);
    return answer(request, sent.length - 1);
  };
  // pages write what they like into their configuration
  const config: WidgetsConfiguration = callback ? { callback: callback as CallbackOptions } : {};
  const bus = createBus();
  const site = bus.registerPlugin('Site');
  if (!site) throw new Error('the name Site is taken');
  const events: BusEvent[] = [];
  for (const name of eventNames) site.subscribe(`CallbackService.${name}`, (event) => events.push(event));
  registerCallbackService(bus, { config, fetch, sleep: async () => {}, random: () => 0.5, ...options });
  return {
    bus,
    site,
    config,
    sent,
    events,
    named: (name: string) => events.filter((e) => e.event.endsWith(`.${name}`)),
  };
}

/** A JSON answer. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers });
}

/** What a command is rejected with; fails if it is not. */
export async function rejection(promise: BusPromise<unknown>): Promise<unknown> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (reason: unknown) => ({ reason }),
  );
  if ('value' in outcome) throw new Error(`resolved with ${JSON.stringify(outcome.value)}`);
  return outcome.reason;
}

/** Lets the bus deliver what it holds. */
export function delivered(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** A real HTTP server for the time of `use`. */
export async function withServer(
  handler: (request: IncomingMessage, body: string, response: ServerResponse) => void,
  use: (address: string) => Promise<void>,
): Promise<void> {
  const server = createServer((request, response) => {
    // the time of the machine is not that of the test
    response.sendDate = false;
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => handler(request, body, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    await use(`http://127.0.0.1:${port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
