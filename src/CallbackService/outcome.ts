import { isRecord, toText } from '../config/coerce.js';
import { ownProperties, ownValue } from '../config/ownProperties.js';
import { type HttpResponse, isSuccess } from '../http/request.js';
import type { CallbackApi } from './api/types.js';

/** What became of a request that changes something: done, not done, or nobody knows. */
export type Outcome = 'confirmed' | 'refused' | 'uncertain';

/**
 * Judges an answer to POST, PUT or DELETE (contract: CallbackService, answers). A yes that cannot be read, no answer at all,
 * and whatever a gateway says in the server's place leave it open whether the server has done what it was asked for.
 * @param isConfirmed whether a readable yes confirms what was asked for
 */
export function judge(
  response: HttpResponse,
  api: Pick<CallbackApi, 'isRefusal'>,
  isConfirmed: (answer: unknown) => boolean,
): Outcome {
  const { status, responseJSON } = response;
  if (isSuccess(status)) {
    if (responseJSON === undefined) return 'uncertain';
    if (isConfirmed(responseJSON)) return 'confirmed';
    return saysNo(responseJSON) ? 'refused' : 'uncertain';
  }
  if (status < 400 || status === 408 || isGatewayStatus(status)) return 'uncertain';
  if (status < 500) return 'refused';
  const isRefusal = api.isRefusal ?? hasException;
  return isRefusal(responseJSON) ? 'refused' : 'uncertain';
}

/** Whether a body carries a refusal, also under a status of 200: a text that says what is wrong, or a code that is not 0. */
export function saysNo(answer: unknown): boolean {
  const body = ownProperties(answer);
  const isNamed = toText(body.message) !== '' || toText(body.exception) !== '' || Boolean(body.error);
  return isNamed || isErrorCode(body.code) || isErrorCode(ownValue(body.status, 'code'));
}

/**
 * The id of a booking in an answer of v1: `_id`, else `id`, else one of them in other letters. Servers of 2013 number their
 * dialogs by `ID`, starting with 0: that is no booking.
 */
export function bookingIdOf(answer: unknown): string {
  if (!isRecord(answer)) return '';
  const exact = toText(ownValue(answer, '_id')) || toText(ownValue(answer, 'id'));
  if (exact) return exact;
  const key = Object.keys(answer).find((name) => /^_?id$/i.test(name));
  const id = key ? toText(ownValue(answer, key)) : '';
  return id === '0' ? '' : id;
}

/** Said by a proxy that got no answer, or none it could use: 502, 504, and what content networks and proxies add from 520 on. */
function isGatewayStatus(status: number): boolean {
  return status === 502 || status === 504 || status >= 520;
}

function hasException(answer: unknown): boolean {
  return toText(ownValue(answer, 'exception')) !== '';
}

function isErrorCode(code: unknown): boolean {
  const text = toText(code);
  return text !== '' && Number(text) !== 0;
}
