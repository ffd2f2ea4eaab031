import { millisecondsInDay, millisecondsInMinute } from 'date-fns/constants';
import type { Availability, AvailabilitySlot } from './readAvailability.js';

/** There may be thousands of slots: each answer is gone through once. */
const knownDistances = new WeakMap<Availability, number>();

/**
 * Distance between two slots, ms: the length that the server tells, if it is between a minute and a day; else the smallest distance
 * between two slots; else `fallbackMinutes`.
 */
export function slotIntervalMs(availability: Availability | undefined, fallbackMinutes: number): number {
  const told = (availability?.durationMinutes ?? 0) * millisecondsInMinute;
  if (isPlausible(told)) return told;
  const least = availability ? leastDistance(availability) : Number.POSITIVE_INFINITY;
  return isPlausible(least) ? least : fallbackMinutes * millisecondsInMinute;
}

function isPlausible(interval: number): boolean {
  return interval >= millisecondsInMinute && interval <= millisecondsInDay;
}

/** The smallest distance between two slots that is a minute or more, ms; `Infinity` if there are not two. */
function leastDistance(availability: Availability): number {
  let least = knownDistances.get(availability);
  if (least !== undefined) return least;
  least = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { instant } of availability.slots) {
    const distance = instant - last;
    if (distance < least && distance >= millisecondsInMinute) least = distance;
    last = instant;
  }
  knownDistances.set(availability, least);
  return least;
}

/** Puts the times that a server has left out as taken between those of one day, `interval` ms apart. */
export function* fillGaps(slots: readonly AvailabilitySlot[], interval: number): Generator<AvailabilitySlot> {
  let next = Number.POSITIVE_INFINITY;
  for (const slot of slots) {
    for (; next < slot.instant; next += interval) yield { instant: next, free: 0 };
    yield slot;
    next = slot.instant + interval;
  }
}
