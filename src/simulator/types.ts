import type { MovableClock } from './clock.js';
import type { SimulatorConfig } from './config.js';
import type { Delivery } from './control/deliver.js';
import type { FaultPlan } from './control/faultPlan.js';
import type { LoggedRequest } from './control/requestLog.js';
import type { Engine } from './engine/createEngine.js';
import type { SimulatorRequest, SimulatorResponse } from './http/types.js';
import type { Snapshot } from './snapshot.js';

/** Where the simulator takes time, names and chance from. */
export interface SimulatorSources {
  /** By default the real time. */
  clock?: MovableClock;
  /** Ids of callbacks and correlation ids; two calls never give the same. By default random UUIDs. */
  ids?: () => string;
  /** Numbers from 0 to 1 for faults with a probability. By default the same row in each simulator. */
  random?: () => number;
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
  /** Answers a request to either API, without faults. Never throws. */
  handle(request: SimulatorRequest): SimulatorResponse;
  /** The same with the control endpoint, and with faults between request and answer. Never throws. */
  exchange(request: SimulatorRequest): Delivery;
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
