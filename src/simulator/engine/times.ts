import { millisecondsInWeek } from 'date-fns/constants';
import { addSpan } from './limits.js';
import type { CallbackRecord } from './record.js';
import { refuse } from './refusal.js';
import type { Service } from './service.js';
import { placesLeft, type Slot, slotStart, slotsAround, slotsBetween } from './slots.js';

/** What an availability question asks for; times are epoch ms. */
export interface AvailabilityQuestion {
  /** Absent: now. */
  start?: number | undefined;
  /** Not included. Absent, or equal to `start`: the slots around `start`. */
  end?: number | undefined;
  max?: number | undefined;
  busyToo?: boolean | undefined;
}

/**
 * Refuses a time that the office does not offer.
 *
 * @param context.own a callback whose own place counts as free
 */
export function checkTime(service: Service, time: number, { now, own }: { now: number; own?: CallbackRecord }): void {
  const values = { time: iso(time), service: service.name };
  if (service.rejectPast && time < now) refuse('timePast', { values });
  if (service.rejectFuture && time > addSpan(now, service.rejectFuture)) refuse('timeTooFar', { values });
  if (!service.office.isOpen(time)) refuse('closedAt', { values, proposed: [] });
  const slot = slotStart(service, time);
  const keepsPlace = own !== undefined && !own.immediate && slotStart(service, own.desiredTime) === slot;
  if (keepsPlace || placesLeft(service, slot) > 0) return;
  refuse('slotFull', {
    values: { ...values, slot: iso(slot), slotEnd: iso(slot + service.bucketMs) },
    proposed: slotsAround(service, time, { now }),
  });
}

/** Refuses an immediate callback while the office is closed, or without a place where one is needed. */
export function checkPresent(service: Service, { now, needsPlace }: { now: number; needsPlace: boolean }): void {
  const values = { time: iso(now), reason: service.office.closedReason(now) };
  if (!service.office.isOpen(now)) refuse('closedNow', { values });
  if (!needsPlace || placesLeft(service, slotStart(service, now)) > 0) return;
  refuse('presentFull', { values, proposed: slotsAround(service, now, { now }) });
}

/** The slots of a stretch, or around one instant. */
export function findSlots(service: Service, now: number, question: AvailabilityQuestion): Slot[] {
  const { start = now, end = start, max, busyToo } = question;
  const options = { now, ...(max !== undefined && { max }), ...(busyToo !== undefined && { busyToo }) };
  if (end !== start) return slotsBetween(service, { ...options, from: start, to: end });
  if (!service.office.isOpen(start)) refuse('closedAt', { values: { time: iso(start) }, proposed: [] });
  return slotsAround(service, start, options);
}

/** Seconds until the office closes; 0: it is closed. Looks ahead a week at most. */
export function secondsOpen({ office }: Service, at: number): number {
  const latest = at + millisecondsInWeek;
  const [period] = office.periods(at, latest);
  return period && period.start <= at ? Math.floor((Math.min(period.end, latest) - at) / 1000) : 0;
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}
