import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** What the files in `dist` and the package hold beside their code. */
const root = join(import.meta.dirname, '../..');
const dist = process.env.CX_DIST ?? join(root, 'dist');
const read = (file: string) => readFileSync(join(dist, file), 'utf8');
const scripts = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.js') && !file.startsWith('esm'))
  .sort();

/** Names of the packages whose sources a script was made from, as its map says. */
function bundledIn(script: string): string[] {
  if (script.includes('i18n-')) return [];
  const { sources }: { sources: string[] } = JSON.parse(read(`${script}.map`));
  const names = sources.flatMap((source) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? []);
  return [...new Set(names)];
}

describe('licences', () => {
  const notices = read('THIRD-PARTY-NOTICES.txt');

  test('each package that is bundled is named with its version and the text of its licence', () => {
    const names = [...new Set(scripts.flatMap(bundledIn))];
    expect(names).toEqual(expect.arrayContaining(['preact', 'mitt', 'jquery', 'libphonenumber-js', '@date-fns/tz']));
    for (const name of names) {
      const folder = join(root, 'node_modules', name);
      const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const [licence = ''] = readdirSync(folder).filter((file) => /^licen[cs]e/i.test(file));
      expect(notices).toContain(`${name} ${version} (`);
      expect(notices).toContain(readFileSync(join(folder, licence), 'utf8').trim());
    }
  });

  test.each(scripts.filter((script) => bundledIn(script).length > 0))('%s names the file with them', (script) => {
    expect(read(script)).toMatch(/^\/\*! .*THIRD-PARTY-NOTICES\.txt \*\//);
  });
});

test.each(scripts)('%s is ASCII: pages in other encodings than UTF-8 include it too', (script) => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the characters of ASCII
  expect(/[^\x00-\x7f]/.exec(read(script))?.[0]).toBeUndefined();
});

describe('the package', () => {
  const packed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
  });
  const [{ files }]: [{ files: { path: string; size: number }[] }] = JSON.parse(packed);
  const paths = files.map(({ path }) => path);

  test('has what pages, bundlers and lawyers need', () => {
    expect(paths).toEqual(
      expect.arrayContaining([
        'LICENSE',
        'README.md',
        'SECURITY.md',
        'dist/THIRD-PARTY-NOTICES.txt',
        'dist/cxbus.min.js',
        'dist/esm/index.js',
        'dist/esm/index.d.ts',
        'dist/integrity.json',
        'dist/plugins/callback.min.js',
      ]),
    );
  });

  test('has no source maps above 1 MB, and no sources or tests', () => {
    const maps = files.filter(({ path }) => path.endsWith('.map'));
    expect(maps.reduce((total, { size }) => total + size, 0)).toBeLessThan(1_000_000);
    expect(paths.filter((path) => /^(src|test|demo|scripts)\//.test(path))).toEqual([]);
  });

  test('starts the simulator by its command', () => {
    const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const run = (...options: string[]) =>
      execFileSync(process.execPath, [join(root, bin['cx-callback']), ...options], { encoding: 'utf8' });
    expect(readFileSync(join(root, bin['cx-callback']), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(run('simulator', '--help')).toContain('--port');
  });
});
