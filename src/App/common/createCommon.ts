import type { AppContext } from '../context.js';
import { version } from '../version.js';
import { cookies } from './cookies.js';
import { createElements } from './createElements.js';
import { createGenerate } from './generate.js';
import { getFormattedTime } from './getFormattedTime.js';
import { guid } from './guid.js';
import { linkify } from './linkify.js';
import { elementsOf } from './nodesOf.js';
import { createNotices } from './notices.js';
import { checkPath, createPath } from './paths.js';
import { populateLanguageStrings } from './populateLanguageStrings.js';
import { sanitizeHTML } from './sanitizeHTML.js';
import { watch } from './watch.js';

/**
 * The helpers that extensions get as their third argument and pages find as `widgets.common` (manual: Common).
 * @param jQuery jQuery, if the page has it by now: what is made of elements is then a jQuery object, else an array
 * @param isDebugging whether `log`, `debug` and `error` write to the console
 */
export function createCommon({ app, bus, signal }: AppContext, jQuery: () => unknown, isDebugging: () => boolean) {
  const elements = createElements({ bus, jQuery, signal });
  const own: Record<string, unknown> = Object.assign(Object.create(null), { version });
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
    sanitizeHTML: (html: unknown) => sanitizeHTML(html, () => new DOMParser()),
    populateLanguageStrings(container: unknown, texts: unknown) {
      populateLanguageStrings(elementsOf(container), texts);
      return container;
    },
    /** @param isWithPeriod `false` leaves AM and PM out */
    getFormattedTime: (date: unknown, timeFormat: unknown, isWithPeriod: unknown = true) =>
      getFormattedTime(date, timeFormat ?? app.data('timeFormat'), isWithPeriod, String(app.data('language'))),
    isMobileDevice(): boolean {
      const { userAgent, maxTouchPoints } = navigator;
      return /Mobi|Android|iPad/i.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
    },
    /** @returns resolves with the script's load event */
    injectScript: (url: unknown) => bus.loadFile(String(url)),
    log: writer('log'),
    debug: writer('debug'),
    error: writer('error'),
    data(name: unknown, value?: unknown): unknown {
      if (value !== undefined) own[String(name)] = value;
      return own[String(name)];
    },
  };
}
