import { millisecondsInMinute } from 'date-fns/constants';
import type { Availability, AvailabilitySlot } from '../CallbackService/availabilitySlots.js';

/**
 * The server's step in ms: the length of a slot where it tells, else the smallest distance between two slots, else
 * `intervalMinutes`.
 */
export function stepOf(availability: Availability, intervalMinutes: number): number {
  const { durationMinutes } = availability;
  if (durationMinutes) return durationMinutes * millisecondsInMinute;
  let least = leastDistances.get(availability);
  if (least === undefined) {
    least = leastDistance(availability);
    leastDistances.set(availability, least);
  }
  return least < Number.POSITIVE_INFINITY
    ? Math.max(least, millisecondsInMinute)
    : intervalMinutes * millisecondsInMinute;
}

const leastDistances = new WeakMap<Availability, number>();

function leastDistance({ slots }: Availability): number {
  let step = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { instant } of slots) {
    if (instant - last < step) step = instant - last;
    last = instant;
  }
  return step;
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
