/** Options of `StatsService.getStats`. */
export interface StatsRequest {
  /** `EWT`, the estimated wait, is all there is. */
  group?: string;
  /** Virtual queue, or several. */
  vqName?: string | readonly string[];
  /** The same as `vqName`. */
  vqname?: string | readonly string[];
  /** How the server estimates; default the configuration's, else the API version's own. */
  mode?: string;
}

declare global {
  interface CXBusCommands {
    /**
     * Asks for the estimated wait and resolves with the server's answer; `estimatedWaitSeconds` reads it. Rejects with
     * a string.
     */
    'StatsService.getStats': { options: StatsRequest; result: unknown };
  }
  interface CXBusEvents {
    /** Sticky. */
    'StatsService.ready': Record<string, never>;
    /** The server's answer. */
    'StatsService.updated': unknown;
    /** `status` is 0 without an answer. */
    'StatsService.error.ewt': { error: string; status: number };
  }
}
