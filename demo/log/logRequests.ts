import type { LoggedRequest, Simulator } from '../../src/simulator/index.js';
import type { BusLog } from './busLog.js';

/** Puts each request to the simulator into the log: what was asked, what became of it, what went wrong on purpose. */
export function logRequests(simulator: Simulator, log: BusLog): void {
  let shown = simulator.requests.at(-1);
  simulator.subscribe((change) => {
    const request = simulator.requests.at(-1);
    if (change !== 'requests' || !request || request === shown) return;
    shown = request;
    const { pathname, search } = new URL(request.url, 'http://localhost');
    log.add('request', `${request.method} ${pathname}`, Date.now(), describeRequest(request, search.slice(1)));
  });
}

function describeRequest({ body, status, faults, delivered }: LoggedRequest, query: string): object {
  return {
    ...(query && { query }),
    ...(body && { body: readJson(body) }),
    status: status ?? 'not carried out',
    ...(faults.length && { faults, delivered }),
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
