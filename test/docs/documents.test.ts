import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const documents = [
  ...readdirSync(root).filter((file) => file.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
];
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
/** GitHub's and most others' anchor of a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\- ]/gu, '')
    .replaceAll(' ', '-');
const anchorsOf = (file: string) =>
  [...textOf(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

describe('documents', () => {
  test.each(documents)('links of %s lead somewhere', (file) => {
    const links = [...textOf(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    const broken = links.filter((link) => {
      if (/^[a-z]+:/.test(link)) return false;
      const [path = '', anchor] = link.split('#');
      const target = path ? join(dirname(file), path) : file;
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && !anchorsOf(target).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  test('docs/README.md leads to each of them', () => {
    const index = textOf('docs/README.md');
    const others = documents.filter((file) => file.startsWith('docs/') && file !== 'docs/README.md');
    expect(others.length).toBeGreaterThan(10);
    expect(others.filter((file) => !index.includes(`(${file.slice('docs/'.length)})`))).toEqual([]);
  });

  test('commands that they name are there', () => {
    const { scripts } = JSON.parse(textOf('package.json'));
    const named = documents.flatMap((file) =>
      [...textOf(file).matchAll(/`npm run ([\w:-]+)/g)].map(([, name = '']) => [file, name] as const),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(([, name]) => !(name in scripts))).toEqual([]);
  });

  test('files of the sources and tests that they name are there', () => {
    const named = documents.flatMap((file) =>
      [...textOf(file).matchAll(/`((?:src|test|scripts)\/[\w./-]+)`/g)].map(([, path = '']) => [file, path] as const),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(([, path]) => !existsSync(join(root, path)))).toEqual([]);
  });

  test('the README can be read in one go: 150 lines at most', () => {
    expect(textOf('README.md').split('\n').length).toBeLessThanOrEqual(150);
  });
});
