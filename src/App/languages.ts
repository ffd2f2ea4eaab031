import { isRecord, toRecord, toText } from '../config/index.js';
import type { AppContext } from './context.js';
import { mergeTexts } from './mergeTexts.js';

/** The part of App that keeps the texts. */
export interface Languages {
  /** Fetches the pack if the configuration gives an address. */
  load(): Promise<void> | undefined;
  /** Puts the configured or the visitor's language in force and publishes it. */
  start(): void;
}

/**
 * `setLanguage`, `registerI18n`, and the texts in force: English defaults, under the packs of the language without and with
 * its region (`pt`, then `pt-BR`), so that a pack may be partial.
 * @param packAddress where the pack of a configured language is if `main.i18n` gives none
 */
export function installLanguages({ app, main }: AppContext, packAddress?: (language: string) => string): Languages {
  /** What plugins registered. */
  const registered: Record<string, unknown> = { en: {} };
  let fetched: unknown;
  /** In order of preference: the configured one, or those of page and browser. None before the start. */
  let wanted: string[] = [];
  let language: string;

  /** The packs that serve a language, with their codes, the most general first: for `pt-BR` those of `pt` and `pt-BR`. */
  const packsFor = (tag: string) =>
    [registered, toRecord(fetched ?? main().i18n)]
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

  app.registerCommand('setLanguage', ({ data, deferred }) => {
    const tag = toText(data.lang);
    const isFound = isKnown(tag);
    want(tag ? [isFound ? tag : 'en'] : wanted);
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

  return {
    load() {
      const { i18n } = main();
      const lang = toText(main().lang, 'en');
      const address = toText(i18n) || (!isRecord(i18n) && !isKnown(lang) && packAddress?.(lang));
      if (!address) return;
      return fetch(address)
        .then((response) => response.json())
        .then((packs) => {
          fetched = packs;
          // late: the start has not waited for it
          if (wanted[0]) want(wanted);
        });
    },
    start() {
      const lang = toText(main().lang);
      want(lang ? [lang] : [document.documentElement.lang, navigator.language]);
    },
  };
}

function comparable(tag: string): string {
  return `${tag.toLowerCase().replaceAll('_', '-')}-`;
}
