import { millisecondsInMinute } from 'date-fns/constants';
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

/** A whole minute of UTC as the servers write it, in a text of 24 characters. */
const wholeMinute = /^.{10}T([01]\d|2[0-3]):[0-5]\d:00\.000Z$/;

/** Reads times. There may be thousands: each day is read once, the rest of a text is arithmetic. */
function createTimeReader(): (time: unknown) => number {
  const starts = new Map<string, number>();
  return (time) => {
    // the servers' keys are UTC, whether they say so or not
    if (typeof time !== 'string' || !wholeMinute.test(time)) return isoInstant(time, 'Z');
    const day = time.slice(0, 10);
    let start = starts.get(day);
    if (start === undefined) {
      start = isoInstant(`${day}T00:00Z`);
      starts.set(day, start);
    }
    return start + (twoDigits(time, 11) * 60 + twoDigits(time, 14)) * millisecondsInMinute;
  };
}

function twoDigits(text: string, at: number): number {
  return text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 11 * 48;
}

/** The slots of a list, or of a map of times to places left, as they come. */
function readSlots(slots: unknown): AvailabilitySlot[] {
  const found: AvailabilitySlot[] = [];
  const instantOf = createTimeReader();
  const add = (time: unknown, places: unknown, all?: unknown) => {
    const instant = instantOf(time);
    const free = countOf(places);
    const total = countOf(all);
    if (instant + free >= instant) found.push(total >= 0 ? { instant, free, total } : { instant, free });
  };
  if (Array.isArray(slots)) {
    for (const { utcTime, capacity, total } of slots.map(fieldsOf)) add(utcTime, capacity, total);
  } else {
    const map = fieldsOf(slots);
    for (const time of Object.keys(map)) add(time, map[time]);
  }
  return found;
}

/**
 * Reads an answer about free times: the map of v1, the object with `slots` of v1's second version, the envelope of v3
 * with `data.slots`, and the data of `CallbackService.availableSlots` for each of them. Times are instants: the
 * servers' `localTime` may lack an offset and is not looked at. Never throws; an unreadable answer has no slots.
 */
export function availabilitySlots(body: unknown): Availability {
  const answer = fieldsOf(body);
  const details = 'data' in answer ? fieldsOf(answer.data) : answer;
  const slots = readSlots(details.slots ?? answer).sort((a, b) => a.instant - b.instant);
  // of an instant that is there twice the last one counts
  const availability: Availability = {
    slots: slots.filter(({ instant }, index) => instant !== slots[index + 1]?.instant),
  };
  const durationMinutes = countOf(details.durationMin);
  if (durationMinutes > 0) availability.durationMinutes = durationMinutes;
  if (typeof details.timezone === 'string' && details.timezone) availability.timezone = details.timezone;
  return availability;
}
