import type { Api } from '../api.js';
import type { Setup } from '../config.js';
import type { Engine } from '../engine/createEngine.js';
import { refuse } from '../engine/refusal.js';
import { json } from '../http/json.js';
import { matchRoute } from '../http/routes.js';
import type { SimulatorResponse } from '../http/types.js';
import { exceptionPackages, fillIn, proposingException, refusalMessages } from '../messages.js';
import { checkAccess } from './access.js';
import { availabilityMap } from './availability.js';
import { gmsRoutes } from './routes.js';

/** The GMS callback API (manual: Callback Services API): flat keys, JSON or form-encoded, errors with an exception. */
export function createGmsApi(engine: Engine, setup: Setup): Api {
  const context = { engine, setup };

  function error(status: number, exception: string, message: string, more: object = {}): SimulatorResponse {
    return json(status, { message, exception: exceptionPackages[setup.dialect] + exception, ...more });
  }

  return {
    operationOf({ method, segments }) {
      const match = matchRoute(gmsRoutes, method, segments);
      return match.found ? match.route.operation : undefined;
    },

    answer(request) {
      const match = matchRoute(gmsRoutes, request.method, request.segments);
      if (!match.found) {
        if (match.allow.length === 0) refuse('noSuchPath');
        return refuse('noSuchMethod', { values: { method: request.method }, allow: match.allow });
      }
      checkAccess(setup.services.get(match.parameters('service')) ?? setup.access, request);
      return match.route.answer(context, request, match.parameters);
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
