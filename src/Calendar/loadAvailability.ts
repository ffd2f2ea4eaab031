import { type Availability, readAvailability } from '../availability/readAvailability.js';
import { defaults } from '../config/index.js';

/** A request for free times that is under way or answered. */
export interface AvailabilityRequest {
  /** Rejects with what the service's command rejects with. */
  promise: Promise<Availability>;
  /** The answer, once it is there. */
  answer?: Availability;
}

/** Loads free times, keeping the last answer for a while. */
export interface AvailabilityLoader {
  /** The request that is kept for this key, or a new one made by `ask`. */
  load(key: string, ask: () => PromiseLike<unknown>): AvailabilityRequest;
  /** Forgets what is kept; the next `load` asks again. */
  forget(): void;
}

/**
 * One request serves everybody who asks for the same range within a minute; one that fails is not kept. Whoever applies
 * an answer checks that its request is still the last one: an answer may come late.
 */
export function createAvailabilityLoader(): AvailabilityLoader {
  let kept: (AvailabilityRequest & { key: string; staleAt: number }) | undefined;
  return {
    load(key, ask) {
      if (kept?.key === key && Date.now() < kept.staleAt) return kept;
      const request = {
        key,
        staleAt: Date.now() + defaults.availabilityMaxAgeMs,
        promise: Promise.resolve(ask()).then(
          async (body) => {
            request.answer = await readAvailability(body);
            return request.answer;
          },
          (failure) => {
            if (kept === request) kept = undefined;
            throw failure;
          },
        ),
      } as NonNullable<typeof kept>;
      kept = request;
      return request;
    },
    forget() {
      kept = undefined;
    },
  };
}
