import { millisecondsInMinute } from 'date-fns/constants';
import { instantOf } from '../../time/index.js';

/** A point in time as requests write it. */
export interface Timestamp {
  /** Whether it says its own offset from UTC. */
  hasZone: boolean;
  /** The instant (epoch ms); one without an offset is taken as wall clock time of `zone`, by default UTC. */
  at(zone?: string): number;
}

const pattern = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|[+ -]\d\d:?\d\d)?)?$/i;

/** Reads ISO 8601 of the years 1970 to 9998; `undefined` for everything else, days that no calendar has included. */
export function readTimestamp(text: string): Timestamp | undefined {
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', offset] = pattern.exec(text) ?? [];
  const fields = [year, month, day, hour, minute, second].map(Number);
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = fields;
  const utc = Date.UTC(y, mo - 1, d, h, mi, s);
  if (!(y >= 1970 && y <= 9998) || !isSameDate(new Date(utc), fields)) return undefined;
  const ms = Number(fraction.padEnd(3, '0').slice(0, 3));
  if (offset) {
    const instant = utc + ms - offsetMs(offset);
    return instant >= 0 ? { hasZone: true, at: () => instant } : undefined;
  }
  const at = (zone?: string) => (zone ? instantOf(zone, y, mo, d, h, mi) + s * 1000 : utc) + ms;
  return { hasZone: false, at };
}

function isSameDate(date: Date, fields: readonly number[]): boolean {
  const shown = [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  ];
  return shown.every((value, index) => value === fields[index]);
}

/** A space is a plus sign that was not percent-encoded. */
function offsetMs(offset: string): number {
  const [, sign, hours, minutes] = /^([+ -])(\d\d):?(\d\d)$/.exec(offset) ?? [];
  const ms = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * millisecondsInMinute;
  return sign === '-' ? -ms : ms;
}
