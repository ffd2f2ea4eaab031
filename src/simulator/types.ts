import type { MovableClock } from './clock.js';
import type { SimulatorConfig } from './config.js';
import type { FaultPlan } from './control/faultPlan.js';
import type { LoggedRequest } from './control/requestLog.js';
import type { Engine } from './engine/createEngine.js';
import type { Snapshot } from './snapshot.js';

/** Where the simulator takes time, names and chance from, and whom it lets control it. */
export interface SimulatorSources {
  /** By default the real time. */
  clock?: MovableClock;
  /** Ids of callbacks and correlation ids; two calls never give the same. By default random UUIDs. */
  ids?: () => string;
  /** Numbers from 0 to 1 for faults with a probability. By default the same row in each simulator. */
  random?: () => number;
  /**
   * How an answer that is to come late waits: resolves after so many ms, or when the signal says that the client has
   * gone. By default in real time.
   */
  delay?: (ms: number, signal: AbortSignal) => Promise<void>;
  /**
   * Origins whose pages may use `/__simulator/*`, such as `['https://test.example.com']`. By default pages of localhost
   * and of the simulator's own IP address. Requests without an origin (curl, Node) always may.
   */
  allowedOrigins?: readonly string[];
}

/** What a listener is told has changed. */
export type SimulatorChange = 'records' | 'clock' | 'faults' | 'requests' | 'reset';

/** A callback server in memory, spoken to through both APIs. */
export interface Simulator {
  readonly engine: Engine;
  readonly clock: MovableClock;
  readonly faults: FaultPlan;
  /** The key the Engagement API asks for. */
  readonly apiKey: string | undefined;
  /** The latest requests to the APIs, oldest first. */
  readonly requests: readonly LoggedRequest[];
  clearRequests(): void;
  /**
   * Answers a request to either API or to the control endpoint, faults included: as `fetch` would, but that a
   * connection that drops resolves to `Response.error()` (its `type` is `error`). An address may have a prefix, as of a
   * proxy. Never rejects while the body of the request can be read.
   */
  fetch(request: Request): Promise<Response>;
  /** What an operator sees now. */
  snapshot(): Snapshot;
  /**
   * Calls back after each change; returns the end of the subscription. States that move with a running clock are no
   * change of their own: look at `snapshot()` now and then.
   */
  subscribe(listener: (change: SimulatorChange) => void): () => void;
  /** Forgets callbacks, faults and requests. With a configuration (or `{}`), starts anew with that one. */
  reset(config?: SimulatorConfig): void;
}
