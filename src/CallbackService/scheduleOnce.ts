import { reportOnce } from '../config/report.js';
import { type HttpResponse, succeeded, unanswered } from '../http/request.js';
import type { ServerClock } from '../http/serverClock.js';
import type { CallbackApi } from './api/types.js';
import type { Attempt, Attempts, Wish } from './attempts.js';
import { type BookingRequest, refusePastTime } from './bookingRequest.js';
import { askByNumber, matchRecord } from './lookUp.js';
import { bookingIdOf, judge, saysNo } from './outcome.js';
import { comparableNumber, shapeOf, spellingsOf } from './phoneNumber.js';
import { recordsOf } from './records.js';
import type { Send } from './send.js';
import { serviceError, uncertainError } from './serviceError.js';
import type { ServiceSettings } from './settings.js';

/** Books a call, and never the same one twice where the API gives a way to know; resolves with the server's answer. */
export type ScheduleOnce = (settings: ServiceSettings, api: CallbackApi, request: BookingRequest) => Promise<unknown>;

interface ScheduleOnceParts {
  send: Send;
  clock: ServerClock;
  attempts: Attempts;
  sleep: (ms: number) => Promise<void>;
}

/** A server that was too slow to answer may take the booking so long after it was sent. */
const lateArrivalMs = 10_000;
/** Between two looks for a booking that may still arrive. */
const lookUpPauseMs = 2000;
/** Statuses of those who have given up waiting for a server that may be at work still. */
const waitedInVain = [408, 504, 522, 524, 598];
/** Statuses of servers that do not let visitors ask for bookings. */
const notForVisitors = [400, 401, 403, 404, 405, 501];

/**
 * The promise "never booked twice":
 *
 * - What is on its way or uncertain is remembered for the tab (`Attempts`), so that a reload in the middle is no excuse.
 * - While a wish (service, number, time) is on its way, the same wish waits for its outcome.
 * - Where bookings can be found by number (v1), a wish whose answer was lost is looked for before it is sent again: what is
 *   found is the answer. If the question fails, the command fails with `uncertain` and nothing is sent. If the server will not
 *   have it, or only an older spelling of it and finds nothing, the visitor is told as on v3.
 * - Where they cannot (v3), the visitor is told once, by `uncertain` without `repeatable`; what is sent after that is the
 *   visitor's own decision.
 */
