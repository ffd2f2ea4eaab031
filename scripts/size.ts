import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/**
 * What the files in `dist/` weigh as browsers get them (brotli, quality 11), against what we allow ourselves, and which
 * sources the weight comes from. Ends with exit code 1 if a budget is exceeded, or if a file has grown by more than two per
 * cent since its weight was recorded: `npm run size -- --record` records it anew, and the commit says why it had to grow.
 */

const root = join(import.meta.dirname, '..');
const dist = process.env.CX_DIST ?? join(root, 'dist');
const biggestShown = 25;
const recordFile = join(import.meta.dirname, 'sizes.json');
/** A file may become that much heavier without a word. */
const growthAllowed = 1.02;

const bus = ['cxbus.min.js', 'plugins/widgets-core.min.js'];
const widget = [...bus, 'plugins/callbackservice.min.js', 'plugins/callback.min.js'];

interface Budget {
  name: string;
  files: string[];
  /** Bytes, brotli. */
  limit: number;
}

const budgets: Budget[] = [
  { name: 'before the widget is opened: cxbus + widgets-core', files: bus, limit: 8192 },
  { name: 'with the widget: + callbackservice + callback', files: widget, limit: 36_500 },
  { name: 'all in one: widgets.min.js', files: ['widgets.min.js'], limit: 36_500 },
];

/** What a visit loads in the lazy layout, step by step. */
const steps: readonly [when: string, files: string[]][] = [
  ['the page is loaded', bus],
  ['the form stands', ['plugins/callbackservice.min.js', 'plugins/callback.min.js']],
  ['meanwhile, for the free times', ['plugins/calendar.min.js', 'plugins/times.mod.js']],
  ['the visitor has turned to the phone number', ['plugins/phone.mod.js']],
  ['the call is booked', ['plugins/bookings.mod.js']],
];

/** Bytes as browsers get them. */
function compressed(content: string | Buffer): number {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

/** Style sheet of ours by its first selector, since the maps say nothing of text that is imported. */
function readStyleSheets(): [start: string, source: string][] {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.css'),
  );
  return files.flatMap((file): [string, string][] => {
    const rules = readFileSync(join(root, 'src', file), 'utf8').replace(/\/\*.*?\*\//gs, '');
    const start = squeeze(rules.slice(0, rules.indexOf('{') + 1));
    return start ? [[start, `src/${file}`]] : [];
  });
}

function squeeze(css: string): string {
  return css.replace(/\s+/g, '');
}

const styleSheets = readStyleSheets();

/** A stretch of a minified file that comes from one source. */
interface Piece {
  source: string;
  text: string;
}

/** Tells style sheets, which the maps do not name, from the source around them. */
function withStyles(source: string, text: string): Piece[] {
  return text.split(/(`[^`]{40,}`|"[^"]{40,}"|'[^']{40,}')/).map((part) => {
    if (!/^[`"']/.test(part)) return { source, text: part };
    const start = squeeze(part.slice(1, 400));
    const [, styles = source] = styleSheets.find(([selector]) => start.startsWith(selector)) ?? [];
    return { source: styles, text: part };
  });
}

function piecesOf(file: string): Piece[] {
  const map = new SourceMap(JSON.parse(readFileSync(join(dist, `${file}.map`), 'utf8')));
  const pieces: Piece[] = [];
  for (const [row, line] of readFileSync(join(dist, file), 'utf8')
    .split(/(?<=\n)/)
    .entries()) {
    for (let column = 0; column < line.length; column++) {
      const entry = map.findEntry(row, column);
      const source = ('originalSource' in entry && entry.originalSource) || '';
      const last = pieces.at(-1);
      if (last?.source === source) last.text += line[column];
      else pieces.push({ source, text: line[column] ?? '' });
    }
  }
  return pieces.flatMap(({ source, text }) => {
    return withStyles(source.replace(/^.*?(?=(src|node_modules)\/)/, '') || '(bundler)', text);
  });
}

/** The package of a dependency, the folder of a source of ours; style sheets by themselves. */
function groupOf(source: string): string {
  const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source) ?? [];
  if (name) return name;
  const [, folder] = /^(src\/[^/]+)\//.exec(source) ?? [];
  return folder ? `${folder}${source.endsWith('.css') ? ' (styles)' : ''}` : source;
}

