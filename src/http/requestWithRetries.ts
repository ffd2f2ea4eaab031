import { toNumber } from '../config/coerce.js';
import * as defaults from '../config/defaults.js';
import { type Outgoing, type Reply, request } from './request.js';

/** The outside world, replaced in tests. */
export interface Ports {
  /** Default: the page's `fetch` at the time of the request. */
  fetch?: typeof fetch;
  /** 0 ≤ x < 1. */
  random?: () => number;
  /** Resolves after so many ms. */
  sleep?: (ms: number) => Promise<void>;
}

const passing = [502, 503, 504];
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/**
 * Sends a request that may be repeated without harm: twice more on 502, 503, 504 and network errors, each with its own
 * time limit. Waits double and are spread at random, so that clients which failed together do not come back together;
 * `Retry-After` is waited for too, unless it exceeds the time limit: then the reply is handed back at once. A timeout is
 * not repeated, it has cost the visitor enough.
 */
export async function requestWithRetries(outgoing: Outgoing, ports: Ports = {}): Promise<Reply> {
  const { random = Math.random, sleep = pause } = ports;
  for (let attempt = 0; ; attempt++) {
    const reply = await request(outgoing, ports.fetch);
    const askedForMs = (retryAfterSeconds(reply) || 0) * 1000;
    const hopeful = reply.status ? passing.includes(reply.status) : reply.statusText === 'error';
    if (!hopeful || attempt >= defaults.getRetries || askedForMs > outgoing.timeoutMs) return reply;
    await sleep(askedForMs + defaults.retryDelayMs * 2 ** attempt * (0.5 + random()));
  }
}

/** Seconds that the reply's `Retry-After` asks to wait, given as a number or as a date; `NaN` without one. */
export function retryAfterSeconds(reply: Reply): number {
  const header = reply.getResponseHeader('Retry-After') ?? '';
  return Math.max(0, toNumber(header, Math.ceil((Date.parse(header) - Date.now()) / 1000)));
}
