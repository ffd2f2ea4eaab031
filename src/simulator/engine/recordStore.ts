import { millisecondsInHour } from 'date-fns/constants';
import { plainNumber } from './numberRules.js';
import { type CallbackRecord, progressOf } from './record.js';
import type { Service } from './service.js';

/** The callbacks there are, found by id, by service and by number. */
export interface RecordStore {
  add(record: CallbackRecord): void;
  get(id: string, now: number): CallbackRecord | undefined;
  /** All, or those of a service, oldest first. */
  all(now: number, service?: Service): Iterable<CallbackRecord>;
  /** Those of a number in a service. */
  ofNumber(service: Service, number: string, now: number): Iterable<CallbackRecord>;
  /** Changes the number of a record, and under what number it is found. */
  renumber(record: CallbackRecord, number: string): void;
  clear(): void;
}

const sweepEveryMs = millisecondsInHour;

export function createRecordStore(): RecordStore {
  const byId = new Map<string, CallbackRecord>();
  const byNumber = new Map<string, Set<CallbackRecord>>();
  let sweptAt = 0;

  const present = (record: CallbackRecord, now: number) => now < progressOf(record, now).expires;

  function index(record: CallbackRecord): void {
    const number = plainNumber(record.number);
    const records = byNumber.get(number) ?? new Set();
    byNumber.set(number, records.add(record));
  }

  function unindex(record: CallbackRecord): void {
    const number = plainNumber(record.number);
    const records = byNumber.get(number);
    records?.delete(record);
    if (records?.size === 0) byNumber.delete(number);
  }

  /** Forgotten records are left out at once, and thrown away now and then. */
  function sweep(now: number): void {
    if (Math.abs(now - sweptAt) < sweepEveryMs) return;
    sweptAt = now;
    for (const record of byId.values()) {
      if (present(record, now)) continue;
      byId.delete(record.id);
      unindex(record);
    }
  }

  return {
    add(record) {
      sweep(record.createdAt);
      byId.set(record.id, record);
      index(record);
    },
    get(id, now) {
      const record = byId.get(id);
      return record && present(record, now) ? record : undefined;
    },
    *all(now, service) {
      for (const record of byId.values()) {
        if ((!service || record.service === service) && present(record, now)) yield record;
      }
    },
    *ofNumber(service, number, now) {
      for (const record of byNumber.get(plainNumber(number)) ?? []) {
        if (record.service === service && present(record, now)) yield record;
      }
    },
    renumber(record, number) {
      unindex(record);
      record.number = number;
      index(record);
    },
    clear() {
      byId.clear();
      byNumber.clear();
    },
  };
}
