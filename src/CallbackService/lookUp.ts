import { millisecondsInDay, millisecondsInMinute } from 'date-fns/constants';
import type { HttpResponse } from '../http/request.js';
import type { ServerClock } from '../http/serverClock.js';
import { isoInstant } from '../time/isoInstant.js';
import type { ApiCall, CallbackApi } from './api/types.js';
import type { BookingRequest } from './bookingRequest.js';
import { isSameNumber } from './phoneNumber.js';
import type { Send } from './send.js';
import type { ServiceSettings } from './settings.js';
import type { CallbackRecord } from './types.js';

/** How far the clocks of visitor and server may be apart when a booking "now" is looked for. */
const clockToleranceMs = 5 * millisecondsInMinute;
/** A visitor's clock that is wrong, or set to another zone, is so by no more than this. */
const wrongestClockMs = millisecondsInDay;

/** What a server said when it was asked for the bookings of a number. */
export interface NumberAnswer {
  response: HttpResponse;
  /**
   * Whether it answers the newest spelling of the question. A server that has refused that one, for whatever reason, may not
   * understand an older one either and find nothing by it: then an empty answer proves nothing.
   */
  isToNewest: boolean;
}

/**
 * Asks for the bookings of a number, in the newest spelling of the question that the server understands; `undefined` if the
 * API has no question for this number.
 */
export async function askByNumber(
  send: Send,
  settings: ServiceSettings,
  api: CallbackApi,
  calls: ApiCall[],
): Promise<NumberAnswer | undefined> {
  let answer: NumberAnswer | undefined;
  for (const call of calls) {
    answer = { response: await send(settings, api, call), isToNewest: !answer };
    if (answer.response.status !== 400) break;
  }
  return answer;
}

/** Whether a record is the booking that was sent: `unclear` where nobody can tell. */
export type Match = 'yes' | 'no' | 'unclear';

/**
 * Compares a record of the server with a booking whose answer was lost. Times are compared as instants, by the server's clock
 * where it is known.
 * @param sentAt when the booking was first sent, epoch ms by the visitor's clock
 */
export function matchRecord(
  record: CallbackRecord,
  request: BookingRequest,
  sentAt: number,
  clock: ServerClock,
): Match {
  if (record.state === 'COMPLETED') return 'no';
  if (record.phoneNumber && !isSameNumber(record.phoneNumber, request.phoneNumber)) return 'no';
  const instant = isoInstant(record.desiredTime, 'Z');
  if (request.desiredTime) {
    return Math.abs(instant - Date.parse(request.desiredTime)) < millisecondsInMinute ? 'yes' : 'no';
  }
  // whoever is in the queue already is being called as soon as possible, whatever the clocks say
  if (record.state && record.state !== 'SCHEDULED') return 'yes';
  if (Number.isNaN(instant)) return record.state ? 'no' : 'yes';
  const [from, to] = [sentAt + clock.offsetMs(), clock.now()];
  if (instant > from - clockToleranceMs && instant < to + clockToleranceMs) return 'yes';
  const isNear = instant > from - wrongestClockMs && instant < to + wrongestClockMs;
  // a server that tells neither its time nor the state of a booking
  return isNear && !record.state && !clock.isKnown() ? 'unclear' : 'no';
}
