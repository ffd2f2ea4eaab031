// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MainOptions } from '../../src/config/index.js';
import { forgetReports } from '../../src/config/report.js';
import { createPage, recorded, rejection, settled, startApp, whenReady } from './startApp.js';

const german = { de: { callback: { CallbackTitle: 'Rückruf', Errors: { 501: 'Kaputt' } } } };
const english = {
  lang: 'en',
  namespace: 'callback',
  i18n: { CallbackTitle: 'Call', Ok: 'OK', Errors: { 501: 'Bad', 503: 'Busy' } },
};

let said: string[];
beforeEach(() => {
  forgetReports();
  said = [];
  for (const method of ['error', 'warn'] as const) {
    vi.spyOn(console, method).mockImplementation((line) => said.push(`${method}: ${line}`));
  }
  vi.spyOn(navigator, 'language', 'get').mockReturnValue('en-US');
});
afterEach(() => {
  document.documentElement.lang = '';
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Answers every request with these packs. */
function serve(packs: unknown, status = 200) {
  const fetched = vi.fn(
    async () => new Response(typeof packs === 'string' ? packs : JSON.stringify(packs), { status }),
  );
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

describe('the language at the start', () => {
  it('is main.lang', async () => {
    const { bus } = await startApp({ main: { lang: 'de', i18n: german } });
    expect(bus.data('App.language')).toBe('de');
  });

  it('is main.lang with its region, if a pack for the language is known', async () => {
    const { bus } = await startApp({ main: { lang: 'de-AT', i18n: german } });
    expect(bus.data('App.language')).toBe('de-AT');
    expect(bus.data('App.i18n')).toEqual(german.de);
  });

  it('is en without anything else', async () => {
    const { bus } = await startApp();
    expect(bus.data('App.language')).toBe('en');
  });

  it('is en if no pack of main.lang is known', async () => {
    const { bus } = await startApp({ main: { lang: 'fr', i18n: german } });
    expect(bus.data('App.language')).toBe('en');
  });

  it('is that of <html lang> without main.lang, if a pack for it is known', async () => {
    document.documentElement.lang = 'de-AT';
    const { bus } = await startApp({ main: { i18n: german } });
    expect(bus.data('App.language')).toBe('de');
    expect(bus.data('App.i18n')).toEqual(german.de);
  });

  it('is that of the browser if no pack for <html lang> is known', async () => {
    document.documentElement.lang = 'fr';
    vi.spyOn(navigator, 'language', 'get').mockReturnValue('de-DE');
    const { bus } = await startApp({ main: { i18n: german } });
    expect(bus.data('App.language')).toBe('de');
  });

  it('is en if no pack is known for any of them', async () => {
    document.documentElement.lang = 'fr';
    vi.spyOn(navigator, 'language', 'get').mockReturnValue('ja');
    const { bus } = await startApp({ main: { i18n: german } });
    expect(bus.data('App.language')).toBe('en');
  });

  it('is published as the code, and the texts by namespace, both for late subscribers too', async () => {
    const { bus } = await startApp({ main: { lang: 'de', i18n: german } });
    const [language, i18n] = [recorded(bus, 'App.language'), recorded(bus, 'App.i18n')];
    await settled();
    expect(language).toEqual(['de']);
    expect(i18n).toEqual([german.de]);
    expect(bus.data('App.localization')).toEqual(german.de);
  });

  it('is published before timeFormat, and that before App.ready', async () => {
    const page = createPage({ main: { lang: 'de', i18n: german } });
    const order: string[] = [];
    for (const name of ['ready', 'timeFormat', 'language', 'i18n', 'theme']) {
      page.bus.subscribe(`App.${name}`, () => order.push(name));
    }
    await whenReady(page);
    await settled();
    expect(order).toEqual(['theme', 'i18n', 'language', 'timeFormat', 'ready']);
  });
});

describe('main.i18n', () => {
  it('that is an address is fetched as JSON before the language is set', async () => {
    const fetched = serve(german);
    const { bus } = await startApp({ main: { lang: 'de', i18n: '/packs/widgets-de.i18n.json' } });
    expect(fetched).toHaveBeenCalledExactlyOnceWith('/packs/widgets-de.i18n.json');
    expect(bus.data('App.i18n')).toEqual(german.de);
  });

  it.each([
    ['an answer that is no JSON', () => serve('<html>')],
    ['a missing file', () => serve('not found', 404)],
    ['a list', () => serve([1, 2])],
    ['null', () => serve(null)],
    ['a network error', () => vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))],
  ])('that brings %s does not stop the start, and is a warning, no error of the page', async (_, prepare) => {
    prepare();
    const { bus, reported } = await startApp({ main: { i18n: '/pack.json' } });
    expect(bus.data('App.language')).toBe('en');
    expect(bus.data('App.ready')).toBe(true);
    expect(reported).toEqual([]);
    expect(said.filter((line) => line.includes(': main.i18n'))).toEqual([
      expect.stringMatching(/^warn: main\.i18n: no texts could be read from "\/pack\.json"/),
    ]);
  });

  it.each([
    ['a hundred thousand levels deep', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['lists a hundred thousand levels deep', `${'['.repeat(100_000)}1${']'.repeat(100_000)}`],
    ['a text of 2 MB', JSON.stringify('x'.repeat(2_000_000))],
    ['a list of 100,000 texts', JSON.stringify(Array(100_000).fill('x'))],
  ])('is taken without what is %s, which is said', async (_, text) => {
    serve(`{"de":{"callback":{"CallbackTitle":"Rückruf","Broken":${text}}}}`);
    const { bus } = await startApp({ main: { lang: 'de', i18n: '/pack.json' } });
    const { callback } = bus.data('App.i18n') as { callback: Record<string, unknown> };
    expect(callback.CallbackTitle).toBe('Rückruf');
    expect(JSON.stringify(callback).length).toBeLessThan(100);
    expect(said.filter((line) => line.includes(': main.i18n')).join()).toMatch(
      /^error: main\.i18n: "(Broken|a)" .* is ignored\.$/,
    );
  });

  it('that leads in a circle is taken as far as texts go', async () => {
    const circle: Record<string, unknown> = { CallbackTitle: 'Rückruf' };
    circle.self = circle;
    const { bus } = await startApp({ main: { lang: 'de', i18n: { de: { callback: circle } } as never } });
    expect(bus.data('App.i18n')).toMatchObject({ callback: { CallbackTitle: 'Rückruf' } });
    expect(said).toEqual([
      expect.stringMatching(/^error: main\.i18n: "self" is too long or too deep, and is ignored\.$/),
    ]);
  });

  it('that does not answer within five seconds is not waited for, but taken when it comes', async () => {
    vi.useFakeTimers();
    let answer: (response: Response) => void = () => {};
    vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (answer = resolve)));
    const { bus } = createPage({ main: { lang: 'de', i18n: '/slow.json' } });
    await vi.advanceTimersByTimeAsync(4000);
    expect(bus.data('App.ready')).toBeUndefined();
    await vi.advanceTimersByTimeAsync(2000);
    expect(bus.data('App.ready')).toBe(true);
    expect(bus.data('App.language')).toBe('en');
    answer(new Response(JSON.stringify(german)));
    await vi.advanceTimersByTimeAsync(100);
    expect(bus.data('App.language')).toBe('de');
    vi.useRealTimers();
  });

  it('being absent, nothing is fetched, and no packs are loaded unless there is something that loads them', async () => {
    const fetched = serve(german);
    const { bus } = await startApp({ main: { lang: 'de' } });
    expect(fetched).not.toHaveBeenCalled();
    expect(bus.data('App.language')).toBe('en');
  });

  it('cannot reach Object.prototype', async () => {
    const packs = JSON.parse(
      '{"de":{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}},"callback":{"__proto__":{"x":1}}},"__proto__":{"x":1}}',
    );
    await startApp({ main: { lang: 'de', i18n: packs } });
    expect(Reflect.get({}, 'x')).toBeUndefined();
  });
});

