import { delay, type HttpHandler, HttpResponse, http } from 'msw';
import type { Simulator } from './types.js';

/**
 * Request handlers for Mock Service Worker, in a page (`setupWorker`) or in Node (`setupServer`): both APIs and the
 * control endpoint of a simulator.
 *
 * @param options.origin answers only there, such as `https://gapi.example`; by default anywhere.
 */
export function createHandlers(simulator: Simulator, { origin = '*' }: { origin?: string } = {}): HttpHandler[] {
  const paths = ['/genesys/*', '/engagement/v3/*', '/__simulator', '/__simulator/*'];
  return paths.map((path) =>
    http.all(`${origin}${path}`, async ({ request }) => {
      const { latencyMs, response } = simulator.exchange({
        method: request.method,
        url: request.url,
        headers: Object.fromEntries(request.headers),
        body: await request.text(),
      });
      if (latencyMs > 0) await delay(latencyMs);
      if (!response) return HttpResponse.error();
      const { status, headers, body } = response;
      return new HttpResponse(hasBody(status) ? body : null, { status, headers });
    }),
  );
}

function hasBody(status: number): boolean {
  return status !== 204 && status !== 205 && status !== 304;
}
