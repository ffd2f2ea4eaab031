import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { serveLanguagePacks } from './scripts/vite/serveLanguagePacks.js';
import { serveMockServiceWorker } from './scripts/vite/serveMockServiceWorker.js';

/** `npm start` serves the demo; `vitest` reads its projects from here. The files in `dist/` come from `scripts/build.ts`. */
export default defineConfig({
  root: 'demo',
  server: { port: 5173 },
  plugins: [serveMockServiceWorker(), serveLanguagePacks()],
  test: {
    root: import.meta.dirname,
    // two on two cores as well: a test in a browser mostly waits for it
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // properties try thousands of cases, and machines differ
          testTimeout: 60_000,
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/package/**', 'test/security/**', 'test/sites/**'],
        },
      },
      {
        extends: true,
        test: {
          // over the files in dist/, so after `npm run build`
          name: 'built',
          include: ['test/{browser,package,security,sites}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
