import type { SimulatorResponse } from '../http/types.js';
import type { Faults } from './parseFaults.js';

/** What becomes of a request on its way. */
export interface Delivery {
  /** Wait before the answer, ms. */
  latencyMs: number;
  /** `null`: the connection drops without one. */
  response: SimulatorResponse | null;
}

/** What the API itself does, for faults to come between. */
export interface Exchange {
  /** Carries the request out. */
  answer(): SimulatorResponse;
  /** The API's error of that status, nothing carried out. */
  failure(status: number): SimulatorResponse;
}

/** Lets faults come between a request and its answer. Of several, the one that comes earliest on the way counts. */
export function deliver(faults: Faults, { answer, failure }: Exchange): Delivery {
  const { latencyMs = 0, refuse, status, retryAfter, html, lost, cut, empty } = faults;
  if (refuse) return { latencyMs, response: null };
  if (status !== undefined) return { latencyMs, response: withRetryAfter(failure(status), retryAfter) };
  if (html !== undefined && html >= 400) return { latencyMs, response: htmlPage(html) };

  const response = answer();
  if (lost) return { latencyMs, response: null };
  if (html !== undefined) return { latencyMs, response: htmlPage(html) };
  if (empty) return { latencyMs, response: { ...response, body: '' } };
  if (cut) return { latencyMs, response: { ...response, body: cutOff(response.body) } };
  return { latencyMs, response };
}

function withRetryAfter(response: SimulatorResponse, seconds: number | undefined): SimulatorResponse {
  if (seconds === undefined) return response;
  return { ...response, headers: { ...response.headers, 'retry-after': String(seconds) } };
}

/** The first half of an object or list is never valid JSON; of nothing, the beginning of one. */
function cutOff(body: string): string {
  return body.slice(0, Math.floor(body.length / 2)) || '{';
}

function htmlPage(status: number): SimulatorResponse {
  const body = `<!DOCTYPE html>
<html lang="en">
  <head><title>${status}</title></head>
  <body><h1>${status < 400 ? 'Welcome' : 'Something went wrong'}</h1><p>This page came instead of the answer.</p></body>
</html>
`;
  return { status, headers: { 'content-type': 'text/html;charset=utf-8' }, body };
}
