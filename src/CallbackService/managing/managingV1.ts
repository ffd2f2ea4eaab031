import { queryTime } from '../queryTime.js';
import { renamed } from '../v1.js';
import type { ManagingApi } from './managingApi.js';

/** `…/genesys/1` of `…/genesys/1/service/callback/sales`; a query of the address stays. */
const versionRoot = /^([^?#]*\/\d+)\/service\/[^?#]*/;

/** The callback API of GMS (GMS API: Callback Services). */
export const managingV1: ManagingApi = {
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

  root: ({ dataURL }) => {
    const root = dataURL.replace(versionRoot, '$1');
    if (root === dataURL) throw 'Invalid configuration. dataURL should hold the version of the API and /service/.';
    return root;
  },

  queues: ({ target, endTime, max }) => ({
    method: 'GET',
    path: ['admin', 'callback', 'queues'],
    query: { target, end_time: queryTime(endTime), max },
  }),

  openFor: () => {
    throw 'Not offered by Callback API v1.';
  },
};
