import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The rules of `docs/architecture.md` that a machine can check: who may import whom, names, and the size of files. */
const sources = join(import.meta.dirname, '../src');
const files = readdirSync(sources, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replaceAll('\\', '/'));

const libraries = ['bus', 'config', 'time', 'http', 'i18n', 'availability', 'ui', 'startPlugin.ts'];
/** Folder or file under `src` → the folders and files beside it that it may import. What is not named here may import all. */
const allowed: Record<string, string[]> = {
  bus: [],
  time: [],
  ui: [],
  config: ['bus', 'time'],
  http: ['bus', 'config', 'time'],
  i18n: ['bus', 'config', 'time'],
  availability: ['bus', 'config', 'time'],
  simulator: ['time'],
  'startPlugin.ts': libraries,
  App: libraries,
  StatsService: libraries,
  CallbackService: libraries,
  Calendar: libraries,
  CallbackWidget: libraries,
};

/**
 * Folder under `src` → the npm packages that it may import; `date-fns/constants` (plain numbers) may be had everywhere. A part that
 * is not named here imports none.
 */
const packages: Record<string, string[]> = {
  bus: ['mitt'],
  time: ['date-fns', '@date-fns/tz'],
  ui: ['preact', 'htm'],
  config: ['valibot'],
  App: ['jquery', 'dompurify'],
  Calendar: ['preact'],
  CallbackWidget: ['preact', 'libphonenumber-js'],
  simulator: ['date-fns', '@date-fns/tz', 'hono', '@hono/node-server', 'valibot', 'libphonenumber-js', 'msw'],
};

/**
 * Folder or file in `CallbackWidget` → those beside it that it may import, types included. `dom` knows no flow and no component,
 * `components` no flow, and what is loaded on demand neither `openWindow` nor `registerCallback`. What is not named here may import all.
 */
const bottom = ['types', 'englishTexts', 'texts', 'options', 'context', 'timeDisplay', 'state'];
const onDemand = [
  ...bottom,
  'themeClasses',
  'view',
  'dom',
  'components',
  'phone',
  'schedule',
  'submission',
  'features',
];
const allowedInWidget: Record<string, string[]> = {
  types: [],
  englishTexts: [],
  texts: ['englishTexts'],
  options: ['types'],
  state: ['types'],
  context: ['types', 'texts', 'options', 'state'],
  timeDisplay: ['types', 'englishTexts', 'texts', 'context', 'state'],
  themeClasses: [],
  view: ['texts'],
  dom: bottom,
  components: [...bottom, 'dom'],
  schedule: [...bottom, 'dom'],
  phone: [...bottom, 'dom', 'components'],
  // `customForm` and `phone`: types of what is handed in
  submission: [...bottom, 'dom', 'phone', 'customForm', 'schedule'],
  customForm: onDemand,
  bookings: onDemand,
  // the button knows what is booked
  launcher: [...onDemand, 'bookings'],
  savedBookings: [...bottom, 'features'],
  renderWindow: [...bottom, 'dom', 'components'],
};

/** Names that mean the same thing in two places for a reason. The simulator is a program of its own: its names stand apart. */
const sharedNames: Record<string, string> = {
  registerCallback: "the public one registers the plugin's and what it needs",
  features: 'each plugin has one',
  englishTexts: 'each namespace of texts has one',
  reduce: 'each reducer file has one',
  createTexts: "the widget's, of its own namespace",
  ownValue: 'the bus imports nothing of ours',
  CallbackOptions: 'what pages write; what is in force',
  SlotPicker: 'the component, and what owns its store',
  Confirmation: 'the component, and the state that it shows',
  Form: 'the component, and the definition of a form',
  SavedBookings: 'the feature, and its way into the core',
  Icon: "the widget's own drawing has another grid",
  IconProps: 'as Icon',
  themeClasses: "all that App knows; the widget's own",
  Operation: 'of the client and of the server: never met in one file',
  // server APIs stand side by side, whole
  availability: 'one for each API',
  cancel: 'one for each API',
  readMoment: 'one for each API',
  waitTime: 'one for each API',
};

/** Shorter than 15 lines, and no entry, index or table. */
const shortFiles = ['CallbackWidget/themeClasses.ts'];
const mayBeShort = /^entries\/|(^|\/)(index|features|englishTexts)\.ts$|^(simulator\/handlers|cli)\.ts$/;