describe('a language that there is no pack for', () => {
  async function startAndWait(main: MainOptions): Promise<void> {
    vi.useFakeTimers();
    createPage({ main });
    await vi.advanceTimersByTimeAsync(500);
    vi.useRealTimers();
  }

  it('is said once the start is over, if the page has configured it', async () => {
    await startAndWait({ lang: 'xx' });
    expect(said).toEqual([expect.stringContaining('error: main.lang: there is no pack for "xx"')]);
  });

  it.each([
    ['is English', { lang: 'en-GB' }],
    ['the page brings a pack for', { lang: 'de', i18n: german }],
    ['the page has not configured', {}],
  ])('is not said of one that %s', async (_, main) => {
    await startAndWait(main);
    expect(said).toEqual([]);
  });

  it('is not said of one that an extension brings', async () => {
    vi.useFakeTimers();
    const { bus } = createPage({ main: { lang: 'xx' } });
    bus.subscribe('App.ready', () => {
      bus.command('App.registerI18n', { lang: 'xx', namespace: 'callback', i18n: { CallbackTitle: 'X' } });
    });
    await vi.advanceTimersByTimeAsync(500);
    vi.useRealTimers();
    expect(said).toEqual([]);
  });
});

describe('App.setLanguage', () => {
  it('switches, resolves with nothing, and republishes i18n and language', async () => {
    const { bus } = await startApp({ main: { i18n: german } });
    const [language, i18n] = [recorded(bus, 'App.language'), recorded(bus, 'App.i18n')];
    expect(await bus.command('App.setLanguage', { lang: 'de' })).toBeUndefined();
    await settled();
    expect(language.at(-1)).toBe('de');
    expect(i18n.at(-1)).toEqual(german.de);
  });

  it('rejects without a code, and republishes all the same', async () => {
    const { bus } = await startApp({ main: { lang: 'de', i18n: german } });
    const [language, i18n] = [recorded(bus, 'App.language'), recorded(bus, 'App.i18n')];
    expect(await rejection(bus, 'App.setLanguage')).toBe('No language code provided');
    await settled();
    expect(language).toEqual(['de', 'de']);
    expect(i18n).toHaveLength(2);
  });

  it('rejects a code that is in no pack, falls back to en and republishes', async () => {
    const { bus } = await startApp({ main: { lang: 'de', i18n: german } });
    await bus.command('App.registerI18n', english);
    const i18n = recorded(bus, 'App.i18n');
    expect(await rejection(bus, 'App.setLanguage', { lang: 'fr' })).toBe(
      'No matching language code found in language pack',
    );
    await settled();
    expect(bus.data('App.language')).toBe('en');
    expect(i18n.at(-1)).toEqual({ callback: english.i18n });
  });

  it('falls back from a region to its language, and from there to en, text by text', async () => {
    const packs = {
      pt: { callback: { Ok: 'pt', CallbackTitle: 'pt' } },
      'pt-BR': { callback: { CallbackTitle: 'br' } },
    };
    const { bus } = await startApp({ main: { i18n: packs } });
    await bus.command('App.registerI18n', english);
    await bus.command('App.setLanguage', { lang: 'pt-BR' });
    expect(bus.data('App.i18n')).toEqual({ callback: { CallbackTitle: 'br', Ok: 'pt', Errors: english.i18n.Errors } });
    await bus.command('App.setLanguage', { lang: 'pt-AO' });
    expect(bus.data('App.language')).toBe('pt-AO');
    expect(bus.data('App.i18n')).toMatchObject({ callback: { CallbackTitle: 'pt' } });
  });

  it.each([['pt-br'], ['pt_BR'], ['PT-BR']])('finds the pack pt-BR for %s', async (lang) => {
    const { bus } = await startApp({ main: { i18n: { 'pt-BR': { callback: { CallbackTitle: 'br' } } } } });
    await bus.command('App.setLanguage', { lang });
    expect(bus.data('App.i18n')).toEqual({ callback: { CallbackTitle: 'br' } });
  });

  it('does not mistake the pack of another language with a similar code for its own', async () => {
    const { bus } = await startApp({ main: { i18n: { n: { callback: {} }, nob: { callback: {} } } } });
    expect(await rejection(bus, 'App.setLanguage', { lang: 'no' })).toBe(
      'No matching language code found in language pack',
    );
  });

  it('counts what the page has changed in its packs since', async () => {
    const packs: Record<string, Record<string, Record<string, string>>> = {};
    const { bus } = await startApp({ main: { i18n: packs } });
    packs.fr = { callback: { CallbackTitle: 'Rappel' } };
    await bus.command('App.setLanguage', { lang: 'fr' });
    expect(bus.data('App.i18n')).toEqual({ callback: { CallbackTitle: 'Rappel' } });
  });
});

