import { millisecondsInDay, millisecondsInMinute } from 'date-fns/constants';
import { localTime } from '../time/index.js';
import type { Engine } from './engine/createEngine.js';
import {
  type CallbackReason,
  type CallbackRecord,
  type CallbackState,
  type DataValue,
  progressOf,
} from './engine/record.js';
import type { Service } from './engine/service.js';
import { placesLeft, slotsBetween } from './engine/slots.js';

/** What an operator sees: offices, places, callbacks. Times are ISO UTC unless they say local. */
export interface Snapshot {
  now: string;
  services: ServiceSnapshot[];
  /** By the time they are due. */
  records: RecordSnapshot[];
}

export interface ServiceSnapshot {
  name: string;
  timezone: string;
  /** As configured. */
  hours: readonly string[];
  open: boolean;
  /** Seconds until it closes; 0: it is closed. */
  openForSeconds: number;
  bucketMinutes: number;
  placesPerBucket: number;
  /** Slots of the next day, and later ones that have a booking. */
  slots: SlotSnapshot[];
}

export interface SlotSnapshot {
  utcTime: string;
  /** On the office's own clock, without an offset. */
  localTime: string;
  free: number;
  total: number;
}

export interface RecordSnapshot {
  id: string;
  service: string;
  number: string;
  state: CallbackState;
  reason?: CallbackReason;
  /** What an operator wrote when calling it off. */
  note?: string;
  immediate: boolean;
  desiredTime: string;
  createdAt: string;
  expirationTime: string;
  data: Record<string, DataValue>;
  properties: Record<string, DataValue>;
}

export function takeSnapshot(engine: Engine): Snapshot {
  const { now } = engine;
  const records = engine.records().sort((one, other) => one.desiredTime - other.desiredTime);
  return {
    now: iso(now),
    services: engine.services().map((service) => serviceSnapshot(engine, service)),
    records: records.map((record) => recordSnapshot(record, now)),
  };
}

function serviceSnapshot(engine: Engine, service: Service): ServiceSnapshot {
  const { now } = engine;
  const { name, timezone, hours, places, bucketMs, office } = service;
  const until = now + millisecondsInDay;
  const slots = slotsBetween(service, { from: now, to: until, now, busyToo: true }).map(({ start }) => start);
  const later = [...service.taken.keys()].filter((start) => start >= until).sort((one, other) => one - other);
  return {
    name,
    timezone,
    hours,
    open: office.isOpen(now),
    openForSeconds: engine.openFor(name, now),
    bucketMinutes: bucketMs / millisecondsInMinute,
    placesPerBucket: places,
    slots: [...slots, ...later].map((start) => ({
      utcTime: iso(start),
      localTime: localTime(start, timezone),
      free: placesLeft(service, start),
      total: places,
    })),
  };
}

function recordSnapshot(record: CallbackRecord, now: number): RecordSnapshot {
  const { id, service, number, immediate, desiredTime, createdAt, cancelled } = record;
  const { state, reason, expires } = progressOf(record, now);
  return {
    id,
    service: service.name,
    number,
    state,
    ...(reason && { reason }),
    ...(cancelled?.note !== undefined && { note: cancelled.note }),
    immediate,
    desiredTime: iso(desiredTime),
    createdAt: iso(createdAt),
    expirationTime: iso(expires),
    data: Object.fromEntries(record.data),
    properties: Object.fromEntries(record.properties),
  };
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}
