// @vitest-environment jsdom
import { beforeAll, describe, expect, test } from 'vitest';
import { openSavedBookings } from '../../../src/CallbackWidget/bookings/savedBookings.js';
import { englishTexts } from '../../../src/CallbackWidget/englishTexts.js';
import { type Page, provide, settle, setUp } from '../setUp.js';

// jsdom lays nothing out
beforeAll(() => {
  window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
});

const findLauncher = () => document.querySelector<HTMLElement>('.cx-callback-launcher');

async function start(callback: Record<string, unknown>): Promise<Page> {
  const page = await setUp({ callback });
  provide('launcher');
  await settle();
  return page;
}

/** The module is there a moment after the plugin: as when its file comes. */
async function startWithLauncher(launcher: unknown): Promise<Page> {
  const page = await start({});
  await page.bus.command('Callback.configure', { launcher });
  await settle();
  return page;
}

describe('the launcher', () => {
  test('opens the widget, is hidden while it is open, and comes back with the focus', async () => {
    const page = await startWithLauncher({ label: 'Call me', position: 'bottom-left' });
    const launcher = findLauncher();
    expect(launcher?.textContent).toBe('Call me');
    expect(launcher?.classList.contains('cx-position-bottom-left')).toBe(true);
    launcher?.querySelector('button')?.focus();
    launcher?.querySelector('button')?.click();
    await settle();
    expect(launcher?.hidden).toBe(true);
    await page.close();
    expect(launcher?.hidden).toBe(false);
    expect(document.activeElement).toBe(launcher?.querySelector('button'));
  });

  test('is there only when the site wants one', async () => {
    const page = await start({ launcher: 'false' });
    expect(findLauncher()).toBeNull();
    await page.bus.command('Callback.configure', { launcher: 'true' });
    await settle();
    expect(findLauncher()).not.toBeNull();
    await page.bus.command('Callback.configure', { launcher: false });
    expect(findLauncher()).toBeNull();
  });

  test('without a label it carries the title, in the language and theme in force', async () => {
    const page = await startWithLauncher(true);
    expect(findLauncher()?.textContent).toBe(englishTexts.CallbackTitle);
    await page.bus.command('App.registerI18n', {
      lang: 'de',
      namespace: 'callback',
      i18n: { CallbackTitle: 'Rückruf' },
    });
    await page.bus.command('App.setLanguage', { lang: 'de' });
    await page.bus.command('App.setTheme', { theme: 'light' });
    await settle();
    expect(findLauncher()?.textContent).toBe('Rückruf');
    expect(findLauncher()?.lang).toBe('de');
    expect(findLauncher()?.className).toContain('cx-theme-light');
    expect(findLauncher()?.className).not.toContain('cx-theme-dark');
  });

  test('its label is text, and its position a class name or nothing', async () => {
    await startWithLauncher({ label: '<img src=x onerror=alert(1)>', position: '"><script>' });
    expect(findLauncher()?.querySelector('img,script')).toBeNull();
    expect(findLauncher()?.querySelector('button')?.textContent).toBe('<img src=x onerror=alert(1)>');
    expect(findLauncher()?.className).not.toContain('position');
  });

  test('is back after each change of the whole body, without the pictures of it that a page has kept', async () => {
    await startWithLauncher(true);
    for (let visits = 0; visits < 3; visits++) {
      const body = document.createElement('body');
      body.append(findLauncher()?.cloneNode(true) ?? '');
      document.documentElement.replaceChild(body, document.body);
      await settle();
      expect(document.querySelectorAll('.cx-callback-launcher')).toHaveLength(1);
    }
    findLauncher()?.querySelector('button')?.click();
    await settle();
    expect(document.querySelector('.cx-callback [name=phonenumber]')).not.toBeNull();
  });

  test('says when a call is booked that this device remembers', async () => {
    const time = Date.now() + 3_600_000;
    openSavedBookings(' ').save({ id: 'b1', time });
    await startWithLauncher(true);
    const minute = new Intl.DateTimeFormat('en', { minute: '2-digit' }).format(time).padStart(2, '0');
    expect(findLauncher()?.textContent).toContain(`:${minute}`);
    localStorage.clear();
  });

  test('a page that throws it away gets it back with the next opening and closing', async () => {
    const page = await startWithLauncher(true);
    findLauncher()?.remove();
    await page.open();
    await page.close();
    expect(findLauncher()?.hidden).toBe(false);
  });
});
