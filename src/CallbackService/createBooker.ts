import { millisecondsInMinute } from 'date-fns/constants';
import { toRecord } from '../config/coerce.js';
import { type Reply, succeeded } from '../http/request.js';
import type { Api } from './api.js';
import { askByNumber } from './askByNumber.js';
import type { Booking } from './booking.js';
import type { Send } from './createSender.js';
import { isoInstant } from './isoInstant.js';
import { recordsOf } from './records.js';
import { bodyOf, serviceError } from './serviceError.js';
import type { Settings } from './settings.js';
import type { CallbackRecord, ServiceError } from './types.js';

/** How far the clocks of visitor and server may be apart when a booking "now" is looked for. */
const clockToleranceMs = 5 * millisecondsInMinute;

/**
 * Books a call; resolves with the server's answer. A booking whose answer was lost (timeout, broken connection, cut-off
 * answer) may have been taken: the failure says so by `uncertain`. On v1 the same booking (service, number, time), sent
 * again, is looked up by its number first: if it is there, its record is the answer and nothing is sent; if the look-up
 * fails, so does the command, and nothing is sent either. v3 cannot be asked, and refusing would leave a visitor whose
 * line was down without a call: there a repetition is sent, as the decision of the visitor, who could be told.
 */
export function createBooker(send: Send): (settings: Settings, booking: Booking) => Promise<unknown> {
  /** Booking → epoch ms when it was first sent. */
  const lost = new Map<string, number>();

  return async (settings, booking) => {
    const { api } = settings;
    const { phoneNumber, desiredTime } = booking;
    const call = api.schedule(settings, booking);
    const key = JSON.stringify([settings.dataURL, phoneNumber, desiredTime]);
    const lostAt = lost.get(key);
    if (lostAt && api.version === 'v1') {
      const reply = await askByNumber(send, settings, phoneNumber);
      if (!succeeded(reply)) throw uncertain(reply, api.version);
      const taken = recordsOf(reply.responseJSON).find((record) => isSameBooking(record, desiredTime, lostAt));
      if (taken) {
        lost.delete(key);
        return taken.raw;
      }
    }

    const sentAt = Date.now();
    const reply = await send(settings, call);
    if (mayBeTaken(reply)) {
      lost.set(key, lostAt ?? sentAt);
      throw uncertain(reply, api.version);
    }
    lost.delete(key);
    const answer = bodyOf(reply);
    const { status, data } = toRecord(answer);
    // an envelope of v3 may carry a refusal under an HTTP status of 200
    if (toRecord(status).code && !data) throw serviceError(reply);
    return answer;
  };
}

/** No answer, one from a gateway that had none, or one that says yes and breaks off. */
function mayBeTaken(reply: Reply): boolean {
  return [502, 504].includes(reply.status) || (reply.status < 300 && !succeeded(reply));
}

function uncertain(reply: Reply, version: Api['version']): ServiceError {
  const error = serviceError(reply);
  error.message ||= 'The answer was lost. The callback may have been booked.';
  return { ...error, uncertain: true, ...(version === 'v1' && { repeatable: true }) };
}

function isSameBooking(record: CallbackRecord, desiredTime: string | undefined, lostAt: number): boolean {
  if (record.state === 'COMPLETED') return false;
  const instant = isoInstant(record.desiredTime, 'Z');
  if (desiredTime) return Math.abs(instant - Date.parse(desiredTime)) < millisecondsInMinute;
  // whoever is in the queue already is being called as soon as possible, whatever the clocks say
  if (record.state && record.state !== 'SCHEDULED') return true;
  return instant > lostAt - clockToleranceMs && instant < Date.now() + clockToleranceMs;
}
