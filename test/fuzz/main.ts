import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { findPropertyFiles } from './propertyFiles.js';

/**
 * `npm run test:fuzz`: every property of the tests, a million cases each; `npm run test:fuzz -- --runs 100000` tries fewer,
 * `npm run test:fuzz -- test/bus` those of one folder. Prints a table, and exits with 1 if a property does not hold.
 */
const { values, positionals } = parseArgs({
  options: { runs: { type: 'string', default: '1000000' }, seed: { type: 'string' } },
  allowPositionals: true,
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs should be a number of cases, not ${values.runs}`);

/** As much of vitest's JSON as is read here. */
interface Results {
  testResults: {
    name: string;
    message: string;
    assertionResults: {
      title: string;
      status: string;
      duration?: number;
      failureMessages: string[] | null;
      meta: { cases?: number };
    }[];
  }[];
}

const root = join(import.meta.dirname, '../..');
const files = findPropertyFiles().filter(
  (file) => !positionals.length || positionals.some((part) => file.includes(part)),
);
if (!files.length) throw new Error(`There is no property in ${positionals.join(', ')}`);

const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
const output = join(folder, 'results.json');
const vitest = [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--project',
  'unit',
  '--reporter=default',
  '--reporter=json',
  `--outputFile=${output}`,
];
const { status } = spawnSync(process.execPath, [...vitest, ...files], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, FUZZ_RUNS: String(runs), ...(values.seed && { FUZZ_SEED: values.seed }) },
});
if (!existsSync(output)) throw new Error('The tests did not run.');
const results: Results = JSON.parse(readFileSync(output, 'utf8'));
rmSync(folder, { recursive: true });

const rows = results.testResults.flatMap(({ name, assertionResults }) =>
  assertionResults
    .filter(({ meta }) => meta.cases)
    .map((test) => ({
      file: relative(root, name),
      property: test.title,
      cases: test.meta.cases ?? 0,
      seconds: (test.duration ?? 0) / 1000,
      holds: test.status === 'passed',
    })),
);
console.log('\n| file | property | cases | s | |\n| --- | --- | ---: | ---: | --- |');
for (const { file, property, cases, seconds, holds } of rows) {
  const shown = [file, property, cases.toLocaleString('en'), seconds.toFixed(1), holds ? 'holds' : 'FAILS'];
  console.log(`| ${shown.join(' | ')} |`);
}
console.log(`\n${rows.filter(({ holds }) => holds).length} of ${rows.length} properties hold.`);
process.exitCode = status === 0 && rows.length ? 0 : 1;