/** Name → characters, the most first. */
function sizesBy(pieces: readonly Piece[], nameOf: (source: string) => string): [name: string, size: number][] {
  const sizes = new Map<string, number>();
  for (const { source, text } of pieces) {
    const name = nameOf(source);
    sizes.set(name, (sizes.get(name) ?? 0) + text.length);
  }
  return [...sizes].sort(([, one], [, other]) => other - one);
}

const number = (value: number) => Math.round(value).toLocaleString('en-US');

function printTable(head: string[], rows: string[][]): void {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const lineOf = (row: string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)));
  for (const row of [head, widths.map((width) => '-'.repeat(width)), ...rows]) {
    console.log(`| ${lineOf(row).join(' | ')} |`);
  }
  console.log('');
}

/** Groups of sources, and what the file would be lighter by without each: shares add up to less than the whole. */
function printComposition(file: string): void {
  const pieces = piecesOf(file);
  const whole = compressed(pieces.map(({ text }) => text).join(''));
  const without = (isGone: (source: string) => boolean) =>
    compressed(
      pieces
        .filter(({ source }) => !isGone(source))
        .map(({ text }) => text)
        .join(''),
    );
  printTable(
    [`what ${file} is made of`, 'minified', 'brotli'],
    sizesBy(pieces, groupOf).map(([name, size]) => [
      name,
      number(size),
      number(whole - without((source) => groupOf(source) === name)),
    ]),
  );
  printTable(
    [`biggest sources in ${file}`, 'minified', 'brotli'],
    sizesBy(pieces, (source) => source)
      .slice(0, biggestShown)
      .map(([name, size]) => [name, number(size), number(whole - without((source) => source === name))]),
  );
}

/** Compares with the weights that were recorded, or records those of now. */
function checkGrowth(weights: ReadonlyMap<string, number>): void {
  const scripts = [...weights].filter(([file]) => /\.(js|css)$/.test(file) && !file.includes('i18n'));
  if (process.argv.includes('--record')) {
    writeFileSync(recordFile, `${JSON.stringify(Object.fromEntries(scripts), null, 2)}\n`);
    return;
  }
  const recorded: Record<string, number> = existsSync(recordFile) ? JSON.parse(readFileSync(recordFile, 'utf8')) : {};
  for (const [file, weight] of scripts) {
    const before = recorded[file];
    if (before !== undefined && weight <= before * growthAllowed) continue;
    const growth = before === undefined ? 'is new' : `has grown from ${number(before)} B`;
    console.error(`${file} (${number(weight)} B) ${growth}. If it has to: npm run size -- --record, and say why.`);
    process.exitCode = 1;
  }
}

function main(): void {
  if (!existsSync(join(dist, 'widgets.min.js'))) {
    console.error(`There is nothing to weigh in ${dist}. Run npm run build.`);
    process.exitCode = 1;
    return;
  }
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(js|css|json)$/.test(file) && !file.startsWith('esm'))
    .sort();
  const contents = files.map((file) => [file, readFileSync(join(dist, file))] as const);
  const weights = new Map(contents.map(([file, content]) => [file, compressed(content)]));
  printTable(
    ['file in dist', 'bytes', 'brotli'],
    contents.map(([file, content]) => [file, number(content.length), number(weights.get(file) ?? 0)]),
  );
  for (const file of ['widgets.min.js', ...widget, 'plugins/calendar.min.js', 'plugins/phone.mod.js'])
    printComposition(file);

  let loaded = 0;
  printTable(
    ['what a visit loads until', 'brotli', 'in all'],
    steps.map(([when, parts]) => {
      const sum = parts.reduce((total, file) => total + (weights.get(file) ?? 0), 0);
      loaded += sum;
      return [when, number(sum), number(loaded)];
    }),
  );
  checkGrowth(weights);

  const results = budgets.map(({ files: parts, ...budget }) => {
    const sum = parts.reduce((total, file) => total + (weights.get(file) ?? Infinity), 0);
    return { ...budget, sum, over: sum - budget.limit };
  });
  printTable(
    ['budget', 'brotli', 'allowed', 'left'],
    results.map(({ name, sum, limit, over }) => [name, number(sum), number(limit), number(-over)]),
  );
  for (const { name, over } of results.filter((result) => result.over > 0)) {
    console.error(`Over budget by ${number(over)} B: ${name}`);
    process.exitCode = 1;
  }
}

main();
