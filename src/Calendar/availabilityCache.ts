import { type Availability, readAvailability } from '../availability/readAvailability.js';
import { defaults } from '../config/index.js';

/** A request for free times that is under way or answered. */
export interface AvailabilityRequest {
  /** Rejects with what the service's command rejects with. */
  promise: Promise<Availability>;
  /** The answer, once it is there and read. */
  answer?: Availability;
}

/** Loads free times, keeping the last answer for a while. */
export interface AvailabilityCache {
  /** The request that is kept for this key, or a new one made by `ask`. */
  load(key: string, ask: () => PromiseLike<unknown>): AvailabilityRequest;
  /** Forgets what is kept; the next `load` asks again. */
  forget(): void;
}

/**
 * One request serves everybody who asks for the same range within a minute; one that fails is not kept. Whoever applies
 * an answer checks that its request is still the last one: an answer may come late.
 */
export function createAvailabilityCache(): AvailabilityCache {
  let kept: { key: string; askedAt: number; request: AvailabilityRequest } | undefined;

  function isFresh(key: string): boolean {
    if (kept?.key !== key) return false;
    const age = Date.now() - kept.askedAt;
    // a clock that was set back must not keep an answer for hours
    return age >= 0 && age < defaults.availabilityMaxAgeMs;
  }

  return {
    load(key, ask) {
      if (kept && isFresh(key)) return kept.request;
      const askedAt = Date.now();
      const request: AvailabilityRequest = { promise: Promise.resolve(ask()).then(readAvailability) };
      kept = { key, askedAt, request };
      request.promise.then(
        (answer) => {
          request.answer = answer;
        },
        () => {
          if (kept?.request === request) kept = undefined;
        },
      );
      return request;
    },
    forget() {
      kept = undefined;
    },
  };
}
