import { requestsKept } from '../defaults.js';
import type { Operation } from '../operations.js';
import type { ApiName } from './faultPlan.js';

/** A request as it arrived, and what became of it. */
export interface LoggedRequest {
  /** ISO time by the simulator's clock. */
  at: string;
  api: ApiName | 'nobody';
  operation: Operation | undefined;
  method: string;
  url: string;
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
  /** Faults that applied to it, as texts. */
  faults: readonly string[];
  /** Status of the API's answer; `null`: it was never carried out. */
  status: number | null;
  /** Whether an answer went out, damaged or not. */
  delivered: boolean;
}

/** The latest requests, oldest first. */
export interface RequestLog {
  add(request: LoggedRequest): void;
  list(): LoggedRequest[];
  clear(): void;
}

export function createRequestLog(): RequestLog {
  let kept: LoggedRequest[] = [];
  return {
    add(request) {
      kept.push(request);
      // Dropped in one go now and then, which is cheaper than a shift per request.
      if (kept.length > 2 * requestsKept) kept = kept.slice(-requestsKept);
    },
    list: () => kept.slice(-requestsKept),
    clear() {
      kept = [];
    },
  };
}
