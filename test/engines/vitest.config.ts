import { defineConfig } from 'vitest/config';

/** The flows in Firefox and WebKitGTK, over the files in `dist/`; not part of `npm test`, which runs in Chromium. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.engine.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
