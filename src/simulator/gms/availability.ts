import { millisecondsInMinute } from 'date-fns/constants';
import { localTime } from '../../time/index.js';
import type { Route } from '../api.js';
import type { Service } from '../engine/service.js';
import type { Slot } from '../engine/slots.js';
import { json } from '../http/json.js';
import {
  checkRange,
  daysAfter,
  readCount,
  readEpochMs,
  readFlag,
  readQuery,
  readTime,
  readZone,
} from '../http/readValues.js';

/** Query-Availability: version 1 answers with a map, version 2 with slots. */
export const availability: Route['answer'] = ({ engine }, { query, parameter }) => {
  const service = engine.service(parameter('service'));
  const zone = readZoneOf(query);
  const start = readMoment(query, ['timestamp', 'start', 'start-ms'], zone) ?? engine.now;
  const max = readQuery(query, 'max-time-slots');
  const busy = readQuery(query, 'report-busy');
  const isVersion2 = parameter('version') === '2';
  const slots = engine.availability(service.name, {
    start,
    end: query.has('timestamp') ? undefined : readEnd(query, start, zone),
    max: max === undefined ? undefined : readCount(max, 'max-time-slots'),
    busyToo: isVersion2 && busy !== undefined && readFlag(busy, 'report-busy'),
  });
  return json(200, isVersion2 ? slotList(service, slots, zone) : availabilityMap(slots));
};

/** Free places by the start of the slot; unsorted, as the real servers' maps are. */
export function availabilityMap(slots: readonly Slot[]): Record<string, number> {
  const free = slots.filter((slot) => slot.free > 0);
  const shuffled = [...free.filter((_, index) => index % 2 === 1), ...free.filter((_, index) => index % 2 === 0)];
  return Object.fromEntries(shuffled.map(({ start, free: places }) => [new Date(start).toISOString(), places]));
}

function slotList(service: Service, slots: readonly Slot[], zone: string | undefined): object {
  return {
    durationMin: service.bucketMs / millisecondsInMinute,
    timezone: zone ?? service.timezone,
    slots: slots.map(({ start, free, total }) => ({
      utcTime: new Date(start).toISOString(),
      ...(zone && { localTime: localTime(start, zone) }),
      capacity: free,
      total,
    })),
  };
}

function readZoneOf(query: URLSearchParams): string | undefined {
  const zone = readQuery(query, 'timezone');
  return zone === undefined ? undefined : readZone(zone, 'timezone');
}

/** The first of the names that is given; one that ends in `-ms` is epoch ms. */
export function readMoment(query: URLSearchParams, names: readonly string[], zone?: string): number | undefined {
  for (const name of names) {
    const text = readQuery(query, name);
    if (text === undefined) continue;
    return name.endsWith('-ms') ? readEpochMs(text, name) : readTime(text, name).at(zone);
  }
  return undefined;
}

/** `end`, `end-ms` or `number-of-days`. */
export function readEnd(query: URLSearchParams, start: number, zone?: string): number | undefined {
  const end = readMoment(query, ['end', 'end-ms'], zone);
  if (end !== undefined) return checkRange(start, end, 'end');
  const days = readQuery(query, 'number-of-days');
  if (days === undefined) return undefined;
  return checkRange(start, daysAfter(start, readCount(days, 'number-of-days')), 'number-of-days');
}
