import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lateModules } from '../../src/lateModules.js';

test('every file that pages load late has its counterpart for bundlers', () => {
  const files = readdirSync(join(import.meta.dirname, '../../src/entries')).filter((file) => file.endsWith('.mod.ts'));
  expect(Object.keys(lateModules).sort()).toEqual(files.map((file) => file.replace('.mod.ts', '')).sort());
});
