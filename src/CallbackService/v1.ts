import { mergeSafely } from '../config/mergeSafely.js';
import type { Api } from './api.js';
import { queryTime } from './queryTime.js';

/** Keys of the flat body by the options of `schedule`, which are written without `_`, in any case; others keep their names. */
const bodyKeys = new Map(
  '_call_direction _wait_for_agent _wait_for_user_confirm _media_type _callback_state _urs_virtual_queue'
    .split(' ')
    .map((key) => [key.replaceAll('_', ''), key]),
);

/** Options of `schedule` under the keys of the body. */
export function renamed(options: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(options);
  return Object.fromEntries(entries.map(([key, value]) => [bodyKeys.get(key.toLowerCase()) ?? key, value]));
}

/** The callback API of GMS. `dataURL` ends in the service (GMS API: Callback Services). */
export const v1: Api = {
  version: 'v1',
  keyHeader: 'apikey',
  base: (dataURL) => dataURL,

  schedule: ({ callDirection, userData }, booking) => {
    const { rest, phoneNumber, desiredTime } = booking;
    const body = mergeSafely({ _call_direction: callDirection }, userData, booking.userData, renamed(rest));
    if (phoneNumber) body._customer_number = phoneNumber;
    body._desired_time = desiredTime;
    for (const [key, value] of Object.entries(body)) {
      // an empty parameter of the server's own would displace its default
      if (value == null || (value === '' && key[0] === '_')) delete body[key];
    }
    return { method: 'POST', body };
  },

  availability: (_, options) => ({
    method: 'GET',
    path: ['availability'],
    query: {
      start: queryTime(options.startDate),
      end: queryTime(options.endDate),
      'number-of-days': options.numberOfDays,
      'max-time-slots': options.maxTimeSlots,
      timestamp: queryTime(options.timestamp),
      timezone: options.timezone,
      'report-busy': options.reportBusy,
    },
  }),
};
