import { millisecondsInMinute } from 'date-fns/constants';
import { leastDistance } from './leastDistance.js';
import type { Availability, AvailabilitySlot } from './readAvailability.js';

/**
 * The server's step in ms: the length of a slot where it tells, else the smallest distance between two slots, else
 * `intervalMinutes`.
 */
export function stepOf(availability: Availability, intervalMinutes: number): number {
  const { durationMinutes } = availability;
  if (durationMinutes) return durationMinutes * millisecondsInMinute;
  const least = leastDistance(availability);
  return least < Number.POSITIVE_INFINITY
    ? Math.max(least, millisecondsInMinute)
    : intervalMinutes * millisecondsInMinute;
}

/** Puts the times that a server has left out as taken between those of one day, `step` ms apart. */
export function* fillGaps(slots: readonly AvailabilitySlot[], step: number): Generator<AvailabilitySlot> {
  let next = Number.POSITIVE_INFINITY;
  for (const slot of slots) {
    for (; next < slot.instant; next += step) yield { instant: next, free: 0 };
    yield slot;
    next = slot.instant + step;
  }
}
