import type { Availability } from './readAvailability.js';

/** There may be thousands of slots: each answer is gone through once. */
const known = new WeakMap<Availability, number>();

/** The smallest distance between two slots, ms; `Infinity` if there are not two. */
export function leastDistance(availability: Availability): number {
  const least = known.get(availability) ?? findLeast(availability);
  known.set(availability, least);
  return least;
}

function findLeast({ slots }: Availability): number {
  let least = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { instant } of slots) {
    if (instant - last < least) least = instant - last;
    last = instant;
  }
  return least;
}
