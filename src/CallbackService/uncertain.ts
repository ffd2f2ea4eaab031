import type { Reply } from '../http/request.js';
import { serviceError } from './serviceError.js';
import type { Settings } from './settings.js';
import type { ServiceError } from './types.js';

/** The failure of a booking that the server may have taken all the same. */
export function uncertain(reply: Reply, { api }: Settings): ServiceError {
  const error = serviceError(reply);
  error.message ||= 'The answer was lost. The callback may have been booked.';
  error.uncertain = true;
  if (api.version === 'v1') error.repeatable = true;
  return error;
}
