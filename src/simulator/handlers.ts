import { type HttpHandler, http } from 'msw';
import type { Simulator } from './types.js';

/**
 * Request handlers for Mock Service Worker, in a page (`setupWorker`) or in Node (`setupServer`): both APIs and the
 * control endpoint of a simulator.
 *
 * @param options.origin answers only there, such as `https://gapi.example`; by default anywhere.
 */
export function createHandlers(simulator: Simulator, { origin = '*' }: { origin?: string } = {}): HttpHandler[] {
  const paths = ['/genesys/*', '/engagement/v3/*', '/__simulator', '/__simulator/*'];
  return paths.map((path) => http.all(`${origin}${path}`, ({ request }) => simulator.fetch(request)));
}
