import type { Api, ApiContext } from '../api.js';
import { refuse } from '../engine/refusal.js';
import type { ApiRequest } from '../http/types.js';
import { fillIn, refusalMessages } from '../messages.js';
import { failed, slotMap } from './envelope.js';
import { engagementRoutes } from './routes.js';

/** The Engagement API, version 3: an envelope with a status around all answers, a key on every call. */
export function createEngagementApi(context: ApiContext): Api {
  const { setup, ids } = context;

  function checkKey(request: ApiRequest): void {
    const key = request.header('x-api-key');
    if (setup.apiKey !== undefined && key !== setup.apiKey) refuse(key ? 'keyWrong' : 'keyMissing');
  }

  return {
    name: 'v3',
    routes: engagementRoutes,

    answer(route, request) {
      checkKey(request);
      return route.answer(context, request);
    },

    refuseUnknown(request, allow) {
      checkKey(request);
      if (allow.length === 0) refuse('noSuchPath');
      return refuse('noSuchMethod', { values: { method: request.method }, allow });
    },

    refusal({ kind, values, proposed = [], allow }) {
      const [status, code, sentence] = refusalMessages[kind].v3;
      const data = status === 429 ? { slots: slotMap(proposed) } : undefined;
      const response = failed(ids, { status, code, message: fillIn(sentence, values), data });
      if (allow) response.headers['allow'] = allow.join(', ');
      return response;
    },

    failure: (status) => failed(ids, { status, code: status, message: `Simulated failure ${status}` }),
  };
}
