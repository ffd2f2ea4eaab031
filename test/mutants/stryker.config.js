// tests of the visitor's own clock set this zone themselves, but in a thread, where Stryker runs them, that is too late
process.env.TZ = 'Europe/Paris';

/**
 * `npm run test:mutation`: changes the code one spot at a time and asks whether the unit tests notice. For one part:
 * `npm run test:mutation -- --mutate 'src/bus/**'`.
 *
 * Changed words of sentences count as mutants like everything else, nothing is left out.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  mutate: [
    'src/bus/**/*.ts',
    'src/CallbackService/**/*.ts',
    // slot arithmetic
    'src/availability/**/*.ts',
    'src/Calendar/{days,groupByDay,timeGrid,readCalendarHours}.ts',
    'src/time/calendar.ts',
    '!src/**/types.ts',
  ],
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutants/vitest.config.ts' },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // beside what the tests themselves take; a mutant that never ends costs this
  timeoutMS: 5000,
  thresholds: { high: 95, low: 90, break: 85 },
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: { reportTests: false, allowColor: false },
  htmlReporter: { fileName: 'reports/mutants.html' },
  jsonReporter: { fileName: 'reports/mutants.json' },
  incremental: true,
  incrementalFile: 'reports/mutants-incremental.json',
  // no test asks for types
  disableTypeChecks: false,
  // Stryker reads TypeScript's configuration through an interface that TypeScript 7 lacks, and vitest does without it
  tsconfigFile: 'none',
  tempDirName: '.stryker-tmp',
  ignorePatterns: ['/dist', '/reports', '/screenshots', '/demo', '/test/browser', '/test/sites', '/test/engines'],
  allowConsoleColors: false,
};
