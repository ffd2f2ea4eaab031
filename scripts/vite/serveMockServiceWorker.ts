import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const workerPath = '/mockServiceWorker.js';

/**
 * Serves MSW's service worker script from the installed package, so that no copy of it lies in the repository
 * and it can never differ in version from the library that talks to it.
 */
export function serveMockServiceWorker(): Plugin {
  const file = createRequire(import.meta.url).resolve('msw/mockServiceWorker.js');
  return {
    name: 'serve-mock-service-worker',
    configureServer(server) {
      server.middlewares.use(workerPath, (_request, response) => {
        response.setHeader('Content-Type', 'text/javascript');
        response.end(readFileSync(file));
      });
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: workerPath.slice(1), source: readFileSync(file) });
    },
  };
}
