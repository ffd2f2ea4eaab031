import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The rules of `CONTRIBUTING.md` on who may import whom, type imports included. */
const sources = join(import.meta.dirname, '../src');
const files = readdirSync(sources, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replaceAll('\\', '/'));

const libraries = ['bus', 'config', 'time', 'http', 'i18n', 'availability', 'ui', 'startPlugin.ts'];
/** Folder or file under `src` → the folders and files beside it that it may import. What is not named here may import all. */
const allowed: Record<string, string[]> = {
  bus: [],
  time: [],
  ui: [],
  config: ['bus', 'time'],
  http: ['bus', 'config', 'time'],
  i18n: ['bus', 'config', 'time'],
  availability: ['bus', 'config', 'time'],
  simulator: ['time'],
  'startPlugin.ts': libraries,
  App: libraries,
  StatsService: libraries,
  CallbackService: libraries,
  Calendar: libraries,
  CallbackWidget: libraries,
};

const partOf = (file: string) => file.split('/')[0] ?? '';

/** Modules of ours that a file imports or re-exports, as paths under `src`. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(sources, file), 'utf8');
  return [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'|^import '(\.[^']+)'/gm)]
    .map(([, from, alone]) => from ?? alone ?? '')
    .filter((path) => path.endsWith('.js'))
    .map((path) =>
      relative(sources, join(sources, dirname(file), path))
        .replaceAll('\\', '/')
        .replace(/\.js$/, '.ts'),
    );
}

describe('imports', () => {
  it('are found at all', () => {
    expect(files.length).toBeGreaterThan(150);
    expect(importsOf('index.ts')).toContain('bus/index.ts');
  });

  it.each(Object.entries(allowed))('of %s go down only', (part, others) => {
    const wrong = files
      .filter((file) => partOf(file) === part)
      .flatMap((file) => importsOf(file).map((imported) => [file, imported] as const))
      .filter(([, imported]) => partOf(imported) !== part && !others.includes(partOf(imported)));
    expect(wrong).toEqual([]);
  });

  it('no plugin, library or entry of pages imports the simulator', () => {
    const wrong = files
      .filter((file) => partOf(file) !== 'simulator' && file !== 'cli.ts')
      .filter((file) => importsOf(file).some((imported) => partOf(imported) === 'simulator'));
    expect(wrong).toEqual([]);
  });
});
