import type { StatsOptions } from '../config/types.js';

/** Options of `StatsService.getStats`. */
export interface StatsRequest {
  /** `EWT`, the estimated wait, is all there is; needed. */
  group?: string;
  /** Virtual queue, or several; none: all queues. On v1 a list asks for all, too. */
  vqName?: string | readonly string[];
  /** The same as `vqName`. */
  vqname?: string | readonly string[];
  /** How the server estimates; default the configuration's, else the API version's own. */
  mode?: string;
}

declare global {
  interface CXBusCommands {
    /** Merges over what is configured. Rejects with `{error: 'Invalid configuration'}` for nothing. */
    'StatsService.configure': { options: StatsOptions; result: undefined };
    /**
     * Asks for the estimated wait; `estimatedWaitSeconds` reads the answer. v1 and v2: as the server sent it. v3: for one queue
     * `{virtualQueue, estimatedWaitTime, ewt}`, else an object of these by queue. Rejects with a string.
     */
    'StatsService.getStats': { options: StatsRequest; result: unknown };
  }
  interface CXBusEvents {
    /** Sticky. */
    'StatsService.ready': Record<string, never>;
    /** What `getStats` resolves with. */
    'StatsService.updated': unknown;
    /** `status` is 0 without an answer. */
    'StatsService.error.ewt': { error: string; status: number };
  }
}
