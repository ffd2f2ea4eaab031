import { type Api, answerSafely } from './api.js';
import { createClock } from './clock.js';
import { readConfig, type SimulatorConfig } from './config.js';
import { answerControl } from './control/controlPlane.js';
import { type Delivery, deliver } from './control/deliver.js';
import { type ApiName, createFaultPlan } from './control/faultPlan.js';
import { type Faults, parseFaults } from './control/parseFaults.js';
import { createRequestLog } from './control/requestLog.js';
import { createEngagementApi } from './engagement/createEngagementApi.js';
import { createEngine } from './engine/createEngine.js';
import { createGmsApi } from './gms/createGmsApi.js';
import { preflight, withCors } from './http/cors.js';
import { json } from './http/json.js';
import { parseRequest, type Target } from './http/parseRequest.js';
import type { ParsedRequest, SimulatorRequest, SimulatorResponse } from './http/types.js';
import { createId, createRandom } from './ids.js';
import { takeSnapshot } from './snapshot.js';
import type { Simulator, SimulatorChange, SimulatorSources } from './types.js';

/**
 * Makes a simulator. By default it has the services `sales` and `always`, the API key `K` and the real time.
 *
 * @throws Error that says which entry of the configuration is wrong.
 */
export function createSimulator(config: SimulatorConfig = {}, sources: SimulatorSources = {}): Simulator {
  const { clock = createClock(), ids = createId, random = createRandom() } = sources;
  const listeners = new Set<(change: SimulatorChange) => void>();
  const log = createRequestLog();
  const faults = createFaultPlan(random, () => tell('faults'));
  let current = build(config);
  clock.onMove(() => tell('clock'));

  function build(wanted: SimulatorConfig) {
    const setup = readConfig(wanted);
    const engine = createEngine(setup.services, clock, ids);
    engine.onChange(() => tell('records'));
    const apis: Record<ApiName, Api> = {
      v1: createGmsApi(engine, setup),
      v3: createEngagementApi(engine, setup, ids),
    };
    return { setup, engine, apis };
  }

  /** A listener that throws must not spoil an answer; its error is reported like any other that nobody caught. */
  function tell(change: SimulatorChange): void {
    for (const listener of [...listeners]) {
      try {
        listener(change);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  function carryOut(request: SimulatorRequest, target: Target, parsed: ParsedRequest, withFaults: boolean): Delivery {
    if (parsed.method === 'OPTIONS') return { latencyMs: 0, response: preflight(parsed) };
    if (target !== 'v1' && target !== 'v3') return { latencyMs: 0, response: nobodyThere() };

    const api = current.apis[target];
    const operation = api.operationOf(parsed);
    const planned = withFaults ? faults.takeFaults(target, operation) : [];
    const asked = (withFaults && parsed.header('x-simulate')) || undefined;
    const taken = asked === undefined ? planned : [...planned, asked];
    let status: number | null = null;
    const delivery = deliverSafely(api, taken, () => {
      const response = answerSafely(api, parsed);
      status = response.status;
      return response;
    });
    const { method, url, headers = {}, body = '' } = request;
    const at = new Date(clock.now()).toISOString();
    const delivered = delivery.response !== null;
    log.add({ at, api: target, operation, method, url, headers, body, faults: taken, status, delivered });
    tell('requests');
    return delivery;
  }

  const simulator: Simulator = {
    get engine() {
      return current.engine;
    },
    clock,
    faults,
    get apiKey() {
      return current.setup.apiKey;
    },
    get requests() {
      return log.list();
    },
    clearRequests() {
      log.clear();
      tell('requests');
    },
    handle(request) {
      const { target, parsed } = parseRequest(request);
      const { response } = carryOut(request, target, parsed, false);
      return withCors(response ?? nobodyThere(), parsed);
    },
    exchange(request) {
      const { target, parsed } = parseRequest(request);
      const delivery =
        target === 'control' && parsed.method !== 'OPTIONS'
          ? { latencyMs: 0, response: answerControl(simulator, parsed) }
          : carryOut(request, target, parsed, true);
      return { ...delivery, response: delivery.response && withCors(delivery.response, parsed) };
    },
    snapshot: () => takeSnapshot(current.engine),
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    reset(wanted) {
      if (wanted) current = build(wanted);
      current.engine.clear();
      faults.clear();
      log.clear();
      tell('reset');
    },
  };
  return simulator;
}

/** A fault that the request's header misspells is refused, so that nobody believes to have tried it. */
function deliverSafely(api: Api, faults: readonly string[], answer: () => SimulatorResponse): Delivery {
  let read: Faults;
  try {
    read = Object.assign({}, ...faults.map(parseFaults));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { latencyMs: 0, response: api.refusal({ kind: 'badRequest', values: { detail } }) };
  }
  return deliver(read, { answer, failure: (status) => api.failure(status) });
}

function nobodyThere(): SimulatorResponse {
  return json(404, { message: 'No such resource. The APIs are under /genesys/ and /engagement/v3/.' });
}
