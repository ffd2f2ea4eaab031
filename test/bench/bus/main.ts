import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { build } from 'vite';
import { compare, type Row } from './compare.js';

export type { Row } from './compare.js';

/** Both sides as pages get them: in one minified module, because what runs TypeScript directly makes closures dear. */
async function bundleContests(folder: string): Promise<typeof import('./contests.js')> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      minify: true,
      lib: { entry: join(import.meta.dirname, 'contests.ts'), formats: ['es'], fileName: () => 'contests.mjs' },
    },
  });
  return import(pathToFileURL(join(folder, 'contests.mjs')).href);
}

/**
 * What commands and events cost on the bus, as a ratio to bare mitt and native promises in the same run. No timers, and
 * nothing passes or fails by the clock: see `contests.ts` for what is compared.
 */
export async function measureBus(rounds = 30): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cx-bench-'));
  try {
    const { createContests } = await bundleContests(folder);
    setFlagsFromString('--expose-gc');
    Object.assign(globalThis, { gc: runInNewContext('gc') });
    const rows: Row[] = [];
    for (const contest of createContests()) rows.push(await compare(contest, rounds));
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const nanoseconds = (value: number) => Math.round(value).toLocaleString('en-US');

if (process.argv[1] === import.meta.filename) {
  console.log('| on the bus | ns | bare mitt and native promise, ns | ratio | goal |');
  console.log('| --- | --: | --: | --: | --: |');
  for (const { name, ours, bare, ratio, goal } of await measureBus()) {
    console.log(
      `| ${name} | ${nanoseconds(ours)} | ${nanoseconds(bare)} | ${ratio.toFixed(2)} | ${goal ? `≤ ${goal}` : ''} |`,
    );
  }
}
