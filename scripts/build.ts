import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { build, type InlineConfig, type Plugin } from 'vite';
import { configurationJsonSchema } from './configurationDocuments.js';
import { loadFeaturesByBus, readFeatures, registerFeature } from './vite/featureFiles.js';
import { collectPackages, folderOf, noticesBanner, writeNotices } from './vite/thirdPartyNotices.js';
import { writeLanguagePacks } from './writeLanguagePacks.js';

/** Writes `dist/`: the script files of the page layout, the style sheet, the language packs, the ES modules and their types. */

const root = join(import.meta.dirname, '..');
/** `CX_DIST` builds elsewhere, for trying something without disturbing tests that run. */
const dist = process.env.CX_DIST ?? join(root, 'dist');

/** Source under `src/entries` → file under `dist`, as sites address them. What is loaded on demand is in each `features.ts`. */
const scriptFiles = {
  'cxbus.ts': 'cxbus.min.js',
  'widgets-core.ts': 'plugins/widgets-core.min.js',
  'callbackservice.ts': 'plugins/callbackservice.min.js',
  'callback.ts': 'plugins/callback.min.js',
  'calendar.ts': 'plugins/calendar.min.js',
  'widgets.ts': 'widgets.min.js',
} as const;

/** The entry points of the package's `exports`. */
const moduleEntries = [
  'index.ts',
  'bus/index.ts',
  'CallbackService/index.ts',
  'simulator/index.ts',
  'simulator/handlers.ts',
  'simulator/server.ts',
  'cli.ts',
];

/** Browsers with nested rules and `:dir()`: the style sheets are written so, and stay so. */
const cssTarget = ['chrome120', 'firefox121', 'safari17.2'];

/** Folders of the packages whose code our files contain. */
const packages = new Set<string>();

const shared: InlineConfig = { root, configFile: false, logLevel: 'warn', publicDir: false };

/** One classic script: everything it needs inside, nothing in the page's global scope but what it sets itself. */
function buildScript(entry: string, file: string, plugins: Plugin[] = []): Promise<unknown> {
  return build({
    ...shared,
    plugins: [loadFeaturesByBus(), ...plugins, collectPackages(packages)],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: dist,
      emptyOutDir: false,
      sourcemap: true,
      target: 'es2022',
      cssTarget,
      // one per cent lighter than the bundler's own
      minify: 'terser',
      terserOptions: {
        ecma: 2022,
        compress: { ecma: 2022, passes: 3 },
        // pages in other encodings than UTF-8 include them too
        format: { ascii_only: true },
      },
      lib: { entry, formats: ['iife'], name: 'cx', fileName: () => file },
      rolldownOptions: {
        output: {
          extend: true,
          strict: true,
          banner: (chunk) => (chunk.moduleIds.some((id) => folderOf(id).length) ? noticesBanner : ''),
        },
        checks: { pluginTimings: false },
      },
    },
  });
}

function buildStyles(): Promise<unknown> {
  return build({
    ...shared,
    build: {
      outDir: dist,
      emptyOutDir: false,
      cssTarget,
      rolldownOptions: {
        input: join(root, 'src/ui/all.css'),
        output: { assetFileNames: 'widgets.min.css' },
      },
    },
  });
}

/** ES modules as they are laid out in `src`, to be read without maps; what comes from npm stays an import. */
function buildModules(): Promise<unknown> {
  return build({
    ...shared,
    build: {
      outDir: join(dist, 'esm'),
      emptyOutDir: false,
      target: 'es2022',
      cssTarget,
      minify: false,
      lib: { entry: moduleEntries.map((entry) => join(root, 'src', entry)), formats: ['es'] },
      rolldownOptions: {
        external: (id) => !id.startsWith('.') && !id.startsWith('/') && !id.startsWith('\0'),
        output: {
          preserveModules: true,
          preserveModulesRoot: join(root, 'src'),
          entryFileNames: '[name].js',
          banner: ({ fileName }) => (fileName === 'cli.js' ? '#!/usr/bin/env node' : ''),
        },
      },
    },
  });
}

async function writeTypes(): Promise<void> {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const options = ['-p', 'tsconfig.build.json', '--outDir', join(dist, 'esm')];
  const running = spawn(process.execPath, [compiler, ...options], { cwd: root, stdio: 'inherit' });
  const [code] = await once(running, 'exit');
  if (code !== 0) throw new Error('The declarations could not be written.');
}

/** `integrity.json`: the hash of every file that browsers load, as the attribute `integrity` takes it. */
function writeIntegrity(): void {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(js|css|json)$/.test(file),
  );
  const hashes = files.sort().map((file) => {
    const hash = createHash('sha384').update(readFileSync(join(dist, file)));
    return [file.replaceAll('\\', '/'), `sha384-${hash.digest('base64')}`];
  });
  writeFileSync(join(dist, 'integrity.json'), `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`);
}

/** Runs jobs side by side, as many at a time as there are processors. */
async function runAll(jobs: Array<() => Promise<unknown>>): Promise<void> {
  const waiting = [...jobs];
  const work = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) await job();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
}

async function main(): Promise<void> {
  rmSync(dist, { recursive: true, force: true });
  const entries = Object.entries(scriptFiles).map(([entry, file]) => {
    return () => buildScript(join(root, 'src/entries', entry), file);
  });
  const features = readFeatures().map((feature) => {
    return () => buildScript(feature.entry, `plugins/${feature.name}.mod.js`, [registerFeature(feature)]);
  });
  await runAll([writeTypes, ...entries, ...features, buildStyles, buildModules]);
  writeLanguagePacks(dist);
  writeFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), writeNotices(packages));
  writeIntegrity();
  // for editors; no page loads it
  writeFileSync(join(dist, 'configuration.schema.json'), `${JSON.stringify(configurationJsonSchema(), null, 2)}\n`);
}

await main();
