import { isRecord, toNumber, toText } from '../config/coerce.js';
import { ownValue } from '../config/ownProperties.js';
import { isoInstant } from '../time/isoInstant.js';
import { toIsoUtc } from '../time/isoUtc.js';
import type { CallbackRecord } from './types.js';

/** Field → its names on v1, on v1 servers of 2013, and on v3. */
const names = {
  id: ['_id', 'id'],
  desiredTime: ['_desired_time', 'desired_time', 'desiredTime'],
  state: ['_callback_state', 'callbackState'],
  reason: ['_callback_reason', 'callbackReason'],
  phoneNumber: ['_customer_number', 'customer_number', 'phoneNumber'],
  url: ['_url', 'url'],
  positionInQueue: ['positionInQueue'],
  estimatedWaitTime: ['estimatedWaitTime'],
};

/** The bookings in an answer of either API: v1 sends a list, v3 one under `data`. What has no id is none. */
export function recordsOf(body: unknown): CallbackRecord[] {
  const list = Array.isArray(body) ? body : [ownValue(body, 'data') ?? body];
  return list
    .filter(isRecord)
    .map(recordOf)
    .filter(({ id }) => id);
}

function recordOf(raw: Record<string, unknown>): CallbackRecord {
  const text = (field: keyof typeof names): string =>
    names[field].map((name) => toText(ownValue(raw, name))).find(Boolean) ?? '';
  const record: CallbackRecord = {
    id: text('id'),
    desiredTime: utcOf(text('desiredTime')),
    state: text('state'),
    phoneNumber: text('phoneNumber'),
    raw,
  };
  for (const field of ['reason', 'url'] as const) {
    const value = text(field);
    if (value) record[field] = value;
  }
  for (const field of ['positionInQueue', 'estimatedWaitTime'] as const) {
    const value = toNumber(text(field), -1);
    if (value >= 0) record[field] = value;
  }
  return record;
}

/** A server's time in UTC; servers mean UTC where they do not say so. What cannot be read stays. */
function utcOf(time: string): string {
  try {
    return toIsoUtc(isoInstant(time, 'Z'));
  } catch {
    return time;
  }
}
