import type { Bus } from '../bus/index.js';
import { toRecord, toText } from '../config/index.js';
import type { AppContext } from './context.js';
import { mergeTexts } from './mergeTexts.js';

/** The part of App that keeps the texts. */
export interface Languages {
  /** Fetches the packs whose address is in `main.i18n`; without it, loads our own for the language that is wanted. */
  load(): PromiseLike<void> | undefined;
  /** Puts the configured or the visitor's language in force and publishes it. */
  start(): void;
}

/** Resolves with the packs that serve a language, by code; `undefined` if there are none. */
export type LoadPack = (language: string, bus: Bus) => PromiseLike<object> | undefined;

/**
 * `setLanguage`, `registerI18n`, and the texts in force: English defaults, under the packs of the language without and with
 * its region (`pt`, then `pt-BR`), so that a pack may be partial.
 * @param loadPack brings our own packs
 */
export function installLanguages({ app, bus, main }: AppContext, loadPack?: LoadPack): Languages {
  /** What plugins registered. */
  const registered: Record<string, unknown> = { en: {} };
  /** The page's packs, where `main.i18n` is their address. */
  const fetched = {};
  /** Our own packs, as far as they came. */
  const ours = {};
  /** In order of preference: the configured one, or those of page and browser. None before the start. */
  let wanted: string[] = [];
  let language: string;
  let switches = 0;

  /** The packs that serve a language, with their codes, the most general first: for `pt-BR` those of `pt` and `pt-BR`. */
  const packsFor = (tag: string) =>
    [ours, registered, fetched, toRecord(main().i18n)]
      .flatMap(Object.entries)
      .filter(([code]) => comparable(tag).startsWith(comparable(code)))
      .sort(([one], [other]) => one.length - other.length);
  const isKnown = (tag: string) => !!packsFor(tag)[0];

  const refresh = () => {
    language = wanted.find(isKnown) ?? 'en';
    // what the page asked for stays as it is, for the region's way of writing dates; what is found out is the pack's own code
    if (wanted[1]) language = packsFor(language).at(-1)?.[0] ?? language;
    const texts = mergeTexts(...[...packsFor('en'), ...packsFor(language)].map(([, pack]) => pack));
    app.data('language', language);
    app.data('localization', texts);
    app.republish('i18n', app.data('i18n', texts));
  };
  const want = (tags: string[]) => {
    wanted = tags;
    refresh();
    app.republish('language', language);
  };

  /** Loads our own pack for a language, if we have one and the page brings none. Never rejects. */
  const loadOurs = (tag: string) => {
    const loading = main().i18n ? undefined : loadPack?.(tag, bus);
    return loading?.then(
      (packs) => Object.assign(ours, packs),
      () => {},
    );
  };

  app.registerCommand('setLanguage', async ({ data, deferred }) => {
    const tag = toText(data.lang);
    const turn = ++switches;
    await loadOurs(tag);
    const isFound = isKnown(tag);
    // another switch may have overtaken this one
    if (turn === switches) want(tag ? [isFound ? tag : 'en'] : wanted);
    if (isFound) deferred.resolve();
    else deferred.reject(tag ? 'No matching language code found in language pack' : 'No language code provided');
  });
  app.registerCommand('registerI18n', ({ data: { lang, namespace, i18n }, deferred }) => {
    const name = toText(lang, 'en');
    const before = language;
    registered[name] = mergeTexts({ [toText(namespace)]: toRecord(i18n) }, registered[name]);
    refresh();
    if (language !== before) app.republish('language', language);
    deferred.resolve();
  });

  const tags = () => {
    const lang = toText(main().lang);
    return lang ? [lang] : [document.documentElement.lang, navigator.language];
  };
  return {
    load() {
      const address = toText(main().i18n);
      let loading: PromiseLike<unknown> | undefined;
      if (address) {
        loading = fetch(address)
          .then((response) => response.json())
          .then((packs) => Object.assign(fetched, packs));
      }
      for (const tag of tags()) {
        if (isKnown(tag)) break;
        loading ??= loadOurs(tag);
      }
      return loading?.then(() => {
        // late: the start has not waited for it
        if (wanted[0]) want(wanted);
      });
    },
    start: () => want(tags()),
  };
}

function comparable(tag: string): string {
  return `${tag.toLowerCase().replaceAll('_', '-')}-`;
}
