import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const tests = join(import.meta.dirname, '..');
const usesProperties = /from '(\.\.\/)+properties\.js'/;

/** The test files that hold properties, as seen from the project's folder, such as `test/bus/properties.test.ts`. */
export function findPropertyFiles(): string[] {
  return readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && usesProperties.test(readFileSync(join(tests, file), 'utf8')))
    .map((file) => join('test', file))
    .sort();
}
