import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dist } from '../../browser/harness.js';
import { type Figure, median, ofPairs, type Sample } from '../figures.js';
import { type Bench, promisedAt, siteBody, siteWith, slowed } from './bench.js';
import { type BenchPage, openBenchPage } from './openBenchPage.js';

/** Files in the order in which the lazy layout comes to load them; the rest, for some visits only, after these. */
const busAndCore = ['cxbus.min.js', 'plugins/widgets-core.min.js'];
const widget = ['plugins/callbackservice.min.js', 'plugins/callback.min.js'];
const whole = 'widgets.min.js';
const reference = 'a script as long';

function lateFiles(): string[] {
  const files = readdirSync(join(dist, 'plugins')).filter((file) => /\.(min|mod)\.js$/.test(file));
  return files
    .filter((file) => !file.startsWith('i18n-'))
    .map((file) => `plugins/${file}`)
    .filter((file) => ![...busAndCore, ...widget].includes(file))
    .sort();
}

/** A script of about as many bytes, of small functions that are called once each. */
function scriptOfLength(bytes: number): string {
  const line = (index: number) =>
    `sums.push((function (one, other) { const more = [one, other].map((it) => it * ${index}); return more[0] + more[1]; })(${index}, 2));`;
  const lines: string[] = [];
  let length = 40;
  for (let index = 0; length < bytes; index++) {
    lines.push(line(index));
    length += line(index).length + 1;
  }
  return `(function () { const sums = [];\n${lines.join('\n')}\n})();`;
}

interface Loaded extends Sample {
  longTasks: number;
}

export async function measureLoading(bench: Bench): Promise<Figure[]> {
  const files = [...busAndCore, ...widget, ...lateFiles()];
  const address = bench.web.addPage('/bench/loading', { body: siteBody, before: siteWith(bench.web, {}) });
  const references = new Map(
    [...files, whole].map((file) => {
      const { size } = statSync(join(dist, file));
      return [file, bench.web.addFile(`/bench/reference-${size}.js`, scriptOfLength(size))];
    }),
  );
  const figures: Figure[] = [];
  for (const slowness of bench.slownesses) {
    const samples = new Map<string, Loaded[]>();
    const note = (file: string, loaded: Loaded): void => void samples.set(file, [...(samples.get(file) ?? []), loaded]);
    const afterwards: { lazy: number[]; whole: number[] } = { lazy: [], whole: [] };
    for (let count = 0; count < bench.runs; count++) {
      await onFreshPage(async (page) => {
        for (const file of files) note(file, await load(page, file));
      });
      await onFreshPage(async (page) => {
        for (const file of [...busAndCore, ...widget]) await load(page, file);
        afterwards.lazy.push(await restLongTasks(page));
      });
      await onFreshPage(async (page) => {
        note(whole, await load(page, whole));
        afterwards.whole.push(await restLongTasks(page));
      });
    }
    const isPromised = slowness === promisedAt;
    const sumOf = (parts: readonly string[]): Loaded[] =>
      Array.from({ length: bench.runs }, (_, run) => {
        const loaded = parts.flatMap((file) => samples.get(file)?.[run] ?? []);
        const sum = (pick: (it: Loaded) => number) => loaded.reduce((total, it) => total + pick(it), 0);
        return {
          value: sum((it) => it.value),
          reference: sum((it) => it.reference),
          longTasks: sum((it) => it.longTasks),
        };
      });
    const scriptTime = (name: string, loaded: Loaded[], isDetail: boolean): Figure => ({
      name: `script at load, ${name}${slowed(slowness)}`,
      unit: 'ms',
      reference,
      isDetail,
      ...ofPairs(loaded),
    });
    const longTasks = (name: string, counts: number[]): Figure => ({
      name: `long tasks at load, ${name}${slowed(slowness)}`,
      value: median(counts),
      unit: 'in all',
      isDetail: !isPromised,
      goal: { of: 'value', most: 0 },
    });
    const countsOf = (loaded: Loaded[]) => loaded.map((it) => it.longTasks);
    const core = sumOf(busAndCore);
    const all = sumOf([whole]);
    figures.push(
      scriptTime('bus and core', core, slowness === 4),
      scriptTime(whole, all, slowness === 4),
      ...[...widget, ...lateFiles()].map((file) => scriptTime(file, sumOf([file]), true)),
      longTasks('bus and core', countsOf(core)),
      longTasks(whole, countsOf(all)),
      longTasks('the files of the widget', countsOf(sumOf(widget))),
      longTasks('while the page idles afterwards', afterwards.lazy),
      longTasks(`while the page idles after ${whole}`, afterwards.whole),
    );

    async function onFreshPage(measure: (page: BenchPage) => Promise<void>): Promise<void> {
      const page = await openBenchPage(bench.browser, address, slowness);
      await page.run('bench.settle()');
      await page.run('bench.takeLongTasks()');
      await measure(page);
      await page.close();
    }
  }
  return figures;

  async function restLongTasks(page: BenchPage): Promise<number> {
    await page.run('bench.lookAround()');
    return (await page.run<number[]>('bench.takeLongTasks()')).length;
  }

  async function load(page: BenchPage, file: string): Promise<Loaded> {
    const timeOf = async (expression: string) => {
      const before = await page.scriptMs();
      await page.run(expression);
      await page.run('bench.settle()');
      return (await page.scriptMs()) - before;
    };
    const isLast = file === busAndCore.at(-1) || file === whole;
    const ready = `bench.until(() => CXBus.data('App.ready'))`;
    // what the measuring itself runs
    const idle = await timeOf('0');
    const referenceMs = await timeOf(`bench.addScript('${references.get(file)}')`);
    await page.run('bench.takeLongTasks()');
    const add = `bench.addScript('/dist/${file}').then(() => CXBus.configure({ pluginsPath: '/dist/plugins/' }))`;
    const value = await timeOf(isLast ? `${add}.then(() => ${ready})` : add);
    const longTasks = (await page.run<number[]>('bench.takeLongTasks()')).length;
    return { value: value - idle, reference: referenceMs - idle, longTasks };
  }
}
