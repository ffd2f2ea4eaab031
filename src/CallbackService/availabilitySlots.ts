import { isoInstant } from './isoInstant.js';

/** One time at which a call can be booked. */
export interface AvailabilitySlot {
  /** Start, epoch ms. */
  instant: number;
  /** Places left; 0 means full. */
  free: number;
  /** Places in all, where the server tells. */
  total?: number;
}

/** What a server's answer about free times says, whichever API it came from. */
export interface Availability {
  /** By time, each instant once; what cannot be read is left out. */
  slots: AvailabilitySlot[];
  /** Length of a slot in minutes, where the server tells. */
  durationMinutes?: number;
  /** IANA zone of the office, where the server tells. */
  timezone?: string;
}

/** A count: a number, or digits in a string. `NaN` for anything else, also for a negative one. */
function countOf(value: unknown): number {
  const count = typeof value === 'string' && value.trim() ? Number(value) : value;
  return typeof count === 'number' && count >= 0 && count < Infinity ? count : Number.NaN;
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Calls `visit` for each slot of a list, or of a map of times to places left. */
function eachSlot(slots: unknown, visit: (time: unknown, free: number, total: number) => void): void {
  if (Array.isArray(slots)) {
    for (const entry of slots) {
      const { utcTime, capacity, total } = fieldsOf(entry);
      visit(utcTime, countOf(capacity), countOf(total));
    }
  } else {
    for (const [time, free] of Object.entries(fieldsOf(slots))) visit(time, countOf(free), Number.NaN);
  }
}

/**
 * Reads an answer about free times: the map of v1, the object with `slots` of v1's second version, the envelope of v3
 * with `data.slots`, and the data of `CallbackService.availableSlots` for each of them. Times are instants: the
 * servers' `localTime` may lack an offset and is not looked at. Never throws; an unreadable answer has no slots.
 */
export function availabilitySlots(body: unknown): Availability {
  const answer = fieldsOf(body);
  const details = 'data' in answer ? fieldsOf(answer.data) : answer;
  const list = details.slots ?? answer;
  const found = new Map<number, AvailabilitySlot>();
  eachSlot(list, (time, free, total) => {
    // the servers' keys are UTC, whether they say so or not
    const instant = isoInstant(time, 'Z');
    if (Number.isNaN(instant + free)) return;
    found.set(instant, total >= 0 ? { instant, free, total } : { instant, free });
  });
  const availability: Availability = { slots: [...found.values()].sort((a, b) => a.instant - b.instant) };
  const durationMinutes = countOf(details.durationMin);
  if (durationMinutes > 0) availability.durationMinutes = durationMinutes;
  if (typeof details.timezone === 'string' && details.timezone) availability.timezone = details.timezone;
  return availability;
}
