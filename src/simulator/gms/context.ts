import type { Setup } from '../config.js';
import type { Engine } from '../engine/createEngine.js';
import type { Route } from '../http/routes.js';

/** What the operations of the GMS API work with. */
export interface GmsContext {
  engine: Engine;
  setup: Setup;
}

export type GmsRoute = Route<GmsContext>;
