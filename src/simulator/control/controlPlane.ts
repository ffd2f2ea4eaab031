import type { SimulatorConfig } from '../config.js';
import { isConfig } from '../config.js';
import { Refused } from '../engine/refusal.js';
import { empty, json } from '../http/json.js';
import { readFlatBody } from '../http/readBody.js';
import type { ParsedRequest, SimulatorResponse } from '../http/types.js';
import { fillIn, refusalMessages } from '../messages.js';
import type { Simulator } from '../types.js';

type Answer = (simulator: Simulator, request: ParsedRequest) => SimulatorResponse;

/** The control endpoint, row by row, behind `/__simulator/`. It is no part of either API. */
const routes: readonly (readonly [method: string, path: string, answer: Answer])[] = [
  ['GET', '', (simulator) => json(200, describe(simulator))],
  ['GET', 'faults', ({ faults }) => json(200, { faults: faults.list() })],
  ['POST', 'faults', (simulator, request) => json(201, addFault(simulator, readFlatBody(request)))],
  ['DELETE', 'faults', clearFaults],
  ['GET', 'state', (simulator) => json(200, simulator.snapshot())],
  ['GET', 'clock', (simulator) => json(200, clockView(simulator))],
  ['POST', 'clock', (simulator, request) => moveClock(simulator, readFlatBody(request))],
  ['POST', 'reset', (simulator, request) => reset(simulator, readFlatBody(request))],
  ['GET', 'requests', ({ requests }) => json(200, { requests })],
  ['DELETE', 'requests', clearRequests],
];

/** Answers a request to the control endpoint. What cannot be done is a 400 with a `message`; never throws. */
export function answerControl(simulator: Simulator, request: ParsedRequest): SimulatorResponse {
  const path = request.segments.join('/');
  const known = routes.filter(([, each]) => each === path);
  const [route] = known.filter(([method]) => method === request.method);
  if (known.length === 0) return json(404, { message: 'No such control.' });
  if (!route)
    return json(405, { message: 'Method not allowed.' }, { allow: known.map(([method]) => method).join(', ') });
  try {
    return route[2](simulator, request);
  } catch (error) {
    return json(400, { message: messageOf(error) });
  }
}

function messageOf(error: unknown): string {
  if (error instanceof Refused) return fillIn(refusalMessages[error.refusal.kind].v3[2], error.refusal.values);
  return error instanceof Error ? error.message : String(error);
}

function describe(simulator: Simulator): object {
  return {
    now: new Date(simulator.clock.now()).toISOString(),
    services: simulator.engine.services().map(({ name }) => name),
    controls: routes.filter(([, path]) => path !== '').map(([method, path]) => `${method} /__simulator/${path}`),
  };
}

function addFault({ faults }: Simulator, body: ReadonlyMap<string, unknown>): object {
  const fault = body.get('fault');
  if (typeof fault !== 'string') throw new Error("A text 'fault' is needed, such as 'latency=2000, lost'.");
  const text = (name: string) => (body.has(name) ? String(body.get(name)) : undefined);
  const number = (name: string) => (body.has(name) ? Number(body.get(name)) : undefined);
  const [operation, api, count, probability] = [text('operation'), text('api'), number('count'), number('probability')];
  return faults.add({
    fault,
    ...(operation !== undefined && { operation }),
    ...(api !== undefined && { api }),
    ...(count !== undefined && { count }),
    ...(probability !== undefined && { probability }),
  });
}

function clearFaults({ faults }: Simulator, { query }: ParsedRequest): SimulatorResponse {
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

/** `{now: ISO}`, `{advanceMs}`, `{running}`; several at once in this order. */
function moveClock(simulator: Simulator, body: ReadonlyMap<string, unknown>): SimulatorResponse {
  const { clock } = simulator;
  const [now, advanceMs, running] = [body.get('now'), body.get('advanceMs'), body.get('running')];
  if (typeof now === 'string' || typeof now === 'number') clock.set(now);
  if (advanceMs !== undefined) clock.advance(Number(advanceMs));
  if (running === true || running === 'true') clock.run();
  if (running === false || running === 'false') clock.stop();
  return json(200, clockView(simulator));
}

/** Forgets everything; `{config}` puts other services there. */
function reset(simulator: Simulator, body: ReadonlyMap<string, unknown>): SimulatorResponse {
  const config = body.get('config');
  if (config !== undefined && !isConfig(config)) throw new Error("A 'config' is an object.");
  const given: SimulatorConfig | undefined = config;
  simulator.reset(given);
  return empty(204);
}
