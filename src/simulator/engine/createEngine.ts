import type { Clock } from '../clock.js';
import { checkImmediateLimits, checkInQueue, type LimitQuestion } from './limits.js';
import { checkNumber } from './numberRules.js';
import { type CallbackReason, type CallbackRecord, type DataValue, isOutstanding, progressOf } from './record.js';
import { createRecordStore, type RecordStore } from './recordStore.js';
import { refuse } from './refusal.js';
import type { Service } from './service.js';
import { movePlace, type Slot } from './slots.js';
import { type AvailabilityQuestion, checkPresent, checkTime, findSlots, secondsOpen } from './times.js';

/** A wish to be called. */
export interface Booking {
  service: string;
  number: string;
  /** Epoch ms; absent: at once. */
  desiredTime?: number | undefined;
  data?: Map<string, DataValue>;
  properties?: Map<string, DataValue>;
  /** Whether an immediate callback needs a free place in the present slot. */
  needsPlace?: boolean;
}

/** What is to change about a callback. */
export interface Change {
  desiredTime?: number | undefined;
  number?: string | undefined;
  /** `undefined` takes the entry away. */
  data?: Map<string, DataValue | undefined>;
  properties?: Map<string, DataValue | undefined>;
}

/**
 * Offices, their places and their callbacks, by a given clock: what both server APIs answer from. Everything happens
 * at once and in the order of the calls, so the last place goes to exactly one of two. What cannot be done throws
 * `Refused` and changes nothing.
 */
export interface Engine {
  readonly now: number;
  services(): Service[];
  /** Refuses with `noSuchService`. */
  service(name: string): Service;
  book(booking: Booking): CallbackRecord;
  /** Refuses with `noSuchCallback` for one that is not there (or not of that service) or past calling off. */
  cancel(id: string, options?: { service?: string; reason?: CallbackReason; note?: string | undefined }): void;
  /** Refuses like `cancel` and `book`. */
  change(id: string, service: string, change: Change): void;
  /** One callback, also an ended one that is not yet forgotten. */
  find(id: string): CallbackRecord | undefined;
  /** Those of all services, or of one, oldest first. */
  records(service?: string): CallbackRecord[];
  /** Refuses with `closedAt` when one instant is asked for and the office is closed then. */
  availability(service: string, question: AvailabilityQuestion): Slot[];
  /** Seconds until the office closes; 0: it is closed. Looks ahead a week at most. */
  openFor(service: string, at: number): number;
  clear(): void;
  /** Calls back after each change. */
  onChange(listener: () => void): void;
}

/** @param ids gives each callback its id; two calls never give the same. */
export function createEngine(services: ReadonlyMap<string, Service>, clock: Clock, ids: () => string): Engine {
  const store = createRecordStore();
  let changed = () => {};

  function service(name: string): Service {
    return services.get(name) ?? refuse('noSuchService', { values: { service: name } });
  }

  function outstanding(id: string, serviceName: string | undefined, action: string): CallbackRecord {
    const record = store.get(id, clock.now());
    const isThere = record && (serviceName === undefined || record.service.name === serviceName);
    if (!isThere || !isOutstanding(progressOf(record, clock.now()).state)) {
      return refuse('noSuchCallback', { values: { id, action } });
    }
    return record;
  }

  function givePlaceBack(record: CallbackRecord): void {
    if (!record.immediate) movePlace(record.service, record.desiredTime, -1);
  }

  return {
    get now() {
      return clock.now();
    },
    services: () => [...services.values()],
    service,

    book(booking) {
      const office = service(booking.service);
      const now = clock.now();
      checkBooking(booking, { service: office, store, now });
      const { number, desiredTime, data = new Map(), properties = new Map() } = booking;
      const immediate = desiredTime === undefined;
      const time = desiredTime ?? now;
      const record = {
        id: ids(),
        service: office,
        createdAt: now,
        number,
        desiredTime: time,
        immediate,
        data,
        properties,
      };
      store.add(record);
      if (!immediate) movePlace(office, time, 1);
      changed();
      return record;
    },

    cancel(id, { service: name, reason = 'CANCELLED', note } = {}) {
      const record = outstanding(id, name, 'cancel');
      record.cancelled = { at: clock.now(), reason, ...(note !== undefined && { note }) };
      givePlaceBack(record);
      changed();
    },

    change(id, name, { desiredTime, number, data = new Map(), properties = new Map() }) {
      const record = outstanding(id, service(name).name, 'reschedule');
      if (number !== undefined) checkNumber(record.service, number);
      if (desiredTime !== undefined) {
        checkTime(record.service, desiredTime, { now: clock.now(), own: record });
        givePlaceBack(record);
        movePlace(record.service, desiredTime, 1);
        record.desiredTime = desiredTime;
        record.immediate = false;
      }
      if (number !== undefined) store.renumber(record, number);
      merge(record.data, data);
      merge(record.properties, properties);
      changed();
    },

    find: (id) => store.get(id, clock.now()),
    records: (name) => [...store.all(clock.now(), name === undefined ? undefined : service(name))],

    availability: (name, question) => findSlots(service(name), clock.now(), question),
    openFor: (name, at) => secondsOpen(service(name), at),

    clear() {
      store.clear();
      for (const { taken } of services.values()) taken.clear();
      changed();
    },
    onChange(listener) {
      changed = listener;
    },
  };
}

function merge(target: Map<string, DataValue>, changes: Map<string, DataValue | undefined>): void {
  for (const [key, value] of changes) {
    if (value === undefined) target.delete(key);
    else target.set(key, value);
  }
}

interface BookingContext {
  service: Service;
  store: RecordStore;
  now: number;
}

/** Refuses what the service's rules forbid, number first. */
function checkBooking(
  { number, desiredTime, needsPlace = false }: Booking,
  { service, store, now }: BookingContext,
): void {
  const question: LimitQuestion = {
    service,
    number,
    now,
    ofService: () => store.all(now, service),
    ofNumber: () => store.ofNumber(service, number, now),
  };
  checkNumber(service, number);
  if (desiredTime === undefined) {
    checkPresent(service, { now, needsPlace });
    checkImmediateLimits(question);
  } else {
    checkTime(service, desiredTime, { now });
  }
  checkInQueue(question);
}
