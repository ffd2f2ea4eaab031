import type { Setup } from '../config.js';
import type { Engine } from '../engine/createEngine.js';
import type { Route } from '../http/routes.js';
import type { SimulatorResponse } from '../http/types.js';

/** What the operations of the Engagement API work with. */
export interface EngagementContext {
  engine: Engine;
  setup: Setup;
  /** Puts data into the envelope of a success. */
  success(data: unknown): SimulatorResponse;
}

export type EngagementRoute = Route<EngagementContext>;
