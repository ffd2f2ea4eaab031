import { availableParallelism } from 'node:os';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { serveLanguagePacks } from './scripts/vite/serveLanguagePacks.js';
import { serveMockServiceWorker } from './scripts/vite/serveMockServiceWorker.js';
import { findPropertyFiles } from './test/fuzz/propertyFiles.js';

/** Tests over the files in `dist/`, so after `npm run build`. */
const builtFolders = 'browser,package,security,sites';

/** Tests that `vitest --project <name>` runs; what they may take is for machines that are slow and busy. */
function project(
  name: string,
  include: string[],
  more: { exclude?: string[]; env?: Record<string, string> } = {},
): TestProjectInlineConfiguration {
  // as patient as the browser driver's own waits: polling is given a second by default
  const expect = { poll: { timeout: 30_000 } };
  return { extends: true, test: { name, include, testTimeout: 60_000, hookTimeout: 60_000, expect, ...more } };
}

/** `npm run dev` serves the demo; `vitest` reads its projects from here. The files in `dist/` come from `scripts/build.ts`. */
export default defineConfig({
  root: 'demo',
  server: { port: 5173 },
  plugins: [serveMockServiceWorker(), serveLanguagePacks()],
  test: {
    root: import.meta.dirname,
    // two on two cores as well: a test in a browser mostly waits for it
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      // `npm test`
      project('unit', ['test/**/*.test.ts'], { exclude: [`test/{flows,${builtFolders}}/**`] }),
      project('flows', ['test/flows/**/*.test.ts']),
      // and the rest, with it `npm run test:full`
      project('built', [`test/{${builtFolders}}/**/*.test.ts`]),
      project('properties', findPropertyFiles(), { env: { FUZZ_RUNS: process.env.FUZZ_RUNS ?? '10000' } }),
    ],
  },
});
