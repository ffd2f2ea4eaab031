import type { Route } from '../api.js';
import { availability } from './availability.js';
import { cancel, create, retrieve } from './callbacks.js';
import { openFor, queueStatus, waitTime } from './timing.js';

/** The Engagement API, row by row, behind `/engagement/v3/`. */
export const engagementRoutes: readonly Route[] = [
  { operation: 'schedule', method: 'POST', path: '/callbacks/create', answer: create },
  { operation: 'cancel', method: 'POST', path: '/callbacks/cancel', answer: cancel },
  { operation: 'query', method: 'POST', path: '/callbacks/retrieve', answer: retrieve },
  { operation: 'availability', method: 'GET', path: '/callbacks/availability/:service', answer: availability },
  { operation: 'openFor', method: 'GET', path: '/callbacks/open-for/:service', answer: openFor },
  { operation: 'queueStatus', method: 'GET', path: '/callbacks/queue-status/:queue', answer: queueStatus },
  { operation: 'waitTime', method: 'GET', path: '/estimated-wait-time', answer: waitTime },
];
