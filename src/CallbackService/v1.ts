import { mergeSafely } from '../config/mergeSafely.js';
import type { Api } from './api.js';
import { queryTime } from './queryTime.js';

/** Option of `schedule`, in lower case → key of the flat body. What is not here keeps its name. */
const bodyKeys = new Map([
  ['calldirection', '_call_direction'],
  ['waitforagent', '_wait_for_agent'],
  ['waitforuserconfirm', '_wait_for_user_confirm'],
  ['mediatype', '_media_type'],
  ['callbackstate', '_callback_state'],
  ['ursvirtualqueue', '_urs_virtual_queue'],
]);

/** `…/genesys/1` of `…/genesys/1/service/callback/sales`; a query of the address stays. */
const versionRoot = /^([^?#]*\/\d+)\/service\/[^?#]*/;

function renamed(options: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(options).map(([key, value]) => [bodyKeys.get(key.toLowerCase()) ?? key, value]),
  );
}

/** The callback API of GMS. `dataURL` ends in the service (GMS API: Callback Services). */
export const v1: Api = {
  version: 'v1',
  keyHeader: 'apikey',
  base: (dataURL) => dataURL,

  schedule: ({ callDirection, userData }, booking) => {
    const fields = mergeSafely({ _call_direction: callDirection }, userData, booking.userData, {
      ...renamed(booking.rest),
      ...(booking.phoneNumber && { _customer_number: booking.phoneNumber }),
      _desired_time: booking.desiredTime,
    });
    // an empty parameter of the server's own would displace its default
    const sent = Object.entries(fields).filter(([key, value]) => value != null && (value !== '' || key[0] !== '_'));
    return { method: 'POST', body: Object.fromEntries(sent) };
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

  // an empty property is sent: it removes the one that is stored
  change: (id, { rest, userData, phoneNumber, desiredTime }) => ({
    method: 'PUT',
    path: [id],
    body: {
      ...userData,
      ...renamed(rest),
      ...(phoneNumber && { _customer_number: phoneNumber }),
      ...(desiredTime && { _new_desired_time: desiredTime }),
    },
  }),

  queryById: (id) => ({ method: 'GET', query: { _id: id } }),

  queryByNumber: (phoneNumber) => [
    { method: 'GET', query: { _customer_number: phoneNumber } },
    { method: 'GET', query: { customer_number: phoneNumber } },
  ],

  queues: ({ dataURL }, { target, endTime, max }) => {
    const base = dataURL.replace(versionRoot, '$1');
    if (base === dataURL) throw 'Invalid configuration. dataURL should hold the version of the API and /service/.';
    return {
      method: 'GET',
      base,
      path: ['admin', 'callback', 'queues'],
      query: { target, end_time: queryTime(endTime), max },
    };
  },

  openFor: () => {
    throw 'Not offered by Callback API v1.';
  },
};
