import { millisecondsInMinute } from 'date-fns/constants';
import { isoInstant } from '../time/isoInstant.js';

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

/** A whole minute of UTC as the servers write it: the hour, two digits, and the rest. */
const hourLength = 'yyyy-MM-ddTHH:'.length;
const rest = ':00.000Z';

/** Reads times. There may be thousands: each hour is read once, the rest of a text is arithmetic. */
function createTimeReader(): (time: unknown) => number {
  const starts = new Map<string, number>();
  let hour = '-';
  let start = Number.NaN;
  return (time) => {
    // the servers' keys are UTC, whether they say so or not
    if (typeof time !== 'string' || !isWholeMinute(time)) return isoInstant(time, 'Z');
    if (!time.startsWith(hour)) {
      hour = time.slice(0, hourLength);
      start = starts.get(hour) ?? isoInstant(`${hour}00Z`);
      starts.set(hour, start);
    }
    return start + (digit(time, hourLength) * 10 + digit(time, hourLength + 1)) * millisecondsInMinute;
  };
}

function isWholeMinute(time: string): boolean {
  const isClock = digit(time, hourLength) < 6 && digit(time, hourLength + 1) < 10 && !time.startsWith('24', 11);
  return isClock && time.length === hourLength + 2 + rest.length && time.endsWith(rest);
}

/** 10 or more for what is none, 0 behind the end. */
function digit(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) >>> 0;
}

/** So many slots at a time take a slow phone no longer than a frame or two. */
const pieceLength = 2500;

/** The slots of a list, or of a map of times to places left, as they come. Yields after each piece. */
function* readSlots(slots: unknown): Generator<void, AvailabilitySlot[]> {
  const found: AvailabilitySlot[] = [];
  const instantOf = createTimeReader();
  const add = (time: unknown, places: unknown, all?: unknown) => {
    const instant = instantOf(time);
    const free = countOf(places);
    const total = countOf(all);
    if (instant + free >= instant) found.push(total >= 0 ? { instant, free, total } : { instant, free });
  };
  const list: readonly unknown[] | undefined = Array.isArray(slots) ? slots : undefined;
  const map = fieldsOf(slots);
  const times = list ?? Object.keys(map);
  for (let index = 0; index < times.length; index++) {
    if (index && index % pieceLength === 0) yield;
    const time = times[index];
    if (list) {
      const { utcTime, capacity, total } = fieldsOf(time);
      add(utcTime, capacity, total);
    } else add(time, map[time as string]);
  }
  return found;
}

function detailsOf(body: unknown): Record<string, unknown> {
  const answer = fieldsOf(body);
  return 'data' in answer ? fieldsOf(answer.data) : answer;
}

/** The part of an answer that holds its slots: a list, or a map of times to places left. */
export function slotsIn(body: unknown): unknown {
  return detailsOf(body).slots ?? body;
}

/** Whether each is later than the one before, as servers send them as a rule. */
function isRising(slots: readonly AvailabilitySlot[]): boolean {
  let last = Number.NEGATIVE_INFINITY;
  for (const { instant } of slots) {
    if (instant <= last) return false;
    last = instant;
  }
  return true;
}

/** By time; of an instant that is there twice the last one counts. */
function inOrder(slots: AvailabilitySlot[]): AvailabilitySlot[] {
  slots.sort((a, b) => a.instant - b.instant);
  return slots.filter(({ instant }, index) => instant !== slots[index + 1]?.instant);
}

/**
 * Reads an answer about free times: the map of v1, the object with `slots` of v1's second version, the envelope of v3
 * with `data.slots`, and the data of `CallbackService.availableSlots` for each of them. Times are instants: the
 * servers' `localTime` may lack an offset and is not looked at. Never throws; an unreadable answer has no slots.
 */
export function availabilitySlots(body: unknown): Availability {
  return toTheEnd(readAvailability(body));
}

/** The same in pieces: yields between them. */
export function* readAvailability(body: unknown): Generator<void, Availability> {
  const details = detailsOf(body);
  const slots = yield* readSlots(slotsIn(body));
  const availability: Availability = { slots: isRising(slots) ? slots : inOrder(slots) };
  const durationMinutes = countOf(details.durationMin);
  if (durationMinutes > 0) availability.durationMinutes = durationMinutes;
  if (typeof details.timezone === 'string' && details.timezone) availability.timezone = details.timezone;
  return availability;
}

/** What a generator returns, in one go. */
export function toTheEnd<Result>(steps: Generator<void, Result>): Result {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
