import { describe, expect, it } from 'vitest';
import { loadFeaturesByBus, readFeatures } from '../../scripts/vite/featureFiles.js';

interface Rewriter {
  transform(this: { error(message: string): never }, code: string, id: string): { code: string } | undefined;
}
const context = {
  error(message: string): never {
    throw new Error(message);
  },
};
const rewrite = (code: string, id = '/project/src/App/features.ts') =>
  (loadFeaturesByBus() as unknown as Rewriter).transform.call(context, code, id)?.code;

describe('the script files of features', () => {
  it('there is one for each key of each features.ts', async () => {
    const tables = import.meta.glob<{ features: object }>('../../src/*/features.ts', { eager: true });
    const keys = Object.values(tables).flatMap(({ features }) => Object.keys(features));
    expect(keys.length).toBeGreaterThan(5);
    expect(readFeatures().map(({ name }) => name)).toEqual(keys);
  });

  it('no two of them have the same name', () => {
    const names = readFeatures().map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('in scripts of the page layout', () => {
  it.each([
    ["  phone: () => import('./phone/index.js'),", "  phone: () => window.CXBus.loadModule('phone'),"],
    [
      "  jquery: () => import('jquery').then((module) => module.default),",
      "  jquery: () => window.CXBus.loadModule('jquery'),",
    ],
  ])('%s is asked of the bus', (line, rewritten) => {
    expect(rewrite(line)).toBe(rewritten);
  });

  it('an import that could not be rewritten ends the build', () => {
    expect(() => rewrite("  phone: async () => import('./phone/index.js'),")).toThrow('src/App/features.ts');
  });

  it('other files are left alone', () => {
    expect(rewrite("import('./x.js')", '/project/src/App/other.ts')).toBeUndefined();
  });
});
