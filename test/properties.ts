/**
 * How hard properties are tried: 10,000 cases each in `npm test`, a million in `npm run fuzz`, a few per changed spot in
 * `npm run mutants`. `FUZZ_RUNS` says how many, `FUZZ_SEED` makes them the same each time.
 */
const { FUZZ_RUNS, FUZZ_SEED } = process.env;

/** For `fc.assert`. */
export const cases = {
  numRuns: Number(FUZZ_RUNS ?? 10_000),
  ...(FUZZ_SEED && { seed: Number(FUZZ_SEED) }),
};

/** For the test around it. */
export const patiently = { timeout: Math.max(3000, cases.numRuns * 20) };