describe('App.registerI18n', () => {
  it('adds defaults, English without lang', async () => {
    const { bus } = await startApp();
    await bus.command('App.registerI18n', { namespace: 'calendar', i18n: { Title: 'Pick' } });
    expect(bus.data('App.i18n')).toEqual({ calendar: { Title: 'Pick' } });
  });

  it('lets texts already present win, of the page’s pack and of an earlier registration, nested ones too', async () => {
    const { bus } = await startApp({
      main: { i18n: { en: { callback: { CallbackTitle: 'Ours', Errors: { 501: 'Ours' } } } } },
    });
    await bus.command('App.registerI18n', english);
    await bus.command('App.registerI18n', { ...english, i18n: { Ok: 'Later', New: 'New' } });
    expect(bus.data('App.i18n')).toEqual({
      callback: { CallbackTitle: 'Ours', Ok: 'OK', New: 'New', Errors: { 501: 'Ours', 503: 'Busy' } },
    });
  });

  it('fills what a partial pack of the language in force leaves out', async () => {
    const { bus } = await startApp({ main: { lang: 'de', i18n: german } });
    await bus.command('App.registerI18n', english);
    expect(bus.data('App.i18n')).toEqual({
      callback: { CallbackTitle: 'Rückruf', Ok: 'OK', Errors: { 501: 'Kaputt', 503: 'Busy' } },
    });
  });

  it('keeps English for null and for texts of the wrong kind, but takes an empty text', async () => {
    const packs = { de: { callback: { CallbackTitle: null, Ok: '', Errors: 'x' } } };
    const { bus } = await startApp({ main: { lang: 'de', i18n: packs as never } });
    await bus.command('App.registerI18n', english);
    expect(bus.data('App.i18n')).toEqual({ callback: { ...english.i18n, Ok: '' } });
  });

  it('republishes i18n', async () => {
    const { bus } = await startApp();
    const i18n = recorded(bus, 'App.i18n');
    await bus.command('App.registerI18n', english);
    await settled();
    expect(i18n.at(-1)).toEqual({ callback: english.i18n });
  });

  it('brings the configured language into force when its first pack comes this way', async () => {
    const { bus } = await startApp({ main: { lang: 'fr' } });
    const language = recorded(bus, 'App.language');
    await bus.command('App.registerI18n', { lang: 'fr', namespace: 'callback', i18n: { CallbackTitle: 'Rappel' } });
    await settled();
    expect(language).toEqual(['en', 'fr']);
    expect(bus.data('App.i18n')).toEqual({ callback: { CallbackTitle: 'Rappel' } });
  });

  it.each([[{}], [{ namespace: 'x', i18n: 'text' }], [{ namespace: '__proto__', i18n: { y: 1 } }]])(
    'always resolves, also for %j',
    async (options) => {
      const { bus } = await startApp();
      expect(await bus.command('App.registerI18n', options as never)).toBeUndefined();
      expect(Reflect.get({}, 'y')).toBeUndefined();
    },
  );
});

describe('App.timeFormat', () => {
  it.each([[12], [24], ['12'], ['24']])('is main.timeFormat %j', async (timeFormat) => {
    const { bus } = await startApp({ main: { lang: 'de', i18n: german, timeFormat: timeFormat as 12 } });
    const events = recorded(bus, 'App.timeFormat');
    await settled();
    expect(events).toEqual([{ timeFormat: Number(timeFormat) }]);
    expect(bus.data('App.timeFormat')).toBe(Number(timeFormat));
  });

  it('without main.timeFormat is the habit of the language, also after that changes', async () => {
    const { bus } = await startApp({ main: { i18n: german } });
    const events = recorded(bus, 'App.timeFormat');
    await bus.command('App.setLanguage', { lang: 'de' });
    await settled();
    expect(events).toEqual([{ timeFormat: 12 }, { timeFormat: 24 }]);
  });

  it('is 12 for a language that Intl does not know', async () => {
    const { bus } = await startApp({ main: { lang: 'x_y_z!', i18n: { 'x_y_z!': {} } } });
    expect(bus.data('App.timeFormat')).toBe(12);
  });
});
