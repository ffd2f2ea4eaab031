import { type Availability, readAvailability, toTheEnd } from './readAvailability.js';

/** The reading of one answer, which all who ask share; what is read is for all, and not to be changed. */
export interface SharedReading {
  /** Reads the next piece. @returns whether that was the last one */
  step(): boolean;
  /** Reads whatever is left. */
  finish(): Availability;
}

/** Kept at the global object, for all: each file of the page layout has a copy of this module. */
const key = Symbol.for('cx-callback.availability');

function createReading(body: unknown): SharedReading {
  const steps = readAvailability(body);
  let result: Availability | undefined;
  return {
    step() {
      if (result) return true;
      const { done, value } = steps.next();
      if (done) result = value;
      return !!done;
    },
    finish() {
      result ??= toTheEnd(steps);
      return result;
    },
  };
}

/** An answer may have thousands of times: whoever asks first begins to read it, and nobody reads anything again. */
export function sharedReading(body: unknown): SharedReading {
  const page = globalThis as { [key]?: WeakMap<object, SharedReading> };
  if (typeof body !== 'object' || body === null) return createReading(body);
  page[key] ??= new WeakMap();
  const reading = page[key].get(body) ?? createReading(body);
  page[key].set(body, reading);
  return reading;
}

/** As `availabilitySlots`, reading each answer once, whoever asks. */
export function sharedAvailability(body: unknown): Availability {
  return sharedReading(body).finish();
}
