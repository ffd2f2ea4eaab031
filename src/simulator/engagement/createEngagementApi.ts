import type { Api } from '../api.js';
import type { Setup } from '../config.js';
import type { Engine } from '../engine/createEngine.js';
import { refuse } from '../engine/refusal.js';
import { json } from '../http/json.js';
import { matchRoute } from '../http/routes.js';
import type { SimulatorResponse } from '../http/types.js';
import { fillIn, refusalMessages } from '../messages.js';
import { engagementRoutes } from './routes.js';
import { slotMap } from './slotMap.js';

/** The Engagement API, version 3: an envelope with a status around all answers, a key on every call. */
export function createEngagementApi(engine: Engine, setup: Setup, ids: () => string): Api {
  const success = (data: unknown) => json(200, { status: { code: 0, message: 'Successful', corrId: ids() }, data });
  const context = { engine, setup, success };

  function error(status: number, code: number, message: string, data?: object): SimulatorResponse {
    return json(status, { status: { code, message, corrId: ids() }, ...(data && { data }) });
  }

  return {
    operationOf({ method, segments }) {
      const match = matchRoute(engagementRoutes, method, segments);
      return match.found ? match.route.operation : undefined;
    },

    answer(request) {
      const key = request.header('x-api-key');
      if (setup.apiKey !== undefined && key !== setup.apiKey) refuse(key ? 'keyWrong' : 'keyMissing');
      const match = matchRoute(engagementRoutes, request.method, request.segments);
      if (match.found) return match.route.answer(context, request, match.parameters);
      if (match.allow.length === 0) refuse('noSuchPath');
      return refuse('noSuchMethod', { values: { method: request.method }, allow: match.allow });
    },

    refusal({ kind, values, proposed = [], allow }) {
      const [status, code, sentence] = refusalMessages[kind].v3;
      const data = status === 429 ? { slots: slotMap(proposed) } : undefined;
      const response = error(status, code, fillIn(sentence, values), data);
      if (allow) response.headers['allow'] = allow.join(', ');
      return response;
    },

    failure: (status) => error(status, status, `Simulated failure ${status}`),
  };
}
