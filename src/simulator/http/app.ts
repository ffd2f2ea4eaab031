import { Hono } from 'hono';
import type { Api } from '../api.js';
import { type Call, createApiApp } from './apiApp.js';
import { json, toResponse } from './json.js';

/** Thrown where a connection drops without an answer. */
export class ConnectionDropped extends Error {}

/** What is served. */
export interface AppParts {
  v1: Api;
  v3: Api;
  control: Hono;
  /** Sends an API's answer, or what is to come instead of it; throws `ConnectionDropped` for nothing at all. */
  exchange(call: Call): Promise<Response>;
}

const methods: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Everything the simulator serves, behind one function from requests to answers. */
export function createApp({ v1, v3, control, exchange }: AppParts): (request: Request) => Promise<Response> {
  const app = new Hono({ getPath: pathFromRoot });
  app.route('/genesys', createApiApp(v1, exchange));
  app.route('/engagement/v3', createApiApp(v3, exchange));
  app.route('/__simulator', control);
  app.notFound(() => toResponse(nobodyThere()));
  app.onError((error) => {
    throw error;
  });
  return async (request) => {
    // Hono's router looks methods up in plain objects, where one called `__proto__` would find more than routes.
    if (!methods.includes(request.method)) return toResponse(json(501, { message: 'No such method.' }));
    try {
      return await app.fetch(request);
    } catch (error) {
      if (error instanceof ConnectionDropped) return Response.error();
      throw error;
    }
  };
}

/** The path from the root of an API on: a prefix before it, as of a proxy, and a slash behind it are allowed. */
function pathFromRoot(request: Request): string {
  const { pathname } = new URL(request.url);
  const start = pathname.search(/\/(?:genesys|engagement\/v3|__simulator)(?:\/|$)/);
  const path = pathname.slice(Math.max(0, start));
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

function nobodyThere() {
  return json(404, { message: 'No such resource. The APIs are under /genesys/ and /engagement/v3/.' });
}
