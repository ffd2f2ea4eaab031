import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { compileScript, parse } from 'vue/compiler-sfc';

const root = join(import.meta.dirname, '../../..');
const dist = process.env.CX_DIST ?? join(root, 'dist');
/** Where the built pages expect their chunks. */
export const base = '/built/';

/** As much of a plugin for Vue's single-file components as one without styles needs. */
const vueFiles: Plugin = {
  name: 'vue-files',
  transform(source, id) {
    if (!id.endsWith('.vue')) return undefined;
    const { descriptor } = parse(source, { filename: id });
    return { code: compileScript(descriptor, { id: 'x', inlineTemplate: true }).content, map: null };
  },
};

/**
 * Builds the pages beside this file as an application would, with the package's ES modules from `dist/`.
 * @param production whether React and Vue are those of a finished site; in development React's StrictMode mounts twice
 * @returns file name → content
 */
export async function buildPages(production: boolean): Promise<Map<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'cx-page-code-'));
  try {
    const mode = production ? 'production' : 'development';
    await build({
      root: import.meta.dirname,
      base,
      configFile: false,
      publicDir: false,
      logLevel: 'error',
      mode,
      plugins: [vueFiles],
      define: {
        'process.env.NODE_ENV': JSON.stringify(mode),
        __VUE_OPTIONS_API__: 'false',
        __VUE_PROD_DEVTOOLS__: 'false',
        __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
      },
      resolve: { alias: [{ find: /^cx-callback$/, replacement: join(dist, 'esm/index.js') }] },
      build: {
        outDir: folder,
        emptyOutDir: false,
        modulePreload: false,
        minify: false,
        target: 'es2022',
        rolldownOptions: {
          input: ['reactPage.jsx', 'vuePage.js', 'plainPage.js'].map((page) => join(import.meta.dirname, page)),
          output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
        },
      },
    });
    const files = readdirSync(folder).filter((file) => file.endsWith('.js'));
    return new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
