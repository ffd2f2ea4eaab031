import { freeByTime } from '../availability/readAvailability.js';
import { isRecord, toText } from '../config/coerce.js';
import { ownValue } from '../config/ownProperties.js';
import type { HttpResponse } from '../http/request.js';
import { retryAfterSeconds } from '../http/requestWithRetries.js';
import { refusalReason } from './refusalReason.js';
import type { ServiceError } from './types.js';

/** The one failure object, with what the server's body says about the cause, whichever API it belongs to. */
export function serviceError(response: HttpResponse): ServiceError {
  const body = response.responseJSON;
  const error: ServiceError = { ...response, message: messageOf(body) };
  const code = ownValue(ownValue(body, 'status'), 'code');
  if (typeof code === 'number') error.code = code;
  const exception = ownValue(body, 'exception');
  if (typeof exception === 'string') error.exception = exception;
  const proposed = ownValue(body, 'availability') ?? ownValue(ownValue(body, 'data'), 'slots');
  if (typeof proposed === 'object' && proposed) error.availability = freeByTime(proposed);
  const retryAfter = retryAfterSeconds(response);
  if (retryAfter >= 0) error.retryAfter = retryAfter;
  const reason = refusalReason(error);
  if (reason) error.reason = reason;
  return error;
}

/** For developers, where there is no word of the server. */
const lostAnswer = 'The answer was lost. The callback may have been booked.';

/**
 * The failure of something that the server may have done all the same.
 * @param isRepeatable whether the same booking, sent again, is looked up first
 * @param sentence what to say where no answer could be read
 */
export function uncertainError(response: HttpResponse, isRepeatable: boolean, sentence = lostAnswer): ServiceError {
  const error = serviceError(response);
  delete error.reason;
  if (!error.message && response.status < 400) error.message = sentence;
  error.uncertain = true;
  if (isRepeatable) error.repeatable = true;
  return error;
}

function messageOf(body: unknown): string {
  const error = ownValue(body, 'error');
  return (
    toText(ownValue(body, 'message')) ||
    toText(ownValue(ownValue(body, 'status'), 'message')) ||
    toText(isRecord(error) ? ownValue(error, 'message') : error)
  );
}
