import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The unit tests that belong to the code that `npm run test:mutation` changes; few cases of each property, always the same. */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, '../..'),
    include: [
      'test/bus/**/*.test.ts',
      'test/CallbackService/**/*.test.ts',
      'test/Calendar/{slots,slots.property,readSettings}.test.ts',
      'test/http/**/*.test.ts',
      'test/time/**/*.test.ts',
    ],
    env: { FUZZ_RUNS: '30', FUZZ_SEED: '1' },
    testTimeout: 3000,
    // twice as fast, and none of these tests leaves anything behind
    isolate: false,
  },
});
