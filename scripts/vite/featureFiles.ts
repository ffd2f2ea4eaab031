import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as preact from 'preact';
import * as hooks from 'preact/hooks';
import type { Plugin } from 'vite';

/** One entry of a plugin's `features.ts`: code that is loaded on demand. */
export interface Feature {
  /** The key: also the name of the file and of the bus's module. */
  name: string;
  /** The folder of the plugin under `src`. */
  folder: string;
  /** Input of the build of its script. */
  entry: string;
  /** What is imported, as seen from `features.ts`. */
  source: string;
  /** Whether it stands for the module's default export alone. */
  isDefault: boolean;
}

const sources = join(import.meta.dirname, '../../src');
const featureTable = /\/src\/[^/?]+\/features\.ts$/;
const featureLine = /(\w+): \(\) => import\('([^']+)'\)(\.then\(\(module\) => module\.default\))?,/g;
/** Plugins whose features draw with the Preact that `sharePreact` has left on the page. */
const sharesPreact = ['CallbackWidget'];
const sharedModules: Record<
  string,
  { property: string /** None: there is a default export alone. */; names: string[] }
> = {
  preact: { property: 'preact', names: Object.keys(preact).filter((name) => name !== 'default') },
  'preact/hooks': { property: 'hooks', names: Object.keys(hooks) },
  htm: { property: 'htm', names: [] },
};

/** The features of all plugins, from their `features.ts`. */
export function readFeatures(): Feature[] {
  const folders = readdirSync(sources).filter((folder) => existsSync(join(sources, folder, 'features.ts')));
  return folders.flatMap((folder) => {
    const table = join(sources, folder, 'features.ts');
    return [...readFileSync(table, 'utf8').matchAll(featureLine)].map(([, name = '', source = '', isDefault]) => {
      return { name, folder, source, isDefault: Boolean(isDefault), entry: `${table}?feature=${name}` };
    });
  });
}

/** In scripts of the page layout a feature is not imported but loaded by the page's bus, from the file of its name. */
export function loadFeaturesByBus(): Plugin {
  return {
    name: 'load-features-by-bus',
    enforce: 'pre',
    transform(code, id) {
      if (!featureTable.test(id)) return undefined;
      const rewritten = code.replace(featureLine, "$1: () => window.CXBus.loadModule('$1'),");
      if (rewritten.includes('import(')) this.error(`${id}: every entry is "name: () => import('…')," on one line`);
      return { code: rewritten, map: null };
    },
  };
}

/** The script of a feature: hands what the feature exports to the page's bus. */
export function registerFeature({ name, folder, source, isDefault, entry }: Feature): Plugin {
  const shared = sharesPreact.includes(folder) ? sharedModules : {};
  const binding = isDefault ? '{ default as feature }' : '* as feature';
  return {
    name: 'register-feature',
    enforce: 'pre',
    resolveId(id) {
      if (id === entry) return { id, moduleSideEffects: true };
      return Object.hasOwn(shared, id) ? `\0shared:${id}` : undefined;
    },
    load(id) {
      if (id === entry) return `import ${binding} from '${source}'; window.CXBus.registerModule('${name}', feature);`;
      const module = id.startsWith('\0shared:') ? shared[id.slice('\0shared:'.length)] : undefined;
      return module && readFromPage(module);
    },
  };
}

/** Marked as pure, so that what a feature does not use is left out. */
function readFromPage({ property, names }: (typeof sharedModules)[string]): string {
  const shared = `globalThis[Symbol.for('cx-callback.preact')].${property}`;
  if (!names.length) return `export default ${shared};`;
  return names.map((name) => `export const ${name} = /* @__PURE__ */ (() => ${shared}.${name})();`).join('\n');
}
