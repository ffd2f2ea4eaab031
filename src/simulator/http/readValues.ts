import { millisecondsInDay } from 'date-fns/constants';
import { isKnownZone } from '../../time/index.js';
import { longestRangeDays } from '../defaults.js';
import type { DataValue } from '../engine/record.js';
import { refuse } from '../engine/refusal.js';
import { readTimestamp, type Timestamp } from './timestamp.js';

/** A text of a body: strings and finite numbers; absent, `null` and `''` are `undefined`. Refuses anything else. */
export function readText(body: ReadonlyMap<string, unknown>, name: string): string | undefined {
  const value = body.get(name);
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return badParameter(name, 'must be a text');
}

/** A query parameter; `''` counts as absent. */
export function readQuery(query: URLSearchParams, name: string): string | undefined {
  return query.get(name) || undefined;
}

/** A time; refuses what is not ISO 8601. */
export function readTime(text: string, name: string): Timestamp {
  return readTimestamp(text) ?? refuse('timeUnreadable', { values: { parameter: name, text } });
}

/** Epoch ms between 1970 and 9998. */
export function readEpochMs(text: string, name: string): number {
  const value = Number(text);
  if (/^\d{1,15}$/.test(text) && value < Date.UTC(9999, 0, 1)) return value;
  return badParameter(name, 'must be a time in ms since 1970');
}

/** A whole number from 0. */
export function readCount(text: string, name: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : badParameter(name, 'must be a whole number');
}

/** An IANA zone. */
export function readZone(text: string, name: string): string {
  return isKnownZone(text) ? text : badParameter(name, 'must be an IANA time zone');
}

/** `true` or `false`, in any case. */
export function readFlag(text: string, name: string): boolean {
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  return badParameter(name, 'must be true or false');
}

/** The end of a stretch: given, or some days of 24 h after the start. Refuses one that is too long or runs backwards. */
export function checkRange(start: number, end: number, name: string): number {
  if (end < start) badParameter(name, 'lies before the start');
  if (end - start > longestRangeDays * millisecondsInDay)
    badParameter(name, `lies more than ${longestRangeDays} days after the start`);
  return end;
}

export function daysAfter(start: number, days: number): number {
  return start + days * millisecondsInDay;
}

/** What a site attaches: text, number or boolean; objects become their JSON. `undefined` for `null`. */
export function toDataValue(value: unknown, name: string): DataValue | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return badParameter(name, 'is nested too deeply');
  }
}

export function badParameter(parameter: string, detail: string): never {
  return refuse('badParameter', { values: { parameter, detail } });
}
