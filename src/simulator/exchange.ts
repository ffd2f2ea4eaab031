import type { MovableClock } from './clock.js';
import { deliver } from './control/deliver.js';
import type { FaultPlan } from './control/faultPlan.js';
import { type Faults, parseFaults } from './control/parseFaults.js';
import type { RequestLog } from './control/requestLog.js';
import type { Call } from './http/apiApp.js';
import { ConnectionDropped } from './http/app.js';
import { toResponse } from './http/json.js';
import type { SimulatorResponse } from './http/types.js';

export interface ExchangeParts {
  clock: MovableClock;
  faults: FaultPlan;
  log: RequestLog;
  /** Resolves after so many ms, or when the signal says that nobody waits any more. */
  delay(ms: number, signal: AbortSignal): Promise<void>;
  /** Called when a request has been logged. */
  logged(): void;
}

/** Makes what lies between an API and its client: faults, latency, and the log. */
export function createExchange({ clock, faults, log, delay, logged }: ExchangeParts) {
  return async (call: Call): Promise<Response> => {
    const { api, route, request, raw } = call;
    const operation = route?.operation;
    const applied = faults.takeFaults(api.name, operation);
    const asked = request.header('x-simulate');
    if (asked) applied.push(asked);

    let status: number | null = null;
    const { latencyMs, response } = deliverSafely(call, applied, () => {
      const answer = call.answer();
      status = answer.status;
      return answer;
    });
    const { pathname, search } = new URL(raw.url);
    log.add({
      at: new Date(clock.now()).toISOString(),
      api: api.name,
      operation,
      method: request.method,
      url: pathname + search,
      headers: Object.fromEntries(raw.headers),
      body: request.body,
      faults: applied,
      status,
      delivered: response !== null,
    });
    logged();
    if (latencyMs > 0) await delay(latencyMs, raw.signal);
    if (!response) throw new ConnectionDropped();
    return toResponse(response);
  };
}

/** A fault that the request's header misspells is refused, so that nobody believes to have tried it. */
function deliverSafely({ api }: Call, list: readonly string[], answer: () => SimulatorResponse) {
  let faults: Faults;
  try {
    faults = Object.assign({}, ...list.map(parseFaults));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { latencyMs: 0, response: api.refusal({ kind: 'badRequest', values: { detail } }) };
  }
  return deliver(faults, {
    answer,
    failure: (status) => api.failure(status),
    refusal: () => api.refusal({ kind: 'slotFull', values: { slot: 'now', slotEnd: 'now' }, proposed: [] }),
  });
}

/** By the real time. */
export function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}
