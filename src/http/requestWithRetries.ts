import { toNumber } from '../config/coerce.js';
import * as defaults from '../config/defaults.js';
import { type HttpRequest, type HttpResponse, type RequestDependencies, request } from './request.js';

/** The outside world, replaced in tests. */
export interface Dependencies extends RequestDependencies {
  /** 0 ≤ x < 1. */
  random?: (() => number) | undefined;
  /** Resolves after so many ms. */
  sleep?: ((ms: number) => Promise<void>) | undefined;
}

const passing = [502, 503, 504];

/** Resolves after so many ms. */
export function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

/**
 * Sends a request that may be repeated without harm: twice more on 502, 503, 504 and network errors, each with its own
 * time limit. Waits double and are spread at random, so that clients which failed together do not come back together;
 * `Retry-After` is waited for too, unless it exceeds the time limit: then the response is handed back at once. A timeout is
 * not repeated, it has cost the visitor enough.
 */
export async function requestWithRetries(
  httpRequest: HttpRequest,
  dependencies: Dependencies = {},
): Promise<HttpResponse> {
  const { random = Math.random, sleep = pause } = dependencies;
  for (let attempt = 0; ; attempt++) {
    const response = await request(httpRequest, dependencies);
    const askedForMs = (retryAfterSeconds(response) || 0) * 1000;
    const isPassing = response.status ? passing.includes(response.status) : response.statusText === 'error';
    if (!isPassing || attempt >= defaults.getRetries || askedForMs > httpRequest.timeoutMs) return response;
    await sleep(askedForMs + defaults.retryDelayMs * 2 ** attempt * (0.5 + random()));
  }
}

/** Seconds that the response's `Retry-After` asks to wait, given as a number or as a date; `NaN` without one. */
export function retryAfterSeconds(response: HttpResponse): number {
  const header = response.getResponseHeader('Retry-After') ?? '';
  return Math.max(0, toNumber(header, Math.ceil((Date.parse(header) - Date.now()) / 1000)));
}
