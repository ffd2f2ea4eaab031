// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBus } from '../../src/bus/index.js';
import { loadPack, packLanguages } from '../../src/i18n/loadPack.js';
import { recorded, rejection, settled, startApp } from '../App/startApp.js';

const titled = (title: string) => ({ callback: { CallbackTitle: title } });
const german = { de: titled('Rückruf') };
const french = { fr: titled('Rappel') };
const chinese = { zh: titled('简'), 'zh-TW': titled('繁') };
const files: Record<string, object> = { de: german, fr: french, zh: chinese };
const noMatch = 'No matching language code found in language pack';

/** What App gets its packs from: resolves with the file of a language at once, rejects if there is none. */
const loader = () =>
  vi.fn((tag: string): PromiseLike<object> | undefined => {
    const [language = ''] = tag.toLowerCase().split(/[-_]/);
    if (!packLanguages.includes(language)) return;
    const packs = files[language];
    return packs ? Promise.resolve(packs) : Promise.reject('Could not load module');
  });

const title = { de: 'Rückruf', fr: 'Rappel', zh: '简', 'zh-TW': '繁' };

beforeEach(() => {
  vi.spyOn(navigator, 'language', 'get').mockReturnValue('en-US');
});
afterEach(() => {
  document.documentElement.lang = '';
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('without main.i18n, the pack of the language in force is loaded', () => {
  it.each([
    ['main.lang', { main: { lang: 'de' } }, '', 'de', title.de],
    ['main.lang with its region', { main: { lang: 'de-AT' } }, '', 'de-AT', title.de],
    ['main.lang before <html lang>', { main: { lang: 'fr' } }, 'de', 'fr', title.fr],
    ['<html lang>', {}, 'de', 'de', title.de],
    ['<html lang> of a region', {}, 'de-AT', 'de', title.de],
    ['<html lang> as some write it', {}, 'DE_at', 'de', title.de],
    ['<html lang> of traditional Chinese', {}, 'zh-TW', 'zh-TW', title['zh-TW']],
    ['<html lang> of Chinese in other regions', {}, 'zh-SG', 'zh', title.zh],
  ])('for %s', async (_, config, lang, language, text) => {
    document.documentElement.lang = lang;
    const loadPack = loader();
    const { bus, reported } = await startApp(config, { loadPack });
    expect(bus.data('App.language')).toBe(language);
    expect(bus.data('App.i18n')).toEqual(titled(text));
    expect(reported).toEqual([]);
  });

  it('for navigator.language if there is no pack for <html lang>', async () => {
    document.documentElement.lang = 'eo';
    vi.spyOn(navigator, 'language', 'get').mockReturnValue('fr-CA');
    const { bus } = await startApp({}, { loadPack: loader() });
    expect(bus.data('App.language')).toBe('fr');
  });

  it('before App.ready, so that nothing is ever shown in English first', async () => {
    document.documentElement.lang = 'de';
    const { bus } = await startApp({}, { loadPack: loader() });
    const [language, i18n] = [recorded(bus, 'App.language'), recorded(bus, 'App.i18n')];
    await settled();
    expect(language).toEqual(['de']);
    expect(i18n).toEqual([german.de]);
  });

  it('and lies below what the site registers itself for that language', async () => {
    const { bus } = await startApp({ main: { lang: 'de' } }, { loadPack: loader() });
    await bus.command('App.registerI18n', { lang: 'de', namespace: 'callback', i18n: { CallbackTitle: 'Eigener' } });
    expect(bus.data('App.i18n')).toEqual(titled('Eigener'));
  });
});

describe('no pack is asked for', () => {
  it.each([
    ['an English page of a visitor who speaks German', {}, 'en-GB', 'de'],
    ['main.lang en, whatever page and browser say', { main: { lang: 'en' } }, 'de', 'de'],
    ['a language that there is none for', { main: { lang: 'eo' } }, 'de', 'de'],
    ['a language whose code begins like another one’s', {}, 'fil', 'en'],
  ])('for %s', async (_, config, lang, browser) => {
    document.documentElement.lang = lang;
    vi.spyOn(navigator, 'language', 'get').mockReturnValue(browser);
    const loadPack = loader();
    const { bus } = await startApp(config, { loadPack });
    expect(loadPack.mock.results.filter(({ value }) => value)).toEqual([]);
    expect(bus.data('App.language')).toBe('en');
  });

  it.each([[{}], [{ fr: titled('Leur titre') }]])('where the page has its own packs: %j', async (i18n) => {
    const loadPack = loader();
    const { bus } = await startApp({ main: { lang: 'de', i18n } }, { loadPack });
    expect(await rejection(bus, 'App.setLanguage', { lang: 'zh' })).toBe(noMatch);
    expect(loadPack).not.toHaveBeenCalled();
    expect(bus.data('App.language')).toBe('en');
  });
});

describe('a pack that cannot be loaded', () => {
  it('leaves everything English, with a single attempt and nothing reported', async () => {
    document.documentElement.lang = 'nl';
    vi.spyOn(navigator, 'language', 'get').mockReturnValue('nl-BE');
    const loadPack = loader();
    const { bus, reported } = await startApp({}, { loadPack });
    expect(bus.data('App.language')).toBe('en');
    expect(loadPack).toHaveBeenCalledOnce();
    expect(reported).toEqual([]);
  });

  it('holds up the start for five seconds at most, and is taken when it comes', async () => {
    vi.useFakeTimers();
    let bring: (packs: object) => void = () => {};
    const loadPack = () => new Promise<object>((resolve) => (bring = resolve));
    const starting = startApp({ main: { lang: 'de' } }, { loadPack });
    await vi.advanceTimersByTimeAsync(6000);
    const { bus } = await starting;
    expect(bus.data('App.language')).toBe('en');
    bring(german);
    await vi.advanceTimersByTimeAsync(100);
    expect(bus.data('App.language')).toBe('de');
  });
});

describe('App.setLanguage', () => {
  it('loads the pack of a language that is not there yet, and switches when it is', async () => {
    const { bus } = await startApp({}, { loadPack: loader() });
    const language = recorded(bus, 'App.language');
    expect(await bus.command('App.setLanguage', { lang: 'fr-CH' })).toBeUndefined();
    await settled();
    expect(language).toEqual(['en', 'fr-CH']);
    expect(bus.data('App.i18n')).toEqual(french.fr);
  });

  it.each([['nl'], ['eo']])('rejects %s, whose pack does not come, and falls back to en', async (lang) => {
    const { bus } = await startApp({ main: { lang: 'de' } }, { loadPack: loader() });
    expect(await rejection(bus, 'App.setLanguage', { lang })).toBe(noMatch);
    expect(bus.data('App.language')).toBe('en');
  });

  it('lets the last of several switches win, whichever pack comes last', async () => {
    let bring: (packs: object) => void = () => {};
    const loadPack = (tag: string) =>
      tag === 'de' ? new Promise<object>((resolve) => (bring = resolve)) : loader()(tag);
    const { bus } = await startApp({}, { loadPack });
    const first = bus.command('App.setLanguage', { lang: 'de' });
    await bus.command('App.setLanguage', { lang: 'fr' });
    bring(german);
    await first;
    expect(bus.data('App.language')).toBe('fr');
  });
});

describe('the file of a pack', () => {
  it('is a module of the bus, asked for once by everybody who wants it at the same time', () => {
    document.head.replaceChildren();
    const bus = createBus({ defaultPluginsPath: '/cx/plugins/' });
    for (const tag of ['pt-BR', 'pt', 'PT_pt']) loadPack(tag, bus)?.then(null, () => {});
    expect([...document.scripts].map((script) => script.getAttribute('src'))).toEqual(['/cx/plugins/i18n-pt.mod.js']);
  });

  it.each([[''], ['en'], ['en-US'], ['fil'], ['x'], ['de1']])('is none for “%s”', (tag) => {
    expect(loadPack(tag, createBus())).toBeUndefined();
  });
});
