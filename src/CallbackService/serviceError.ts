import { freeByTime } from '../availability/readAvailability.js';
import { toRecord, toText } from '../config/coerce.js';
import { type Reply, succeeded } from '../http/request.js';
import { retryAfterSeconds } from '../http/requestWithRetries.js';
import type { ServiceError } from './types.js';

/** The one failure object, with what the server's body says about the cause, whichever API it belongs to. */
export function serviceError(reply: Reply): ServiceError {
  const body = toRecord(reply.responseJSON);
  const status = toRecord(body.status);
  const error: ServiceError = { ...reply, message: toText(body.message) || toText(status.message) };
  if (typeof status.code === 'number') error.code = status.code;
  if (typeof body.exception === 'string') error.exception = body.exception;
  const proposed = body.availability ?? toRecord(body.data).slots;
  if (typeof proposed === 'object' && proposed) error.availability = freeByTime(proposed);
  const retryAfter = retryAfterSeconds(reply);
  if (retryAfter >= 0) error.retryAfter = retryAfter;
  return error;
}

/** The parsed body of a reply; throws the failure object if it has none or is a failure. */
export function bodyOf(reply: Reply): unknown {
  if (!succeeded(reply)) throw serviceError(reply);
  return reply.responseJSON;
}
