import { tz } from '@date-fns/tz';
import { add, type Duration } from 'date-fns';
import { zonedDayKey } from '../../time/index.js';
import { type CallbackRecord, isOutstanding, isWaiting, progressOf } from './record.js';
import { refuse } from './refusal.js';
import type { Service } from './service.js';

/** What the limits of a service are checked against. */
export interface LimitQuestion {
  service: Service;
  number: string;
  now: number;
  /** The service's records. */
  ofService(): Iterable<CallbackRecord>;
  /** The records of this number in the service. */
  ofNumber(): Iterable<CallbackRecord>;
}

/** Refuses an immediate callback beyond what queue, interval and day allow. A limit that is off costs nothing. */
export function checkImmediateLimits({ service, number, now, ofService, ofNumber }: LimitQuestion): void {
  const { name, maxQueued, maxPerInterval, intervalSeconds, perNumberLimit, timezone } = service;
  if (Number.isFinite(perNumberLimit)) {
    const today = zonedDayKey(now, timezone);
    const asked = count(ofNumber(), (each) => each.immediate && zonedDayKey(each.createdAt, timezone) === today);
    if (asked >= perNumberLimit) refuse('numberLimit', { values: { number, limit: perNumberLimit } });
  }
  if (Number.isFinite(maxQueued)) {
    const queued = count(ofService(), (each) => isWaiting(progressOf(each, now).state));
    if (queued >= maxQueued) refuse('queueLimit', { values: { service: name } });
  }
  if (Number.isFinite(maxPerInterval)) {
    const since = now - intervalSeconds * 1000;
    const recent = count(ofService(), (each) => each.immediate && each.createdAt > since);
    if (recent >= maxPerInterval) refuse('intervalLimit', { values: { service: name, seconds: intervalSeconds } });
  }
}

/** Refuses one callback more of a number that has as many waiting as it may. */
export function checkInQueue({ service, number, now, ofNumber }: LimitQuestion): void {
  if (!Number.isFinite(service.inQueueLimit)) return;
  const waiting = count(ofNumber(), (each) => isOutstanding(progressOf(each, now).state));
  if (waiting >= service.inQueueLimit) refuse('inQueueLimit', { values: { number, limit: service.inQueueLimit } });
}

function count(records: Iterable<CallbackRecord>, matches: (record: CallbackRecord) => boolean): number {
  let found = 0;
  for (const record of records) if (matches(record)) found++;
  return found;
}

const units: Record<string, keyof Duration> = { h: 'hours', d: 'days', w: 'weeks', M: 'months', y: 'years' };
const utc = tz('UTC');

/** The instant that lies `'1M'`, `'2w'`, `'30d'`, `'12h'` or `'1y'` after another, by the UTC calendar. */
export function addSpan(instant: number, span: string): number {
  const unit = units[span.slice(-1)] ?? 'months';
  return add(instant, { [unit]: Number.parseInt(span, 10) }, { in: utc }).getTime();
}
