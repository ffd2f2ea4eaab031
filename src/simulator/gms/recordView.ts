import { type CallbackRecord, progressOf } from '../engine/record.js';
import { type Dialect, gmsNames } from '../messages.js';

/** A callback as the GMS API shows it. The manual of 2013 knows its id, time and address only. */
export function recordView(record: CallbackRecord, now: number, dialect: Dialect): Record<string, unknown> {
  const { id, service, number, desiredTime, data } = record;
  const names = gmsNames[dialect];
  const address = {
    [names.time]: new Date(desiredTime).toISOString(),
    [names.url]: `/1/service/callback/${encodeURIComponent(service.name)}/${encodeURIComponent(id)}`,
  };
  if (dialect === '2013') return { _id: id, ...address };
  const { state, reason, expires } = progressOf(record, now);
  return {
    ...Object.fromEntries(data),
    _id: id,
    ...address,
    _service_name: service.name,
    _callback_state: state,
    ...(reason && { _callback_reason: reason }),
    _expiration_time: new Date(expires).toISOString(),
    _customer_number: number,
  };
}