const textOf = (file: string) => readFileSync(join(sources, file), 'utf8');
const partOf = (file: string) => file.split('/')[0] ?? '';

/** What a file imports or re-exports, type imports included, as it is written. */
function specifiersOf(file: string): string[] {
  const imports = /^(?:import|export)\s[^;'"]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm;
  return [...textOf(file).matchAll(imports)].map(([, from, alone, lazy]) => from ?? alone ?? lazy ?? '');
}

/** Modules of ours that a file imports, as paths under `src`. */
function importsOf(file: string): string[] {
  return specifiersOf(file)
    .filter((path) => path.startsWith('.') && path.endsWith('.js'))
    .map((path) =>
      relative(sources, join(sources, dirname(file), path))
        .replaceAll('\\', '/')
        .replace(/\.js$/, '.ts'),
    );
}

/** Names of the npm packages that a file imports. */
function packagesOf(file: string): string[] {
  return specifiersOf(file)
    .filter((path) => !/^(\.|node:|date-fns\/constants$)/.test(path))
    .map((path) => /^(@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path);
}

describe('imports', () => {
  it('are found at all', () => {
    expect(files.length).toBeGreaterThan(150);
    expect(importsOf('index.ts')).toContain('bus/index.ts');
    expect(packagesOf('bus/events.ts')).toEqual(['mitt']);
    expect(importsOf('CallbackWidget/features.ts')).toContain('CallbackWidget/bookings/index.ts');
  });

  it.each(Object.entries(allowed))('of %s go down only', (part, others) => {
    const wrong = files
      .filter((file) => partOf(file) === part)
      .flatMap((file) => importsOf(file).map((imported) => [file, imported] as const))
      .filter(([, imported]) => partOf(imported) !== part && !others.includes(partOf(imported)));
    expect(wrong).toEqual([]);
  });

  it('no plugin, library or entry of pages imports the simulator', () => {
    const wrong = files
      .filter((file) => partOf(file) !== 'simulator' && file !== 'cli.ts')
      .filter((file) => importsOf(file).some((imported) => partOf(imported) === 'simulator'));
    expect(wrong).toEqual([]);
  });

  it('of packages stay in the folders that they belong to', () => {
    const wrong = files
      .flatMap((file) => packagesOf(file).map((name) => [file, name] as const))
      .filter(([file, name]) => !packages[partOf(file)]?.includes(name));
    expect(wrong).toEqual([]);
  });

  const partOfWidget = (file: string) => (file.split('/')[1] ?? '').replace(/\.ts$/, '');
  it.each(Object.entries(allowedInWidget))('of CallbackWidget/%s go down only', (part, others) => {
    const inWidget = (file: string) => partOf(file) === 'CallbackWidget';
    const wrong = files
      .filter((file) => inWidget(file) && partOfWidget(file) === part)
      .flatMap((file) => importsOf(file).map((imported) => [file, imported] as const))
      .filter(([, imported]) => inWidget(imported))
      .filter(([, imported]) => partOfWidget(imported) !== part && !others.includes(partOfWidget(imported)));
    expect(wrong).toEqual([]);
  });
});

describe('names', () => {
  const declaration =
    /^export (?:declare )?(?:abstract )?(?:async )?(?:function|const|let|class|interface|type|enum)\*? (\w+)/gm;
  const exportsOf = (file: string) => [...textOf(file).matchAll(declaration)].map(([, name = '']) => name);

  it.each([
    ['the simulator', (file: string) => partOf(file) === 'simulator'],
    ['everything else', (file: string) => partOf(file) !== 'simulator'],
  ])('of %s mean one thing each', (_, isIn) => {
    const homes = new Map<string, string[]>();
    for (const file of files.filter(isIn)) {
      // one file may name a type and a value alike, and overload a function
      for (const name of new Set(exportsOf(file))) homes.set(name, [...(homes.get(name) ?? []), file]);
    }
    expect(homes.size).toBeGreaterThan(50);
    const twice = [...homes].filter(([name, places]) => places.length > 1 && !(name in sharedNames));
    expect(twice).toEqual([]);
  });
});

describe('files', () => {
  it('have a subject of at least 15 lines, but for entries, indexes and tables', () => {
    const short = files
      .filter((file) => !mayBeShort.test(file) && !shortFiles.includes(file))
      .filter((file) => textOf(file).trimEnd().split('\n').length < 15);
    expect(short).toEqual([]);
  });
});
