import type { Bus } from '../bus/index.js';
import { defaults, isRecord, reportOnce, toNumber, toRecord, toText } from '../config/index.js';
import { mergeTexts } from '../i18n/mergeTexts.js';
import type { AppContext } from './context.js';
import { waitAtMost } from './waitAtMost.js';

/** Resolves with the packs that serve a language, by code; `undefined` if there are none. */
export type LoadPack = (language: string, bus: Bus) => PromiseLike<object> | undefined;

/** Tables of texts by language. */
type Packs = Record<string, unknown>;

export interface Languages {
  /** Says in the console that there is no pack for the language that the page has configured, if so. */
  reportMissingPack(): void;
}

/**
 * `setLanguage`, `registerI18n`, and the texts in force: English defaults, under the packs of the language without and with
 * its region (`pt`, then `pt-BR`), so that a pack may be partial.
 *
 * Finds out which language is wanted, fetches the packs whose address is in `main.i18n`, or without it loads our own, and
 * publishes. Packs that cannot be had, or come too late, do not hold it up.
 * @param loadPack brings our own packs
 */
export async function installLanguages(context: AppContext, loadPack?: LoadPack): Promise<Languages> {
  const { app, bus, main } = context;
  /** What plugins registered. */
  let registered: Packs = { en: {} };
  /** The page's packs, where `main.i18n` is their address. */
  let fetched: Packs = {};
  /** Our own packs, as far as they came. */
  const shipped: Packs = {};
  const configured = toText(main().lang);
  const isConfigured = configured !== '';
  /** In order of preference: the configured one, or those of page and browser. */
  let wanted = isConfigured ? [configured] : [document.documentElement.lang, navigator.language];
  let latestSwitch = 0;

  /** The packs that serve a language, with their codes, the most general first: for `pt-BR` those of `pt` and `pt-BR`. */
  function packsFor(tag: string): [code: string, pack: unknown][] {
    return [shipped, registered, fetched, toRecord(main().i18n)]
      .flatMap((packs) => Object.entries(packs))
      .filter(([code]) => comparable(tag).startsWith(comparable(code)))
      .sort(([one], [other]) => one.length - other.length);
  }

  function hasPack(tag: string): boolean {
    return packsFor(tag).length > 0;
  }

  /** The language in force: as the page wrote it, for the region's way of writing dates; what is found out is a pack's own code. */
  function currentLanguage(): string {
    const tag = wanted.find(hasPack) ?? 'en';
    if (isConfigured || wanted.length === 1) return tag;
    return packsFor(tag).at(-1)?.[0] ?? tag;
  }

  function publishTexts(): void {
    const language = currentLanguage();
    const texts = mergeTexts(...[...packsFor('en'), ...packsFor(language)].map(([, pack]) => pack));
    app.data('language', language);
    app.data('localization', texts);
    app.data('i18n', texts);
    app.republish('i18n', texts);
  }

  function publishLanguage(): void {
    const language = toText(app.data('language'));
    app.republish('language', language);
    const timeFormat = readTimeFormat(main().timeFormat) ?? habitOf(language);
    app.data('timeFormat', timeFormat);
    app.republish('timeFormat', { timeFormat });
  }

  /** Publishes the texts, and the language if it has changed. */
  function refresh(): void {
    const before = app.data('language');
    publishTexts();
    if (app.data('language') !== before) publishLanguage();
  }

  /**
   * Loads our own pack for a language. Never rejects.
   * @returns whether we have one, and the page brings none
   */
  async function loadShipped(tag: string): Promise<boolean> {
    if (main().i18n) return false;
    const loading = loadPack?.(tag, bus);
    if (!loading) return false;
    try {
      Object.assign(shipped, await loading);
    } catch (reason) {
      console.warn(`The texts for "${tag}" could not be loaded, so they are English: ${toText(reason)}`);
    }
    return true;
  }

  async function loadPacks(): Promise<void> {
    const address = toText(main().i18n);
    if (address) fetched = await fetchPacks(address);
    for (const tag of wanted) {
      if (hasPack(tag) || (await loadShipped(tag))) break;
    }
    // late: the start has not waited for it
    if (app.data('language')) refresh();
  }

  app.registerCommand('setLanguage', async ({ data, deferred }) => {
    const tag = toText(data.lang);
    latestSwitch += 1;
    const thisSwitch = latestSwitch;
    await loadShipped(tag);
    const isKnown = hasPack(tag);
    // another switch may have overtaken this one
    if (thisSwitch === latestSwitch) {
      if (tag) wanted = [isKnown ? tag : 'en'];
      publishTexts();
      publishLanguage();
    }
    if (!tag) deferred.reject('No language code provided');
    else if (!isKnown) deferred.reject('No matching language code found in language pack');
    else deferred.resolve();
  });
  app.registerCommand('registerI18n', ({ data: { lang, namespace, i18n }, deferred }) => {
    registered = mergeTexts({ [toText(lang, 'en')]: { [toText(namespace)]: toRecord(i18n) } }, registered);
    refresh();
    deferred.resolve();
  });

  await waitAtMost(defaults.longestStartWaitMs, loadPacks(), (reason) => {
    console.warn(`main.i18n: "${toText(main().i18n)}" is not waited for: ${String(reason)}`);
  });
  refresh();
  return {
    reportMissingPack() {
      if (!isConfigured || hasPack(configured) || wanted[0] !== configured) return;
      reportOnce(`main.lang: there is no pack for "${configured}", so texts are English. Give one in main.i18n.`);
    },
  };
}

/** Never rejects: packs that cannot be had are a warning, and none. */
async function fetchPacks(address: string): Promise<Packs> {
  try {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`status ${response.status}`);
    const packs: unknown = await response.json();
    if (!isRecord(packs)) throw new Error('expected a table of languages');
    return packs;
  } catch (error) {
    console.warn(`main.i18n: no texts could be read from "${address}", so they are English: ${String(error)}`);
    return {};
  }
}

function comparable(tag: string): string {
  return `${tag.toLowerCase().replaceAll('_', '-')}-`;
}

function readTimeFormat(configured: unknown): 12 | 24 | undefined {
  const hours = toNumber(configured, 0);
  return hours === 12 || hours === 24 ? hours : undefined;
}

/** What browsers know, and TypeScript does not yet. */
type LocaleWithHourCycles = Intl.Locale & { getHourCycles?(): string[]; hourCycles?: string[] };

/** How a language writes times; 12 for a language that `Intl` does not know. */
function habitOf(language: string): 12 | 24 {
  try {
    const locale: LocaleWithHourCycles = new Intl.Locale(language.replaceAll('_', '-'));
    // a formatter knows too, but its first use takes a slow phone up to 100 ms, while the page is loading
    const [cycle] = locale.getHourCycles?.() ?? locale.hourCycles ?? [];
    const { hourCycle = 'h12' } = cycle ? { hourCycle: cycle } : hourFormat(language);
    return hourCycle === 'h12' || hourCycle === 'h11' ? 12 : 24;
  } catch {
    return 12;
  }
}

function hourFormat(language: string): { hourCycle?: string } {
  return new Intl.DateTimeFormat(language.replaceAll('_', '-'), { hour: 'numeric' }).resolvedOptions();
}