export function createScheduleOnce({ send, clock, attempts, sleep }: ScheduleOnceParts): ScheduleOnce {
  /** Wish → what comes of it. */
  const onTheirWay = new Map<string, Promise<unknown>>();

  return async (settings, api, request) => {
    const wish = wishOf(settings, api, request);
    const key = JSON.stringify([wish.service, comparableNumber(wish.phoneNumber), wish.time]);
    for (let other = onTheirWay.get(key); other; other = onTheirWay.get(key)) {
      const answer = await other.catch(() => undefined);
      if (answer !== undefined) return answer;
    }
    const outcome = book(settings, api, request, wish);
    onTheirWay.set(key, outcome);
    try {
      return await outcome;
    } finally {
      onTheirWay.delete(key);
    }
  };

  async function book(
    settings: ServiceSettings,
    api: CallbackApi,
    request: BookingRequest,
    wish: Wish,
  ): Promise<unknown> {
    const lost = attempts.find(wish);
    const attempt = lost ?? attempts.create(wish);
    // refuses what cannot be sent before anything is
    const call = api.schedule(settings, withToken(request, settings, attempt));
    if (lost) {
      const taken = await findLostBooking(settings, api, request, lost);
      if (taken) {
        attempts.forget(lost);
        return taken;
      }
    }
    refusePastTime(request, clock.now());
    const warning = settings.debug ? api.warnAbout?.(call) : undefined;
    if (warning) console.warn(warning);

    attempt.mayStillArrive = true;
    attempt.lastSentAt = Date.now();
    attempt.isWarned = false;
    attempt.shapes = [...new Set([...attempt.shapes, shapeOf(request.phoneNumber)])];
    attempts.keep(attempt);
    let response: HttpResponse;
    try {
      response = await send(settings, api, call);
    } catch (reason) {
      // nothing was sent
      if (!lost) attempts.forget(attempt);
      throw reason;
    }
    return conclude(api, response, attempt, isAskable(api, request));
  }

  function conclude(api: CallbackApi, response: HttpResponse, attempt: Attempt, isRepeatable: boolean): unknown {
    const outcome = outcomeOf(api, response);
    if (response.redirected && outcome !== 'confirmed') {
      reportOnce(
        'callback.dataURL: the server redirected a booking to another address, which confirmed none. Configure the address that takes bookings itself.',
      );
    }
    if (outcome === 'uncertain') {
      attempt.mayStillArrive = response.statusText === 'timeout' || waitedInVain.includes(response.status);
      attempt.isWarned = !isRepeatable;
      attempts.keep(attempt);
      throw uncertainError(response, isRepeatable);
    }
    attempts.forget(attempt);
    if (outcome === 'refused') throw serviceError(response);
    return response.responseJSON;
  }

  /**
   * Asks the server for a booking whose answer was lost: its record, as the server sent it; `undefined` if it was not taken.
   * Throws the failure object if the server does not tell.
   */
  async function findLostBooking(
    settings: ServiceSettings,
    api: CallbackApi,
    request: BookingRequest,
    lost: Attempt,
  ): Promise<unknown> {
    if (!isAskable(api, request)) return warn(lost, unanswered('abort'));
    const stillMs = lost.mayStillArrive ? lost.lastSentAt + lateArrivalMs - Date.now() : 0;
    for (let waitedMs = 0; ; waitedMs += lookUpPauseMs) {
      const found = await findMatchingRecord(settings, api, request, lost);
      if (found || waitedMs >= stillMs) return found;
      await sleep(lookUpPauseMs);
    }
  }

  async function findMatchingRecord(
    settings: ServiceSettings,
    api: CallbackApi,
    request: BookingRequest,
    lost: Attempt,
  ): Promise<unknown> {
    /** The last answer that leaves open whether the booking is there. */
    let unclear: HttpResponse | undefined;
    for (const number of spellingsOf(request.phoneNumber, lost.shapes)) {
      const answer = await askByNumber(send, settings, api, api.queryByNumber?.(number) ?? []);
      if (!answer) return warn(lost, unanswered('abort'));
      const { response, isToNewest } = answer;
      if (notForVisitors.includes(response.status)) return warn(lost, response);
      if (!tellsOfRecords(response)) throw uncertainError(response, true);
      if (!isToNewest) unclear = response;
      for (const record of recordsOf(response.responseJSON)) {
        const match = matchRecord(record, request, lost.sentAt, clock);
        if (match === 'yes') return record.raw;
        if (match === 'unclear') unclear = response;
      }
    }
    return unclear ? warn(lost, unclear) : undefined;
  }

  /** Nobody can be asked. The visitor is told so, once; what is sent after that is the visitor's decision. */
  function warn(lost: Attempt, response: HttpResponse): undefined {
    if (lost.isWarned) return undefined;
    lost.isWarned = true;
    attempts.keep(lost);
    throw uncertainError(response, false);
  }
}

/** Whether an answer tells which bookings there are: a list, or nothing at all. */
function tellsOfRecords(response: HttpResponse): boolean {
  const { responseJSON } = response;
  if (!succeeded(response) || saysNo(responseJSON)) return false;
  return typeof responseJSON === 'object' && responseJSON !== null;
}

/** An answer that an adapter fails to understand is one that nobody understands. */
function outcomeOf(api: CallbackApi, response: HttpResponse) {
  const bookingId = api.bookingId ?? bookingIdOf;
  try {
    return judge(response, api, (answer) => bookingId(answer) !== '');
  } catch {
    return 'uncertain';
  }
}

function isAskable(api: CallbackApi, { phoneNumber }: BookingRequest): boolean {
  return api.queryByNumber !== undefined && phoneNumber !== '';
}

function wishOf(settings: ServiceSettings, api: CallbackApi, request: BookingRequest): Wish {
  const service = [api.name, settings.dataURL, request.serviceName || settings.serviceName].join(' ');
  return { service, phoneNumber: request.phoneNumber, time: request.desiredTime ?? '' };
}

function withToken(request: BookingRequest, { requestIdKey }: ServiceSettings, { token }: Attempt): BookingRequest {
  return requestIdKey ? { ...request, extra: { ...request.extra, [requestIdKey]: token } } : request;
}
