import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import budgets from './budgets.json' with { type: 'json' };
import { bundleApplication } from './bundleApplication.js';
import { printTable } from './printTable.js';

/**
 * `npm run size`: what the files in `dist/` weigh as browsers get them (brotli, quality 11), against `budgets.json` and against
 * the weights recorded in `sizes.json`. In a budget, `bytes` is what may not be exceeded and `goal` what the design promises;
 * what lies between the two is still to be taken out. Ends with exit code 1 if a budget is exceeded, or if a file has grown by more than two
 * per cent: `npm run size -- --record 'why it had to grow'` records it anew. What a file is made of: `scripts/composition.ts`.
 */

/** A file may become that much heavier without a reason. */
const growthAllowed = 1.02;
/** What an application that bundles the ES modules loads until the form stands. */
const application = '(application)';
const dist = process.env.CX_DIST ?? join(import.meta.dirname, '../dist');
const recordFile = join(import.meta.dirname, 'sizes.json');

/** The weight of a file when it was last recorded, and why it had grown then. */
interface Recorded {
  bytes: number;
  reason?: string;
}

function compressed(content: string | Buffer): number {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

/** File in `dist` → bytes that a browser gets. Language packs have the size that their languages need. */
async function weigh(): Promise<Map<string, number>> {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(js|css)$/.test(file) && !file.startsWith('esm') && !file.includes('i18n'))
    .sort();
  const weights = new Map(files.map((file) => [file, compressed(readFileSync(join(dist, file)))]));
  return weights.set(application, compressed(await bundleApplication(dist)));
}

/** One sentence for each file that has grown by more than is allowed. */
function findGrowth(weights: ReadonlyMap<string, number>, recorded: Record<string, Recorded>): [string, string][] {
  return [...weights].flatMap(([file, bytes]): [string, string][] => {
    const before = recorded[file]?.bytes;
    if (before === undefined) return [[file, `${file} (${bytes} B) is new.`]];
    return bytes > before * growthAllowed ? [[file, `${file} (${bytes} B) has grown from ${before} B.`]] : [];
  });
}

function record(weights: ReadonlyMap<string, number>, recorded: Record<string, Recorded>, reason: string): void {
  const grown = new Set(findGrowth(weights, recorded).map(([file]) => file));
  const entries = [...weights].map(([file, bytes]): [string, Recorded] => {
    if (grown.has(file)) return [file, { bytes, reason }];
    return [file, { ...recorded[file], bytes }];
  });
  writeFileSync(recordFile, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
}

function main(reason: string | undefined, weights: ReadonlyMap<string, number>): string[] {
  const recorded: Record<string, Recorded> = existsSync(recordFile) ? JSON.parse(readFileSync(recordFile, 'utf8')) : {};
  printTable(
    ['file', 'brotli', 'recorded'],
    [...weights].map(([file, bytes]) => [file, bytes, recorded[file]?.bytes ?? 'new']),
  );
  const results = budgets.map(({ name, files, bytes, goal }) => {
    const sum = files.reduce((total, file) => total + (weights.get(file) ?? Number.NaN), 0);
    return { name, sum, bytes, goal };
  });
  printTable(
    ['budget', 'brotli', 'allowed', 'goal', 'over the goal'],
    results.map(({ name, sum, bytes, goal }) => [name, sum, bytes, goal, Math.max(0, sum - goal)]),
  );
  const exceeded = results
    .filter(({ sum, bytes }) => !(sum <= bytes))
    .map(({ name, sum, bytes }) => `Over budget by ${sum - bytes} B: ${name}.`);
  if (reason) {
    record(weights, recorded, reason);
    return exceeded;
  }
  const growth = findGrowth(weights, recorded).map(([, sentence]) => sentence);
  return [
    ...exceeded,
    ...growth,
    ...(growth.length ? ["Record it: npm run size -- --record 'why it had to grow'"] : []),
  ];
}

const { values } = parseArgs({ options: { record: { type: 'string' } } });
const problems = main(values.record, await weigh());
for (const problem of problems) console.error(problem);
process.exitCode = problems.length ? 1 : 0;
