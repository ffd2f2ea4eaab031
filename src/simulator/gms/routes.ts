import type { Route } from '../api.js';
import { bulkCancel, queues, watermarks } from './admin.js';
import { availability } from './availability.js';
import { cancel, change, schedule } from './booking.js';
import { queryAll, queryService } from './query.js';
import { officeHours, waitTime, waitTimes } from './timing.js';

/** The GMS API, row by row, behind `/genesys/`. The version stands in the path. */
export const gmsRoutes: readonly Route[] = [
  { operation: 'query', method: 'GET', path: '/:version{[12]}/service/callback', answer: queryAll },
  { operation: 'schedule', method: 'POST', path: '/:version{[12]}/service/callback/:service', answer: schedule },
  { operation: 'query', method: 'GET', path: '/:version{[12]}/service/callback/:service', answer: queryService },
  {
    operation: 'availability',
    method: 'GET',
    path: '/:version{[12]}/service/callback/:service/availability',
    answer: availability,
  },
  { operation: 'reschedule', method: 'PUT', path: '/:version{[12]}/service/callback/:service/:id', answer: change },
  { operation: 'cancel', method: 'DELETE', path: '/:version{[12]}/service/callback/:service/:id', answer: cancel },
  { operation: 'queues', method: 'GET', path: '/1/admin/callback/queues', answer: queues },
  { operation: 'watermarks', method: 'GET', path: '/1/admin/callback/watermarks', answer: watermarks },
  { operation: 'bulkCancel', method: 'POST', path: '/1/admin/callback/cancel', answer: bulkCancel },
  { operation: 'waitTime', method: 'GET', path: '/1/service/ewt', answer: waitTime },
  { operation: 'officeHours', method: 'GET', path: '/1/service/:hours', answer: officeHours },
  { operation: 'waitTime', method: 'GET', path: '/2/ewt/:mode', answer: waitTimes },
];
