import { bucketsAround } from '../defaults.js';
import type { Service } from './service.js';

/** A slot of an office. */
export interface Slot {
  /** When it begins, epoch ms. */
  start: number;
  /** Places left. */
  free: number;
  /** Places it has in all. */
  total: number;
}

/** What slots are asked for. */
export interface SlotQuestion {
  from: number;
  /** Not included. */
  to: number;
  /** The present: slots that began before it are not offered where the past is refused. */
  now: number;
  /** At most so many with a free place. */
  max?: number;
  /** Also slots without a free place. */
  busyToo?: boolean;
}

/** The start of the slot that holds an instant. */
export function slotStart({ bucketMs, anchorMs }: Service, instant: number): number {
  return Math.floor((instant - anchorMs) / bucketMs) * bucketMs + anchorMs;
}

/** Places left in the slot that starts then. */
export function placesLeft({ places, taken }: Service, start: number): number {
  return Math.max(0, places - (taken.get(start) ?? 0));
}

/** Takes (1) or gives back (−1) a place in the slot that holds an instant. */
export function movePlace(service: Service, instant: number, change: 1 | -1): void {
  const start = slotStart(service, instant);
  const taken = (service.taken.get(start) ?? 0) + change;
  if (taken > 0) service.taken.set(start, taken);
  else service.taken.delete(start);
}

/** The slots that begin in `[from, to)` while the office is open, in order. */
export function slotsBetween(service: Service, { from, to, now, max = Infinity, busyToo }: SlotQuestion): Slot[] {
  const first = service.rejectPast ? Math.max(from, now) : from;
  const slots: Slot[] = [];
  let offered = 0;
  for (const period of service.office.periods(first, to)) {
    const end = Math.min(period.end, to);
    let start = slotStart(service, Math.max(period.start, first) + service.bucketMs - 1);
    for (; start < end; start += service.bucketMs) {
      if (offered >= max) return slots;
      const free = placesLeft(service, start);
      if (free > 0) offered++;
      if (free > 0 || busyToo) slots.push({ start, free, total: service.places });
    }
  }
  return slots;
}

/** The slots four buckets before to four buckets after an instant, its own among the latter. */
export function slotsAround(service: Service, instant: number, question: Omit<SlotQuestion, 'from' | 'to'>): Slot[] {
  const middle = slotStart(service, instant);
  const reach = bucketsAround * service.bucketMs;
  return slotsBetween(service, { ...question, from: middle - reach, to: middle + reach });
}
