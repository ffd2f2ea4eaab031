// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetReports } from '../../src/config/report.js';
import { fakeMatchMedia, recorded, rejection, settled, startApp } from './startApp.js';

const light = '(prefers-color-scheme: light)';

let said: string[];
beforeEach(() => {
  forgetReports();
  said = [];
  vi.spyOn(console, 'error').mockImplementation((line) => said.push(String(line)));
});
afterEach(() => {
  vi.restoreAllMocks();
  Reflect.deleteProperty(window, 'matchMedia');
});

describe('the theme', () => {
  it('is dark without main.theme, and published with its class', async () => {
    const { bus } = await startApp();
    const events = recorded(bus, 'App.theme');
    await settled();
    expect(events).toEqual([{ theme: 'cx-theme-dark' }]);
    expect(bus.data('App.theme')).toBe('dark');
    expect(await bus.command('App.getTheme')).toBe('cx-theme-dark');
  });

  it('is that of main.theme', async () => {
    const { bus } = await startApp({ main: { theme: 'light' } });
    expect(await bus.command('App.getTheme')).toBe('cx-theme-light');
  });

  it.each(['neon', 'Light', 'toString', '__proto__'])('is dark if main.theme is %s, which is said', async (theme) => {
    const { bus } = await startApp({ main: { theme } });
    expect(bus.data('App.theme')).toBe('dark');
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(`main.theme: there is no theme "${theme}"`);
    expect(said[0]).toContain('Expected auto, dark, light');
  });

  it('that is known is nothing to speak of', async () => {
    for (const main of [{}, { theme: 'light' }, { theme: 'auto' }, { theme: 'bank', themes: { bank: 'bank-theme' } }]) {
      await startApp({ main });
    }
    expect(said).toEqual([]);
  });

  it('is told by its name in App.data, by its class in the event', async () => {
    const { bus } = await startApp({ main: { theme: 'bank', themes: { bank: 'bank-theme' } } });
    const events = recorded(bus, 'App.theme');
    await settled();
    expect([bus.data('App.theme'), bus.data('App.themeClass'), events]).toEqual([
      'bank',
      'bank-theme',
      [{ theme: 'bank-theme' }],
    ]);
  });

  it('may be one of main.themes, at the start and by command', async () => {
    const { bus } = await startApp({ main: { theme: 'bank', themes: { bank: 'bank-theme', shop: 'shop-theme' } } });
    expect(bus.data('App.theme')).toBe('bank');
    await bus.command('App.setTheme', { theme: 'shop' });
    expect(bus.data('App.theme')).toBe('shop');
  });

  it('auto follows the visitor’s system, also when that changes', async () => {
    const change = fakeMatchMedia({ [light]: true });
    const { bus } = await startApp({ main: { theme: 'auto' } });
    const events = recorded(bus, 'App.theme');
    change(light, false);
    await settled();
    expect(events).toEqual([{ theme: 'cx-theme-light' }, { theme: 'cx-theme-dark' }]);
  });

  it('no longer follows the system after another was set', async () => {
    const change = fakeMatchMedia({ [light]: true });
    const { bus } = await startApp({ main: { theme: 'auto' } });
    await bus.command('App.setTheme', { theme: 'light' });
    change(light, false);
    expect(bus.data('App.theme')).toBe('light');
  });
});

describe('App.setTheme', () => {
  it('resolves with the theme’s name and publishes the class', async () => {
    const { bus } = await startApp();
    expect(await bus.command('App.setTheme', { theme: 'light' })).toBe('light');
    const events = recorded(bus, 'App.theme');
    await settled();
    expect(events).toEqual([{ theme: 'cx-theme-light' }]);
  });

  it.each([['neon'], [''], ['constructor'], [undefined]])(
    'rejects %j with “Invalid theme specified”',
    async (theme) => {
      const { bus } = await startApp();
      expect(await rejection(bus, 'App.setTheme', { theme })).toBe('Invalid theme specified');
      expect(bus.data('App.theme')).toBe('dark');
    },
  );
});

describe('App.reTheme', () => {
  const element = (className: string) => Object.assign(document.createElement('div'), { className });

  it('resolves with the element, its theme class swapped', async () => {
    const { bus } = await startApp({ main: { theme: 'light', themes: { bank: 'bank-a bank-b' } } });
    const html = element('cx-widget cx-theme-dark bank-a');
    expect(await bus.command('App.reTheme', { html })).toBe(html);
    expect(html.className).toBe('cx-widget cx-theme-light');
  });

  it('takes an array-like of elements', async () => {
    const { bus } = await startApp({ main: { theme: 'light' } });
    const html = { 0: element(''), 1: element('cx-theme-dark'), length: 2 };
    expect(await bus.command('App.reTheme', { html })).toBe(html);
    expect([html[0].className, html[1].className]).toEqual(['cx-theme-light', 'cx-theme-light']);
  });

  it('takes a string of HTML', async () => {
    const { bus } = await startApp();
    const made = await bus.command('App.reTheme', { html: '<p class="cx-theme-light">x</p>' });
    expect(made).toBeInstanceOf(HTMLElement);
    expect(made).toHaveProperty('className', 'cx-theme-dark');
  });

  it.each([[undefined], [''], [{}], [7]])('rejects %j with “No HTML provided by <commander>”', async (html) => {
    const { bus } = await startApp();
    expect(await rejection(bus, 'App.reTheme', { html })).toBe('No HTML provided by CXBus');
  });
});
