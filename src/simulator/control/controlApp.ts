import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { isConfig, type SimulatorConfig } from '../config.js';
import { longestBodyBytes } from '../defaults.js';
import { empty, json, toResponse } from '../http/json.js';
import { isTooLong, readBodyText } from '../http/readText.js';
import type { SimulatorResponse } from '../http/types.js';
import type { Simulator } from '../types.js';
import { controlAccess } from './access.js';
import { readWith } from './readWith.js';

type Answer = (simulator: Simulator, body: unknown, query: URLSearchParams) => SimulatorResponse;

/** The control endpoint, row by row, behind `/__simulator`. It is no part of either API. */
const routes: readonly (readonly [method: 'GET' | 'POST' | 'DELETE', path: string, answer: Answer])[] = [
  ['GET', '', (simulator) => json(200, describe(simulator))],
  ['GET', '/faults', ({ faults }) => json(200, { faults: faults.list() })],
  ['POST', '/faults', ({ faults }, body) => json(201, faults.add(readWith(anObject, body)))],
  ['DELETE', '/faults', clearFaults],
  ['GET', '/state', (simulator) => json(200, simulator.snapshot())],
  ['GET', '/clock', (simulator) => json(200, clockView(simulator))],
  ['POST', '/clock', moveClock],
  ['POST', '/reset', reset],
  ['GET', '/requests', ({ requests }) => json(200, { requests })],
  ['DELETE', '/requests', clearRequests],
];

const anObject = v.custom<object>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'The body is not a JSON object.',
);

/** What moves the clock; several at once in this order. */
const clockChange = v.strictObject({
  now: v.optional(v.union([v.string(), v.number()], 'is an ISO time or epoch ms.')),
  advanceMs: v.optional(v.number()),
  running: v.optional(v.boolean()),
});

const resetOptions = v.strictObject({
  config: v.optional(v.custom<SimulatorConfig>(isConfig, 'is an object.')),
});

/**
 * The routes of the control endpoint. What cannot be done is a 400 with a `message`.
 *
 * @param allowedOrigins origins of pages that may use it; `undefined`: see `isAllowedOrigin`
 */
export function createControlApp(simulator: () => Simulator, allowedOrigins: readonly string[] | undefined): Hono {
  const app = new Hono();
  app.use(...controlAccess(allowedOrigins));
  for (const [method, path, answer] of routes) {
    app.on(method, path || '/', async (c) => toResponse(await answerSafely(c, simulator(), answer)));
  }
  for (const path of new Set(routes.map(([, each]) => each))) {
    const allow = routes.filter(([, each]) => each === path).map(([method]) => method);
    app.all(path || '/', () => problem(405, 'Method not allowed.', { allow: allow.join(', ') }));
  }
  app.all('*', () => problem(404, 'No such control.'));
  return app;
}

async function answerSafely(c: Context, simulator: Simulator, answer: Answer): Promise<SimulatorResponse> {
  const text = await readBodyText(c.req.raw, longestBodyBytes);
  if (isTooLong(text, longestBodyBytes)) return json(413, { message: 'The body is too large.' });
  try {
    return answer(simulator, readJson(text), new URL(c.req.url).searchParams);
  } catch (error) {
    return json(400, { message: error instanceof Error ? error.message : String(error) });
  }
}

/** No body is an empty object. */
function readJson(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('The body is not valid JSON.');
  }
}

function problem(status: number, message: string, headers: Record<string, string> = {}): Response {
  return toResponse(json(status, { message }, headers));
}

function describe(simulator: Simulator): object {
  return {
    now: new Date(simulator.clock.now()).toISOString(),
    services: simulator.engine.services().map(({ name }) => name),
    controls: routes.filter(([, path]) => path !== '').map(([method, path]) => `${method} /__simulator${path}`),
  };
}

function clearFaults({ faults }: Simulator, _body: unknown, query: URLSearchParams): SimulatorResponse {
  const id = query.get('id') ?? undefined;
  const found = faults.clear(id);
  if (id !== undefined && !found) return json(404, { message: `There is no fault ${id}.` });
  return empty(204);
}

function clearRequests(simulator: Simulator): SimulatorResponse {
  simulator.clearRequests();
  return empty(204);
}

function clockView({ clock }: Simulator): object {
  return { now: new Date(clock.now()).toISOString(), running: clock.running };
}

function moveClock(simulator: Simulator, body: unknown): SimulatorResponse {
  const { clock } = simulator;
  const { now, advanceMs, running } = readWith(clockChange, body);
  if (now !== undefined) clock.set(now);
  if (advanceMs !== undefined) clock.advance(advanceMs);
  if (running === true) clock.run();
  if (running === false) clock.stop();
  return json(200, clockView(simulator));
}

/** Forgets everything; `{config}` puts other services there. */
function reset(simulator: Simulator, body: unknown): SimulatorResponse {
  simulator.reset(readWith(resetOptions, body).config);
  return empty(204);
}
