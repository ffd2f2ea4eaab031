import fc from 'fast-check';
import { test } from 'vitest';

/**
 * How hard properties are tried: 1,000 cases each in `npm test`, 10,000 in `npm run test:full`, a million in
 * `npm run test:fuzz`, a few per changed spot in `npm run test:mutation`. `FUZZ_RUNS` says how many, `FUZZ_SEED` makes them the same each time.
 */
const { FUZZ_RUNS, FUZZ_SEED } = process.env;
const numRuns = Number(FUZZ_RUNS ?? 1000);
/** What a case may take where machines are slow and busy. */
const caseMs = 60;

declare module 'vitest' {
  interface TaskMeta {
    /** Cases that a property was tried with; `npm run test:fuzz` tells of them. */
    cases?: number;
  }
}

/**
 * The test that a property holds in every random case.
 * @param name the sentence that it proves
 * @param property `fc.property(…)` or `fc.asyncProperty(…)`
 */
export function always<Case>(
  name: string,
  property: fc.IProperty<Case> | fc.IPropertyWithHooks<Case> | fc.IAsyncProperty<Case>,
): void {
  test(name, { timeout: Math.max(3000, numRuns * caseMs) }, async ({ task }) => {
    task.meta.cases = numRuns;
    await fc.assert(property as fc.IAsyncProperty<Case>, { numRuns, ...(FUZZ_SEED && { seed: Number(FUZZ_SEED) }) });
  });
}
