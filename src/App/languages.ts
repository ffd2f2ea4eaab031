import type { Bus } from '../bus/index.js';
import { toRecord, toText } from '../config/index.js';
import { mergeTexts } from '../i18n/mergeTexts.js';
import type { AppContext } from './context.js';
import { publishTimeFormat } from './timeFormat.js';
import { withinTime } from './withinTime.js';

/** Resolves with the packs that serve a language, by code; `undefined` if there are none. */
export type LoadPack = (language: string, bus: Bus) => PromiseLike<object> | undefined;

/**
 * `setLanguage`, `registerI18n`, and the texts in force: English defaults, under the packs of the language without and with
 * its region (`pt`, then `pt-BR`), so that a pack may be partial.
 *
 * Finds out which language is wanted, fetches the packs whose address is in `main.i18n`, or without it loads our own, and
 * publishes. Packs that cannot be had, or come too late, do not hold it up.
 * @param loadPack brings our own packs
 */
export async function installLanguages(context: AppContext, loadPack?: LoadPack): Promise<void> {
  const { app, bus, main } = context;
  /** What plugins registered. */
  let registered: Record<string, unknown> = { en: {} };
  /** The page's packs, where `main.i18n` is their address. */
  const fetched = {};
  /** Our own packs, as far as they came. */
  const ours = {};
  const lang = toText(main().lang);
  /** In order of preference: the configured one, or those of page and browser. */
  let wanted = lang ? [lang] : [document.documentElement.lang, navigator.language];
  let switches = 0;

  /** The packs that serve a language, with their codes, the most general first: for `pt-BR` those of `pt` and `pt-BR`. */
  const packsFor = (tag: string) =>
    [ours, registered, fetched, toRecord(main().i18n)]
      .flatMap(Object.entries)
      .filter(([code]) => comparable(tag).startsWith(comparable(code)))
      .sort(([one], [other]) => one.length - other.length);
  const isKnown = (tag: string) => packsFor(tag)[0];

  /** @param isSwitch the language is published even if it is the same as before */
  const refresh = (isSwitch?: boolean) => {
    const before = app.data('language');
    let language = wanted.find(isKnown) ?? 'en';
    const packs = packsFor(language);
    // what the page asked for stays as it is, for the region's way of writing dates; what is found out is the pack's own code
    if (wanted[1]) language = packs.at(-1)?.[0] ?? language;
    const texts = mergeTexts(...[...packsFor('en'), ...packs].map(([, pack]) => pack));
    app.data('language', language);
    app.data('localization', texts);
    app.republish('i18n', app.data('i18n', texts));
    if (!isSwitch && language === before) return;
    app.republish('language', language);
    publishTimeFormat(context);
  };

  /** Loads our own pack for a language. Never rejects; tells whether we have one, and the page brings none. */
  const loadOurs = async (tag: string) => {
    const loading = !main().i18n && loadPack?.(tag, bus);
    try {
      Object.assign(ours, await loading);
    } catch {
      // the language is not known then
    }
    return !!loading;
  };

  app.registerCommand('setLanguage', async ({ data, deferred }) => {
    const tag = toText(data.lang);
    const turn = ++switches;
    await loadOurs(tag);
    const isFound = isKnown(tag);
    // another switch may have overtaken this one
    if (turn === switches) {
      if (tag) wanted = [isFound ? tag : 'en'];
      refresh(true);
    }
    if (!isFound) throw tag ? 'No matching language code found in language pack' : 'No language code provided';
    deferred.resolve();
  });
  app.registerCommand('registerI18n', ({ data: { lang, namespace, i18n }, deferred }) => {
    registered = mergeTexts({ [toText(lang, 'en')]: { [toText(namespace)]: toRecord(i18n) } }, registered);
    refresh();
    deferred.resolve();
  });

  const load = async () => {
    const address = toText(main().i18n);
    if (address) Object.assign(fetched, await (await fetch(address)).json());
    for (const tag of wanted) {
      if (isKnown(tag) || (await loadOurs(tag))) break;
    }
    // late: the start has not waited for it
    if (app.data('language')) refresh();
  };
  await withinTime(load());
  refresh();
}

function comparable(tag: string): string {
  return `${tag.toLowerCase().replaceAll('_', '-')}-`;
}
