import { millisecondsInMinute } from 'date-fns/constants';
import type { Availability, AvailabilitySlot } from '../CallbackService/availabilitySlots.js';

/**
 * The server's step in ms: the length of a slot where it tells, else the smallest distance between two slots, else
 * `intervalMinutes`.
 */
export function stepOf({ slots, durationMinutes }: Availability, intervalMinutes: number): number {
  if (durationMinutes) return durationMinutes * millisecondsInMinute;
  let step = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { instant } of slots) {
    step = Math.min(step, instant - last);
    last = instant;
  }
  return step < Number.POSITIVE_INFINITY
    ? Math.max(step, millisecondsInMinute)
    : intervalMinutes * millisecondsInMinute;
}

/** Puts the times that a server has left out as taken between those of one day, `step` ms apart. */
export function fillGaps(slots: readonly AvailabilitySlot[], step: number): AvailabilitySlot[] {
  const filled: AvailabilitySlot[] = [];
  let next = Number.POSITIVE_INFINITY;
  for (const slot of slots) {
    for (; next < slot.instant; next += step) filled.push({ instant: next, free: 0 });
    filled.push(slot);
    next = slot.instant + step;
  }
  return filled;
}
