import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { printTable } from './printTable.js';

/** `npm run size:composition -- plugins/callback.min.js`: the sources that a file in `dist/` is made of, the biggest first. */

const dist = process.env.CX_DIST ?? join(import.meta.dirname, '../dist');
const [file = 'widgets.min.js'] = process.argv.slice(2);
const shown = 40;

/** Source → characters of the minified file that come from it. */
function measureSources(): Map<string, number> {
  const map = new SourceMap(JSON.parse(readFileSync(join(dist, `${file}.map`), 'utf8')));
  const sizes = new Map<string, number>();
  for (const [row, line] of readFileSync(join(dist, file), 'utf8').split('\n').entries()) {
    for (let column = 0; column < line.length; column++) {
      const position = map.findEntry(row, column);
      const source = ('originalSource' in position && position.originalSource) || '';
      const name = source.replace(/^.*?(?=(?:src|node_modules)\/)/, '') || '(bundler)';
      sizes.set(name, (sizes.get(name) ?? 0) + 1);
    }
  }
  return sizes;
}

const sizes = [...measureSources()].sort(([, one], [, other]) => other - one).slice(0, shown);
printTable([`source in ${file}`, 'minified'], sizes);
