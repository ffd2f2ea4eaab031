import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import { type Api, answerSafely, type Route } from '../api.js';
import { longestBodyBytes } from '../defaults.js';
import { refuse } from '../engine/refusal.js';
import { isTooLong, readBodyText } from './readText.js';
import type { ApiRequest, SimulatorResponse } from './types.js';

/** A routed request, and what the API makes of it. */
export interface Call {
  api: Api;
  /** `undefined`: no row of the API fits. */
  route: Route | undefined;
  request: ApiRequest;
  /** As it arrived. */
  raw: Request;
  /** Carries it out. Never throws. */
  answer(): SimulatorResponse;
}

interface Env {
  Variables: {
    /** Methods that the path of the request does know. */
    allow: string[];
  };
}

/**
 * The routes of one API, for pages of every origin.
 *
 * @param exchange sends the answer, or what is to come instead of it
 */
export function createApiApp(api: Api, exchange: (call: Call) => Promise<Response>): Hono<Env> {
  const app = new Hono<Env>();
  app.use(cors({ origin: (origin) => origin || '*', exposeHeaders: ['Retry-After'], maxAge: 600 }));
  for (const route of api.routes) {
    app.on(route.method, route.path, async (c) => {
      const request = await readRequest(c);
      const answer = () =>
        answerSafely(api, () => {
          checkLength(request);
          return api.answer(route, request);
        });
      return exchange({ api, route, request, raw: c.req.raw, answer });
    });
  }
  for (const path of new Set(api.routes.map((route) => route.path))) {
    const methods = api.routes.filter((route) => route.path === path).map(({ method }) => method);
    app.all(path, (c, next) => {
      c.set('allow', [...new Set([...(c.get('allow') ?? []), ...methods])]);
      return next();
    });
  }
  app.all('*', async (c) => {
    const request = await readRequest(c);
    const answer = () => answerSafely(api, () => api.refuseUnknown(request, c.get('allow') ?? []));
    return exchange({ api, route: undefined, request, raw: c.req.raw, answer });
  });
  return app;
}

async function readRequest({ req }: Context<Env>): Promise<ApiRequest> {
  const body = await readBodyText(req.raw, longestBodyBytes);
  const parameters: Record<string, string | undefined> = req.param();
  return {
    method: req.method,
    query: new URL(req.url).searchParams,
    body,
    header: (name) => req.header(name),
    parameter: (name) => parameters[name] ?? '',
  };
}

function checkLength({ body }: ApiRequest): void {
  if (isTooLong(body, longestBodyBytes)) refuse('tooLarge');
}
