import { millisecondsInMinute } from 'date-fns/constants';
import { isRecord, toNumber, toRecord } from '../config/coerce.js';
import { ownValue } from '../config/ownProperties.js';
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

/** A whole minute of UTC as the servers write it: the hour, two digits, and the rest. */
const hourLength = 'yyyy-MM-ddTHH:'.length;
const restOfMinute = ':00.000Z';

/** Reads times. There may be thousands: each hour is read once, the rest of a text is arithmetic. */
function createTimeReader(): (time: unknown) => number {
  const hourStarts = new Map<string, number>();
  let hour = '-';
  let start = Number.NaN;
  return (time) => {
    // the servers' keys are UTC, whether they say so or not
    if (typeof time !== 'string' || !isWholeMinute(time)) return isoInstant(time, 'Z');
    if (!time.startsWith(hour)) {
      hour = time.slice(0, hourLength);
      start = hourStarts.get(hour) ?? isoInstant(`${hour}00Z`);
      hourStarts.set(hour, start);
    }
    const minute = digitAt(time, hourLength) * 10 + digitAt(time, hourLength + 1);
    return start + minute * millisecondsInMinute;
  };
}

function isWholeMinute(time: string): boolean {
  if (time.length !== hourLength + 2 + restOfMinute.length || !time.endsWith(restOfMinute)) return false;
  const isMinute = digitAt(time, hourLength) < 6 && digitAt(time, hourLength + 1) < 10;
  return isMinute && !time.startsWith('24', 'yyyy-MM-ddT'.length);
}

const codeOfZero = 48;

/** The digit at that place; `Infinity` for anything else. */
function digitAt(text: string, index: number): number {
  const digit = text.charCodeAt(index) - codeOfZero;
  return digit >= 0 && digit <= 9 ? digit : Number.POSITIVE_INFINITY;
}

/** What a list of slots, or a map of times to places left, has: `[time, places left, places in all]`. */
type RawSlot = [time: unknown, free: unknown, total?: unknown];

function rawSlots(slots: unknown): { length: number; at(index: number): RawSlot } {
  if (Array.isArray(slots)) {
    return {
      length: slots.length,
      at(index) {
        const slot: unknown = slots[index];
        return [ownValue(slot, 'utcTime'), ownValue(slot, 'capacity'), ownValue(slot, 'total')];
      },
    };
  }
  const map = toRecord(slots);
  const times = Object.keys(map);
  return { length: times.length, at: (index) => [times[index], map[times[index] ?? '']] };
}

/** So many slots at a time take a slow phone no longer than a frame or two. */
const sliceLength = 2500;
/** An answer of more slots than this is read in tasks of its own. */
const longAnswer = 1000;

/** Reads slots as they come; yields after each slice. */
function* readSlots(slots: unknown): Generator<void, AvailabilitySlot[]> {
  const found: AvailabilitySlot[] = [];
  const instantOf = createTimeReader();
  const raw = rawSlots(slots);
  for (let index = 0; index < raw.length; index++) {
    if (index > 0 && index % sliceLength === 0) yield;
    const [time, places, all] = raw.at(index);
    const instant = instantOf(time);
    const free = countOf(places);
    if (Number.isNaN(instant) || Number.isNaN(free)) continue;
    const total = countOf(all);
    found.push(Number.isNaN(total) ? { instant, free } : { instant, free, total });
  }
  return found;
}

/** The object that holds the slots and what is said of all of them. */
function detailsOf(body: unknown): unknown {
  return isRecord(body) && Object.hasOwn(body, 'data') ? body.data : body;
}

/** The part of an answer that holds its slots: a list, or a map of times to places left. */
function slotsIn(body: unknown): unknown {
  return ownValue(detailsOf(body), 'slots') ?? body;
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

/** Reads an answer in slices: yields between them. */
function* readInSlices(body: unknown): Generator<void, Availability> {
  const details = detailsOf(body);
  const slots = yield* readSlots(slotsIn(body));
  const availability: Availability = { slots: isRising(slots) ? slots : inOrder(slots) };
  const durationMinutes = countOf(ownValue(details, 'durationMin'));
  const timezone = ownValue(details, 'timezone');
  if (durationMinutes > 0) availability.durationMinutes = durationMinutes;
  if (typeof timezone === 'string' && timezone) availability.timezone = timezone;
  return availability;
}

/**
 * Reads an answer about free times: the map of v1, the object with `slots` of v1's second version, the envelope of v3
 * with `data.slots`, and the data of `CallbackService.availableSlots` for each of them. Times are instants: the
 * servers' `localTime` may lack an offset and is not looked at. Never throws; an unreadable answer has no slots.
 */
export function availabilitySlots(body: unknown): Availability {
  const slices = readInSlices(body);
  let slice = slices.next();
  while (!slice.done) slice = slices.next();
  return slice.value;
}

/** As `availabilitySlots`; a long answer is read in slices, each a task of its own, so that the page stays responsive. Never rejects. */
export async function readAvailability(body: unknown): Promise<Availability> {
  if (rawSlots(slotsIn(body)).length <= longAnswer) return availabilitySlots(body);
  const slices = readInSlices(body);
  // the task in which the answer was parsed has been long enough
  await nextTask();
  let slice = slices.next();
  while (!slice.done) {
    await nextTask();
    slice = slices.next();
  }
  // and so has the one of the last slice: what is made of it comes in the next
  await nextTask();
  return slice.value;
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/**
 * Time, as the server wrote it, → places left, of a list of slots (`utcTime`, `capacity`) or a map of them; what is no
 * count is left out.
 */
export function freeByTime(slots: unknown): Record<string, number> {
  const raw = rawSlots(slots);
  const counted: [string, number][] = [];
  for (let index = 0; index < raw.length; index++) {
    const [time, places] = raw.at(index);
    const free = toNumber(places, -1);
    if (free >= 0) counted.push([String(time), free]);
  }
  return Object.fromEntries(counted);
}
