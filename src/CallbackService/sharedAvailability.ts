import { type Availability, availabilitySlots } from './availabilitySlots.js';

/** Kept at the global object, for all: each file of the page layout has a copy of this module. */
const key = Symbol.for('cx-callback.availability');

/**
 * As `availabilitySlots`, reading each answer once, whoever asks: it may have thousands of times. What is returned is for
 * all, and not to be changed.
 */
export function sharedAvailability(body: unknown): Availability {
  const page = globalThis as { [key]?: WeakMap<object, Availability> };
  if (typeof body !== 'object' || body === null) return availabilitySlots(body);
  page[key] ??= new WeakMap();
  const known = page[key].get(body) ?? availabilitySlots(body);
  page[key].set(body, known);
  return known;
}
