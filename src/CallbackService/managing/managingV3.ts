import { queryTime } from '../queryTime.js';
import { serviceOf, zoneOf } from '../v3.js';
import type { ManagingApi } from './managingApi.js';

/** The engagement API. */
export const managingV3: ManagingApi = {
  cancel: (id) => ({ method: 'POST', path: ['cancel'], body: { id } }),

  queryById: (id) => ({ method: 'POST', path: ['retrieve'], body: { id } }),

  queryByNumber: notOffered,

  root: notOffered,

  queues: notOffered,

  openFor: (settings, options) => {
    const timezone = zoneOf(settings, options.timezone);
    return {
      method: 'GET',
      path: ['open-for', serviceOf(settings, options.serviceName)],
      query: { start: queryTime(options.start, timezone), timezone },
    };
  },
};

function notOffered(): never {
  throw 'Not offered by Callback API v3.';
}
