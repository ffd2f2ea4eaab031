import { type Refusal, Refused } from './engine/refusal.js';
import type { ParsedRequest, SimulatorResponse } from './http/types.js';
import type { Operation } from './operations.js';

/** One of the two server APIs: a function from requests to answers, over the engine. */
export interface Api {
  /** Which operation a request asks for, if any. */
  operationOf(request: ParsedRequest): Operation | undefined;
  /** Carries the request out. May throw `Refused`. */
  answer(request: ParsedRequest): SimulatorResponse;
  /** A refusal in this API's own words. */
  refusal(refusal: Refusal): SimulatorResponse;
  /** An error of this API with some HTTP status, as faults need it. */
  failure(status: number): SimulatorResponse;
}

/** The answer of an API, whatever happens: a refusal in its own words, and a bug is its internal error. */
export function answerSafely(api: Api, request: ParsedRequest): SimulatorResponse {
  try {
    return api.answer(request);
  } catch (error) {
    return api.refusal(error instanceof Refused ? error.refusal : { kind: 'internal' });
  }
}
