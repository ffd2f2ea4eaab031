import { toRecord } from '../config/coerce.js';
import { succeeded } from '../http/request.js';
import type { Booking } from './booking.js';
import type { Send } from './createSender.js';
import { findLost } from './managing/findLost.js';
import { warnOfKeys } from './managing/warnOfKeys.js';
import { bodyOf, serviceError } from './serviceError.js';
import type { Settings } from './settings.js';
import { uncertain } from './uncertain.js';

/**
 * Books a call; resolves with the server's answer. A booking whose answer was lost (timeout, broken connection, cut-off
 * answer) may have been taken: the failure says so by `uncertain`. On v1 the same booking (service, number, time), sent
 * again, is looked up by its number first: if it is there, its record is the answer and nothing is sent; if the look-up
 * fails, so does the command, and nothing is sent either. v3 cannot be asked, and refusing would leave a visitor whose
 * line was down without a call: there a repetition is sent, as the decision of the visitor, who could be told.
 */
export function createBooker(send: Send) {
  /** Booking → epoch ms when it was first sent. */
  const lost = new Map<string, number>();

  return async (settings: Settings, booking: Booking): Promise<unknown> => {
    const { api, dataURL } = settings;
    const { phoneNumber, desiredTime } = booking;
    const call = api.schedule(settings, booking);
    const key = JSON.stringify([dataURL, phoneNumber, desiredTime]);
    const earlier = lost.get(key);
    if (earlier !== undefined && api.version === 'v1') {
      const taken = await findLost(send, settings, booking, earlier);
      if (taken) {
        lost.delete(key);
        return taken;
      }
    }
    if (settings.debug) warnOfKeys(call);

    const at = earlier ?? Date.now();
    const reply = await send(settings, call);
    // no answer, one from a gateway that had none, or one that says yes and breaks off
    if ([502, 504].includes(reply.status) || (reply.status < 300 && !succeeded(reply))) {
      lost.set(key, at);
      throw uncertain(reply, settings);
    }
    lost.delete(key);
    const answer = bodyOf(reply);
    const { status, data } = toRecord(answer);
    // an envelope of v3 may carry a refusal under an HTTP status of 200
    if (toRecord(status).code && !data) throw serviceError(reply);
    return answer;
  };
}
