import { join } from 'node:path';
import { build, type Plugin } from 'vite';

/** The least that an application writes. */
const source = (dist: string) => `
  import { createBus, registerCallback } from '${join(dist, 'esm/index.js')}';
  registerCallback(createBus(), { config: { callback: { dataURL: '/callback' } } });
`;
const entry = join(import.meta.dirname, 'application.js');

/** What Vite makes of an application with the ES modules in `dist`: all scripts that it loads before the form stands. */
export async function bundleApplication(dist: string): Promise<string> {
  const virtualEntry: Plugin = {
    name: 'virtual-entry',
    enforce: 'pre',
    resolveId: (id) => (id === entry ? entry : undefined),
    load: (id) => (id === entry ? source(dist) : undefined),
  };
  const result = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [virtualEntry],
    build: { write: false, target: 'es2022', rolldownOptions: { input: entry } },
  });
  if (!('output' in result)) throw new Error('Vite gave more than one result.');
  const chunks = new Map(result.output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])));
  const first = [...chunks.values()].find(({ isEntry }) => isEntry);
  const loaded = new Set<string>();
  const load = (name: string): void => {
    if (loaded.has(name)) return;
    loaded.add(name);
    chunks.get(name)?.imports.forEach(load);
  };
  if (first) load(first.fileName);
  return [...loaded].map((name) => chunks.get(name)?.code).join('\n');
}
