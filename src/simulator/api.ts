import type { Setup } from './config.js';
import type { Engine } from './engine/createEngine.js';
import { type Refusal, Refused } from './engine/refusal.js';
import type { ApiRequest, SimulatorResponse } from './http/types.js';
import type { Operation } from './operations.js';

export type ApiName = 'v1' | 'v3';

/** What the operations of both APIs work with. */
export interface ApiContext {
  engine: Engine;
  setup: Setup;
  /** A new correlation id. */
  ids(): string;
}

/** One row of an API, its path in Hono's notation behind the API's root. */
export interface Route {
  operation: Operation;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  /** Carries the request out. May throw `Refused`. */
  answer(context: ApiContext, request: ApiRequest): SimulatorResponse;
}

/** One of the two server APIs over the engine. */
export interface Api {
  name: ApiName;
  routes: readonly Route[];
  /** Carries a request out. May throw `Refused`. */
  answer(route: Route, request: ApiRequest): SimulatorResponse;
  /** Refuses a request that no row fits. `allow`: the methods that its path does know. */
  refuseUnknown(request: ApiRequest, allow: readonly string[]): never;
  /** A refusal in this API's own words. */
  refusal(refusal: Refusal): SimulatorResponse;
  /** An error of this API with some HTTP status, as faults need it. */
  failure(status: number): SimulatorResponse;
}

/** What an API answers, whatever happens: a refusal in its own words, and a bug is its internal error. */
export function answerSafely(api: Api, carryOut: () => SimulatorResponse): SimulatorResponse {
  try {
    return carryOut();
  } catch (error) {
    return api.refusal(error instanceof Refused ? error.refusal : { kind: 'internal' });
  }
}
