import { toText } from '../config/coerce.js';
import { mergeSafely } from '../config/mergeSafely.js';
import { ownProperties, ownValue } from '../config/ownProperties.js';
import { type HttpResponse, succeeded, unanswered } from '../http/request.js';
import type { ServerClock } from '../http/serverClock.js';
import type { ApiCall, CallbackApi } from './api/types.js';
import { type BookingRequest, readBookingRequest, refusePastTime } from './bookingRequest.js';
import { askByNumber } from './lookUp.js';
import { bookingIdOf, judge, saysNo } from './outcome.js';
import { recordsOf } from './records.js';
import type { ScheduleOnce } from './scheduleOnce.js';
import type { Send } from './send.js';
import { serviceError, uncertainError } from './serviceError.js';
import type { ServiceSettings } from './settings.js';
import type { CallbackRecord, CancelledAnswer, RescheduledAnswer, ServiceError, UnfinishedMove } from './types.js';
import type { UnfinishedMoves } from './unfinishedMoves.js';

/** What the operations share. */
export interface ServiceContext {
  send: Send;
  scheduleOnce: ScheduleOnce;
  clock: ServerClock;
  moves: UnfinishedMoves;
  apiFor(settings: ServiceSettings): CallbackApi;
}

export type Options = Record<string, unknown>;

/** A command as a function: resolves with what the command resolves with, throws what it is rejected with. */
export type Operation<Result = unknown> = (
  context: ServiceContext,
  settings: ServiceSettings,
  options: Options,
) => Promise<Result>;

export const schedule: Operation = async ({ scheduleOnce, apiFor }, settings, options) => {
  if (!Object.keys(options).length) throw 'No data found to schedule callback';
  return scheduleOnce(settings, apiFor(settings), readBookingRequest(options));
};

export const availability: Operation = async ({ send, apiFor }, settings, options) => {
  if (!Object.keys(options).length) throw 'No query parameters passed for callback availability service';
  const api = apiFor(settings);
  const response = await send(settings, api, api.availability(settings, ownProperties(options)));
  const body = readBody(api, response);
  if (api.hasAvailability && !api.hasAvailability(body)) throw serviceError(response);
  return body;
};

export const cancel: Operation<CancelledAnswer> = async (context, settings, options) => {
  const api = context.apiFor(settings);
  const id = idOf(options);
  const call = api.cancel ? api.cancel(id) : notOffered(api);
  const response = await change(context, settings, api, call);
  context.moves.finish(settings, id);
  return { id, response };
};

export const reschedule: Operation<RescheduledAnswer> = async (context, settings, options) => {
  const api = context.apiFor(settings);
  const { id: _, ...changes } = options;
  const id = idOf(options);
  const request = readBookingRequest(changes);
  // v1 cannot bring a call forward to now, v3 has nothing to change but the time
  const hasTime = api.reschedule ? !request.isNow : request.isNow || request.desiredTime !== undefined;
  if (!hasTime) throw 'No desiredTime found to reschedule callback';
  refusePastTime(request, context.clock.now());
  if (!api.reschedule) return replace(context, settings, id, request);
  return { id, response: await change(context, settings, api, api.reschedule(id, request)) };
};

export const query: Operation<CallbackRecord[]> = async ({ send, apiFor }, settings, options) => {
  const api = apiFor(settings);
  const { phoneNumber } = readBookingRequest(options);
  if (toText(ownValue(options, 'id')) || !phoneNumber) {
    const id = idOf(options);
    const call = api.queryById ? api.queryById(id) : notOffered(api);
    return recordsOf(readBody(api, await send(settings, api, call)));
  }
  const calls = api.queryByNumber ? api.queryByNumber(phoneNumber) : notOffered(api);
  const answer = await askByNumber(send, settings, api, calls);
  return recordsOf(readBody(api, answer?.response ?? unanswered('error')));
};

export const queues: Operation<Record<string, CallbackRecord[]>> = async ({ send, apiFor }, settings, options) => {
  const api = apiFor(settings);
  const call = api.queues ? api.queues(settings, ownProperties(options)) : notOffered(api);
  const body = readBody(api, await send(settings, api, call));
  const bookingsByService = Object.entries(mergeSafely({}, body));
  return Object.fromEntries(bookingsByService.map(([service, bookings]) => [service, recordsOf(bookings)]));
};

export const openFor: Operation = async ({ send, apiFor }, settings, options) => {
  const api = apiFor(settings);
  const call = api.openFor ? api.openFor(settings, ownProperties(options)) : notOffered(api);
  return readBody(api, await send(settings, api, call));
};

export const unfinishedMoves: Operation<UnfinishedMove[]> = async ({ moves }, settings) => moves.list(settings);

/** Books anew first, so that the visitor is never left without a call; both ids are remembered until the old one is cancelled. */
async function replace(
  context: ServiceContext,
  settings: ServiceSettings,
  previousId: string,
  request: BookingRequest,
): Promise<RescheduledAnswer> {
  const { send, scheduleOnce, moves } = context;
  const api = context.apiFor(settings);
  const cancelCall = api.cancel ? api.cancel(previousId) : notOffered(api);
  const phoneNumber = request.phoneNumber || (await numberOf(context, settings, api, previousId));
  const response = await scheduleOnce(settings, api, { ...request, phoneNumber });
  const id = (api.bookingId ?? bookingIdOf)(response);
  moves.add(settings, { id, previousId, desiredTime: request.desiredTime ?? '' });
  const cancelled = await send(settings, api, cancelCall);
  const outcome = judge(cancelled, api, (answer) => !saysNo(answer));
  if (outcome !== 'confirmed') throw { ...failureOf(cancelled, outcome), id, previousId };
  moves.finish(settings, previousId);
  return { id, previousId, response };
}

async function numberOf(
  { send }: ServiceContext,
  settings: ServiceSettings,
  api: CallbackApi,
  id: string,
): Promise<string> {
  if (!api.queryById) return '';
  const [record] = recordsOf(readBody(api, await send(settings, api, api.queryById(id))));
  return record?.phoneNumber ?? '';
}

/** Sends what changes a booking: resolves with the body, throws the failure object. */
async function change(
  { send }: ServiceContext,
  settings: ServiceSettings,
  api: CallbackApi,
  call: ApiCall,
): Promise<unknown> {
  const response = await send(settings, api, call);
  const outcome = judge(response, api, (answer) => !saysNo(answer));
  if (outcome !== 'confirmed') throw failureOf(response, outcome);
  return response.responseJSON;
}

function failureOf(response: HttpResponse, outcome: 'refused' | 'uncertain'): ServiceError {
  if (outcome === 'refused') return serviceError(response);
  return uncertainError(response, false, 'The answer was lost. The callback may have been changed.');
}

/** The parsed body of an answer to a question; throws the failure object if it has none or is a failure. */
function readBody(api: CallbackApi, response: HttpResponse): unknown {
  const isRefusal = api.isRefusal?.(response.responseJSON) ?? false;
  if (!succeeded(response) || isRefusal) throw serviceError(response);
  return response.responseJSON;
}

function notOffered(api: CallbackApi): never {
  throw `Not offered by ${api.name}.`;
}

/** Dots alone would lead to another address. */
function idOf(options: Options): string {
  const id = toText(ownValue(options, 'id'));
  if (/^\.*$/.test(id)) throw 'No id found';
  return id;
}
