import { mergeSafely } from '../../config/mergeSafely.js';
import { queryTime } from './queryTime.js';
import type { CallbackApi } from './types.js';

/**
 * Options of `schedule` for the server itself → key of the flat body. Each may be written in camel case or in lower case;
 * every other spelling is the site's own data.
 */
const serverOptions = {
  callDirection: '_call_direction',
  waitForAgent: '_wait_for_agent',
  waitForUserConfirm: '_wait_for_user_confirm',
  mediaType: '_media_type',
  callbackState: '_callback_state',
  ursVirtualQueue: '_urs_virtual_queue',
};

const bodyKeys = new Map(
  Object.entries(serverOptions).flatMap(([option, key]) => [
    [option, key],
    [option.toLowerCase(), key],
  ]),
);

/** `…/genesys/1` of `…/genesys/1/service/callback/sales`; a query of the address stays. */
const versionRoot = /^([^?#]*\/\d+)\/service\/[^?#]*/;

/** The callback API of GMS. `dataURL` ends in the service (GMS API: Callback Services). */
export const v1: CallbackApi = {
  name: 'Callback API v1',
  keyHeader: 'apikey',
  acceptsForms: true,
  base: (dataURL) => dataURL,

  schedule({ callDirection, userData }, request) {
    const { extra, phoneNumber, desiredTime } = request;
    const body = mergeSafely({ _call_direction: callDirection }, userData, request.userData, withServerKeys(extra));
    if (phoneNumber) body._customer_number = phoneNumber;
    body._desired_time = desiredTime;
    for (const [key, value] of Object.entries(body)) {
      // an empty parameter of the server's own would displace its default
      const isEmpty = value === null || value === undefined || (value === '' && key.startsWith('_'));
      if (isEmpty) delete body[key];
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

  cancel: (id) => ({ method: 'DELETE', path: [id] }),

  reschedule(id, { extra, userData, phoneNumber, desiredTime }) {
    // an empty property is sent: it removes the one that is stored
    const body = mergeSafely({}, userData, withServerKeys(extra));
    if (phoneNumber) body._customer_number = phoneNumber;
    if (desiredTime) body._new_desired_time = desiredTime;
    return { method: 'PUT', path: [id], body };
  },

  queryById: (id) => ({ method: 'GET', query: { _id: id } }),

  queryByNumber: (phoneNumber) => [
    { method: 'GET', query: { _customer_number: phoneNumber } },
    // servers of 2013
    { method: 'GET', query: { customer_number: phoneNumber } },
  ],

  queues({ dataURL }, { target, endTime, max }) {
    const base = dataURL.replace(versionRoot, '$1');
    if (base === dataURL) throw 'Invalid configuration. dataURL should hold the version of the API and /service/.';
    return {
      method: 'GET',
      base,
      path: ['admin', 'callback', 'queues'],
      query: { target, end_time: queryTime(endTime), max },
    };
  },
};

/** Options of `schedule` under the keys of the body. */
function withServerKeys(options: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(options).map(([option, value]) => [bodyKeys.get(option) ?? option, value]));
}
