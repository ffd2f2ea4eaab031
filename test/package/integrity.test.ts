import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const dist = process.env.CX_DIST ?? join(import.meta.dirname, '../../dist');

/** The hashes themselves, and what editors read. */
const notForBrowsers = ['integrity.json', 'configuration.schema.json'];

test('dist/integrity.json names every script, style sheet and language pack with its hash', () => {
  const written: Record<string, string> = JSON.parse(readFileSync(join(dist, 'integrity.json'), 'utf8'));
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(js|css|json)$/.test(file) && !notForBrowsers.includes(file))
    .sort();
  expect(files).toEqual(expect.arrayContaining(['cxbus.min.js', 'widgets.min.css', 'plugins/callback.min.js']));
  expect(Object.keys(written)).toEqual(files);
  for (const file of files) {
    const hash = createHash('sha384').update(readFileSync(join(dist, file)));
    expect(written[file]).toBe(`sha384-${hash.digest('base64')}`);
  }
});
