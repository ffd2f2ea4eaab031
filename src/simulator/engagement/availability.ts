import { millisecondsInMinute } from 'date-fns/constants';
import { localTime } from '../../time/index.js';
import type { Route } from '../api.js';
import {
  badParameter,
  checkRange,
  daysAfter,
  readCount,
  readEpochMs,
  readFlag,
  readQuery,
  readTime,
  readZone,
} from '../http/readValues.js';
import { success } from './envelope.js';

/** Free slots. `start` and `end` carry `Z`, or no zone at all where `timezone` says which. */
export const availability: Route['answer'] = ({ engine, ids }, { query, parameter }) => {
  const service = engine.service(parameter('service'));
  const zone = readZoneOf(query);
  const start = readMoment(query, 'start', zone) ?? engine.now;
  const max = readQuery(query, 'maxTimeSlots');
  const slots = engine.availability(service.name, {
    start,
    end: readEnd(query, start, zone),
    max: max === undefined ? undefined : readCount(max, 'maxTimeSlots'),
    busyToo: readFlag(readQuery(query, 'reportBusy') ?? 'false', 'reportBusy'),
  });
  return success(ids, {
    slots: slots.map((slot) => ({
      utcTime: new Date(slot.start).toISOString(),
      localTime: zone ? localTime(slot.start, zone) : new Date(slot.start).toISOString(),
      capacity: slot.free,
      total: slot.total,
    })),
    durationMin: service.bucketMs / millisecondsInMinute,
    timezone: zone ?? 'UTC',
  });
};

export function readZoneOf(query: URLSearchParams): string | undefined {
  const zone = readQuery(query, 'timezone');
  return zone === undefined ? undefined : readZone(zone, 'timezone');
}

/** `<name>` as a time, or `<name>MS` as epoch ms. */
export function readMoment(query: URLSearchParams, name: string, zone: string | undefined): number | undefined {
  const text = readQuery(query, name);
  if (text === undefined) {
    const ms = readQuery(query, `${name}MS`);
    return ms === undefined ? undefined : readEpochMs(ms, `${name}MS`);
  }
  const time = readTime(text, name);
  if (time.hasZone && zone) badParameter(name, 'must carry no zone beside timezone');
  if (!time.hasZone && !zone) badParameter(name, 'must end in Z without timezone');
  return time.at(zone);
}

function readEnd(query: URLSearchParams, start: number, zone: string | undefined): number | undefined {
  const end = readMoment(query, 'end', zone);
  if (end !== undefined) return checkRange(start, end, 'end');
  const days = readQuery(query, 'numberOfDays');
  if (days === undefined) return undefined;
  return checkRange(start, daysAfter(start, readCount(days, 'numberOfDays')), 'numberOfDays');
}
