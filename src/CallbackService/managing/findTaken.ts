import { millisecondsInMinute } from 'date-fns/constants';
import { isoInstant } from '../../time/isoInstant.js';
import type { CallbackRecord } from '../types.js';
import { recordsOf } from './records.js';

/** How far the clocks of visitor and server may be apart when a booking "now" is looked for. */
const clockToleranceMs = 5 * millisecondsInMinute;

/**
 * The record, as the server sent it, of a booking whose answer was lost; `undefined` if it was not taken.
 * @param body what the server has of its number
 * @param desiredTime ISO UTC; `undefined`: as soon as possible
 * @param lostAt when it was first sent, epoch ms
 */
export function findTaken(body: unknown, desiredTime: string | undefined, lostAt: number): unknown {
  return recordsOf(body).find((record) => isSameBooking(record, desiredTime, lostAt))?.raw;
}

function isSameBooking(record: CallbackRecord, desiredTime: string | undefined, lostAt: number): boolean {
  if (record.state === 'COMPLETED') return false;
  const instant = isoInstant(record.desiredTime);
  if (desiredTime) return Math.abs(instant - Date.parse(desiredTime)) < millisecondsInMinute;
  // whoever is in the queue already is being called as soon as possible, whatever the clocks say
  if (record.state && record.state !== 'SCHEDULED') return true;
  return instant > lostAt - clockToleranceMs && instant < Date.now() + clockToleranceMs;
}
