import { createClock, createSimulator, type Simulator, type SimulatorConfig } from '../../src/simulator/index.js';
import { startSimulatorServer } from '../../src/simulator/server.js';

/** The fixture's time: a Tuesday, 09:00 in Toronto. */
export const fixtureNow = '2026-03-03T14:00:00.000Z';

export const sales = '/genesys/1/service/callback/sales';
export const v3 = '/engagement/v3';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed body. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read into answers of any shape
  json: any;
}

export interface Message {
  json?: unknown;
  body?: string;
  headers?: Record<string, string>;
}

/** A simulator at the fixture's time, and a way to talk to it. */
export interface World {
  simulator: Simulator;
  send(method: string, path: string, message?: Message): Promise<Answer>;
  /** The same with what the control endpoint asks for. */
  control(method: string, path: string, message?: Message): Promise<Answer>;
  close(): Promise<void>;
}

/** The simulator's own host in tests that go without a network. */
const origin = 'http://simulator.test';

/** Asks a simulator without a network. A GET has no body, whatever the message says. */
export async function ask(simulator: Simulator, method: string, url: string, message: Message = {}): Promise<Answer> {
  const { headers, body } = written(message);
  const hasBody = body !== undefined && method !== 'GET' && method !== 'HEAD';
  const address = url.startsWith('/') ? origin + url : new URL(url, origin);
  const request = new Request(address, { method, headers, ...(hasBody && { body }) });
  const answer = await simulator.fetch(request);
  return read(answer.status, answer.headers, await answer.text());
}

/** Speaks to the functions themselves. */
export async function openPureWorld(config?: SimulatorConfig): Promise<World> {
  const simulator = createSimulator(config, { clock: createClock(fixtureNow) });
  return createWorld(
    simulator,
    (method, path, message) => ask(simulator, method, path, message),
    async () => {},
  );
}

/** Speaks HTTP. */
export async function openHttpWorld(config?: SimulatorConfig): Promise<World> {
  const { url, simulator, close } = await startSimulatorServer({ now: fixtureNow, ...(config && { config }) });
  const send: World['send'] = async (method, path, message = {}) => {
    const { headers, body } = written(message);
    const answer = await fetch(url + path, { method, headers, ...(body !== undefined && { body }) });
    return read(answer.status, answer.headers, await answer.text());
  };
  return createWorld(simulator, send, close);
}

function createWorld(simulator: Simulator, send: World['send'], close: World['close']): World {
  return {
    simulator,
    send,
    close,
    control(method, path, message = {}) {
      const headers = { 'content-type': 'application/json', 'x-cx-simulator': '1', ...message.headers };
      return send(method, path, { ...message, headers });
    },
  };
}

function written({ json, body, headers = {} }: Message): { headers: Record<string, string>; body: string | undefined } {
  if (json === undefined) return { headers, body };
  return { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(json) };
}

function read(status: number, headers: Headers, text: string): Answer {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { status, headers, text, json };
}
