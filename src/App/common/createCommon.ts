import type { AppContext } from '../context.js';
import { version } from '../context.js';
import { createElements, elementsOf, populateLanguageStrings } from './elements.js';
import { createGenerate } from './generate.js';
import { linkify, sanitizeHTML } from './html.js';
import { createNotices } from './notices.js';
import { checkPath, cookies, createPath, getFormattedTime, guid, isMobileDevice, watch } from './utilities.js';

/**
 * The helpers that extensions get as their third argument and pages find as `widgets.common` (manual: Common).
 * @param jQuery jQuery, if the page has it by now: what is made of elements is then a jQuery object, else an array
 * @param isDebugging whether `log`, `debug` and `error` write to the console
 */
export function createCommon({ app, bus, signal }: AppContext, jQuery: () => unknown, isDebugging: () => boolean) {
  const elements = createElements({ bus, jQuery, signal });
  const data = new Map<string, unknown>([['version', version]]);
  const writer =
    (method: 'log' | 'debug' | 'error') =>
    (...words: unknown[]): void => {
      if (isDebugging()) console[method](...words);
    };

  return {
    Generate: createGenerate(bus, elements),
    ...createNotices(elements),
    ...cookies,
    checkPath,
    createPath,
    linkify,
    guid,
    watch,
    sanitizeHTML,
    isMobileDevice,
    populateLanguageStrings(container: unknown, texts: unknown) {
      populateLanguageStrings(elementsOf(container), texts);
      return container;
    },
    /** @param isWithPeriod `false` leaves AM and PM out */
    getFormattedTime: (date: unknown, timeFormat: unknown, isWithPeriod: unknown = true) =>
      getFormattedTime(date, timeFormat ?? app.data('timeFormat'), isWithPeriod, String(app.data('language'))),
    /** @returns resolves with the script's load event */
    injectScript: (url: unknown) => bus.loadFile(String(url)),
    log: writer('log'),
    debug: writer('debug'),
    error: writer('error'),
    data(name: unknown, value?: unknown): unknown {
      if (value !== undefined) data.set(String(name), value);
      return data.get(String(name));
    },
  };
}

/** The helpers, for page code that is typed. */
export type CommonHelpers = ReturnType<typeof createCommon>;
