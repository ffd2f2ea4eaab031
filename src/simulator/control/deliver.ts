import type { SimulatorResponse } from '../http/types.js';
import type { BodyKind, Faults, StatusFault } from './parseFaults.js';

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
  /** The API's refusal of a time that is full, nothing carried out. */
  refusal(): SimulatorResponse;
}

/** Lets faults come between a request and its answer. Of several, the one that comes earliest on the way counts. */
export function deliver(faults: Faults, exchange: Exchange): Delivery {
  const { latencyMs = 0, refuse, status, html, lost, cut, empty } = faults;
  if (refuse) return { latencyMs, response: null };
  if (status && !status.commit) return { latencyMs, response: statusAnswer(status, exchange) };
  if (html !== undefined && html >= 400) return { latencyMs, response: htmlPage(html) };

  const response = exchange.answer();
  if (lost) return { latencyMs, response: null };
  if (status) return { latencyMs, response: statusAnswer(status, exchange, response) };
  if (html !== undefined) return { latencyMs, response: htmlPage(html) };
  if (empty) return { latencyMs, response: { ...response, body: '' } };
  if (cut) return { latencyMs, response: { ...response, body: cutOff(response.body) } };
  return { latencyMs, response };
}

/** 1xx is no final answer: what the client sees is a connection that ends without one. */
function statusAnswer(
  { code, retryAfter, body }: StatusFault,
  exchange: Exchange,
  answer?: SimulatorResponse,
): SimulatorResponse | null {
  if (code < 200) return null;
  const { headers, body: text } = bodyOf(body ?? (answer ? 'answer' : 'failure'), code, exchange, answer);
  if (retryAfter === undefined) return { status: code, headers, body: text };
  return { status: code, headers: { ...headers, 'retry-after': String(retryAfter) }, body: text };
}

function bodyOf(kind: BodyKind, status: number, exchange: Exchange, answer?: SimulatorResponse): SimulatorResponse {
  const own = answer ?? exchange.failure(status);
  if (kind === 'answer') return own;
  if (kind === 'failure') return exchange.failure(status);
  if (kind === 'refusal') return exchange.refusal();
  if (kind === 'html') return htmlPage(status);
  if (kind === 'cut') return { ...own, body: cutOff(own.body) };
  return { status, headers: { 'content-type': 'application/json;charset=utf-8' }, body: fixedBodies[kind] };
}

/** Bodies that say nothing, or what no API says. */
const fixedBodies: Readonly<Record<Exclude<BodyKind, 'answer' | 'failure' | 'refusal' | 'html' | 'cut'>, string>> = {
  empty: '',
  object: '{}',
  list: '[]',
  text: '"ok"',
  error: '{"error":"Simulated error"}',
  message: '{"message":"Simulated message"}',
};

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
