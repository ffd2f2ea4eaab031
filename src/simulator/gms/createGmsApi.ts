import type { Api, ApiContext } from '../api.js';
import { refuse } from '../engine/refusal.js';
import { json } from '../http/json.js';
import type { SimulatorResponse } from '../http/types.js';
import { exceptionPackages, fillIn, proposingException, refusalMessages } from '../messages.js';
import { checkAccess } from './access.js';
import { availabilityMap } from './availability.js';
import { gmsRoutes } from './routes.js';

/** The GMS callback API (manual: Callback Services API): flat keys, JSON or form-encoded, errors with an exception. */
export function createGmsApi(context: ApiContext): Api {
  const { setup } = context;

  function error(status: number, exception: string, message: string, more: object = {}): SimulatorResponse {
    return json(status, { message, exception: exceptionPackages[setup.dialect] + exception, ...more });
  }

  return {
    name: 'v1',
    routes: gmsRoutes,

    answer(route, request) {
      checkAccess(setup.services.get(request.parameter('service')) ?? setup.access, request);
      return route.answer(context, request);
    },

    refuseUnknown(request, allow) {
      if (allow.length === 0) refuse('noSuchPath');
      return refuse('noSuchMethod', { values: { method: request.method }, allow });
    },

    refusal({ kind, values, proposed = [], allow }) {
      const [status, exception, sentence] = refusalMessages[kind].gms;
      const more = exception === proposingException ? { availability: availabilityMap(proposed) } : {};
      const response = error(status, exception, fillIn(sentence, values), more);
      if (kind === 'credentialsMissing') response.headers['www-authenticate'] = 'Basic realm="callback"';
      if (allow) response.headers['allow'] = allow.join(', ');
      return response;
    },

    failure(status) {
      const exception = status === 503 ? 'CallbackExceptionServiceUnavailable' : 'CallbackServiceException';
      return error(status, exception, `Simulated failure ${status}`);
    },
  };
}
