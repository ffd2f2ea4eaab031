import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from '../../scripts/browsers/findBrowser.js';
import type { Bench } from './chromium/bench.js';
import { startBench } from './chromium/bench.js';
import { measureDayChange } from './chromium/measureDayChange.js';
import { measureLoading } from './chromium/measureLoading.js';
import { measureMemoryOfOpenings } from './chromium/measureMemoryOfOpenings.js';
import { measureOpening } from './chromium/measureOpening.js';
import { type Figure, isMet } from './figures.js';
import { measureBusRows } from './measureBusRows.js';
import { measureSlots } from './measureSlots.js';
import { changeText, compareRuns, figureText, markdownTable, missedText, type Run } from './report.js';

/**
 * Measures, prints a table for `docs/performance.md`, and compares with the last run. Ends with exit code 1 if a figure is not as
 * promised.
 */

const parts: Record<string, (bench: Bench) => Promise<Figure[]>> = {
  bus: measureBusRows,
  slots: measureSlots,
  loading: measureLoading,
  opening: measureOpening,
  days: measureDayChange,
  memory: measureMemoryOfOpenings,
};
const names = Object.keys(parts);
const lastRun = join(import.meta.dirname, '../../reports/bench.json');

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: names.join(',') },
    runs: { type: 'string', default: '5' },
    slowed: { type: 'string', default: '1,4,6' },
  },
});
const chosen = values.only.split(',');
const runs = Number(values.runs);
const slownesses = values.slowed.split(',').map(Number);
if (
  slownesses.some((slowness) => !(slowness >= 1)) ||
  !(runs >= 1) ||
  !Number.isInteger(runs) ||
  chosen.some((name) => !names.includes(name))
) {
  console.error(`npm run bench -- [--only ${names.join(',')}] [--runs 5] [--slowed 1,4,6]`);
  process.exit(1);
}

function machine(): string {
  const version = execFileSync(findBrowser() ?? 'chromium', ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [chromium = ''] = /\w+ [\d.]+/.exec(String(version)) ?? [];
  return `${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} cores; ${chromium}; Node ${process.version}`;
}

function readLast(): Run | undefined {
  try {
    return JSON.parse(readFileSync(lastRun, 'utf8'));
  } catch {
    return undefined;
  }
}

function printChanges(last: Run, figures: Figure[]): void {
  const changes = compareRuns(last.figures, figures);
  console.log(`\nSince ${last.at}, on ${last.machine}; 👉 marks more than 20 %:\n`);
  console.log('| what | before | now | change |\n| --- | --: | --: | --: |');
  for (const change of changes) {
    const mark = change.isNotable ? ' 👉' : '';
    const cells = [change.name, figureText(change.before), figureText(change.after), changeText(change) + mark];
    console.log(`| ${cells.join(' | ')} |`);
  }
}

async function measure(): Promise<Figure[]> {
  const bench = await startBench(runs, slownesses);
  const figures: Figure[] = [];
  try {
    for (const name of chosen) {
      console.error(`measuring: ${name}`);
      figures.push(...((await parts[name]?.(bench)) ?? []));
    }
  } finally {
    await bench.stop();
  }
  return figures;
}

const figures = await measure();
const last = readLast();
const run: Run = { at: new Date().toISOString(), machine: machine(), figures };
console.log(
  `${markdownTable(figures.filter(({ isDetail }) => !isDetail))}\n\n${run.machine}; medians of ${runs} fresh pages.\n`,
);
const details = figures.filter(({ isDetail }) => isDetail);
if (details[0]) console.log(`Behind these:\n\n${markdownTable(details)}`);
if (last) printChanges(last, figures);

// parts that were not measured this time stay as they were
const measured = new Set(figures.map(({ name }) => name));
const kept = last?.figures.filter(({ name }) => !measured.has(name)) ?? [];
mkdirSync(dirname(lastRun), { recursive: true });
writeFileSync(lastRun, `${JSON.stringify({ ...run, figures: [...kept, ...figures] }, null, 2)}\n`);

const missed = figures.filter((figure) => isMet(figure) === false);
for (const figure of missed) console.error(`Not as promised: ${missedText(figure)}`);
if (missed[0]) process.exitCode = 1;
