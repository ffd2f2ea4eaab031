import { setupWorker } from 'msw/browser';
import { createHandlers } from '../../src/simulator/handlers.js';
import type { Simulator } from '../../src/simulator/index.js';

/**
 * Lets the simulator answer the page's requests through a service worker. Where there is none (a page that came neither
 * over https nor from localhost), MSW answers inside the page instead.
 */
export async function startWorker(simulator: Simulator): Promise<void> {
  const worker = setupWorker(...createHandlers(simulator));
  await worker.start({
    quiet: true,
    onUnhandledRequest: 'bypass',
    serviceWorker: { url: `${import.meta.env.BASE_URL}mockServiceWorker.js` },
  });
}
