import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { layouts } from './harness.js';
import { changeTime, fill, open, openCalendar, phone, type Setting, submit, visitPage } from './screens.js';
import { shareBrowser } from './shareBrowser.js';

/** Themes and custom properties (manual: App, main.theme and main.themes). */

const stand = shareBrowser();

async function visit(setting: Partial<Setting> = {}) {
  // colours change at once, not on their way
  const context = { reducedMotion: 'reduce', ...setting.context } as const;
  const visitor = await visitPage({ ...stand, ...setting, context });
  return visitor;
}

const styleOf = (page: Page, selector: string, property: string): Promise<string> =>
  page
    .locator(selector)
    .first()
    .evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), property);

/** Waits until a computed style has a value; says what it has instead. */
async function untilStyle(page: Page, selector: string, property: string, wanted: string): Promise<void> {
  await expect.poll(() => styleOf(page, selector, property), { message: `${property} of ${selector}` }).toBe(wanted);
}

const setTheme = (page: Page, theme: string) =>
  page.evaluate((name) => window.CXBus.command('App.setTheme', { theme: name }), theme);

const surface = { dark: 'rgb(23, 29, 38)', light: 'rgb(255, 255, 255)' };

describe.each(layouts)('in the %s layout', (layout) => {
  test('a theme of main.themes: its class on the window, its colours, and ours where it has none', async () => {
    const { page } = await visit({
      layout,
      widgets: { main: { theme: 'bank', themes: { bank: 'bank-look', paper: 'cx-theme-light paper' } } },
      body: '<style>.bank-look { --cx-accent: rgb(200, 0, 0) } .paper { --cx-surface: rgb(250, 245, 230) }</style>',
    });
    await changeTime(page);
    expect(await page.locator('.cx-callback.bank-look').count()).toBe(1);
    await untilStyle(page, '.cx-time.cx-active', 'background-color', 'rgb(200, 0, 0)');
    await untilStyle(page, '.cx-callback', 'background-color', surface.dark);
    await setTheme(page, 'paper');
    await untilStyle(page, '.cx-callback', 'background-color', 'rgb(250, 245, 230)');
    await untilStyle(page, '.cx-calendar', 'background-color', 'rgb(250, 245, 230)');
    await untilStyle(page, '.cx-callback', 'color', 'rgb(22, 32, 44)');
    expect(await page.locator('.bank-look').count()).toBe(0);
  });

  test('a rule for .cx-widget wins over ours, in the window and in the calendar inside', async () => {
    const { page } = await visit({
      layout,
      widgets: { main: { theme: 'light' } },
      body: '<style>.cx-widget { --cx-accent: rgb(90, 20, 140); --cx-radius: 0px }</style>',
    });
    await changeTime(page);
    await untilStyle(page, '.cx-time.cx-active', 'background-color', 'rgb(90, 20, 140)');
    await untilStyle(page, '.cx-time', 'border-radius', '0px');
  });
});

describe('themes while the widget is open', () => {
  test('auto follows the visitor’s system', async () => {
    const { page } = await visit({ widgets: { main: { theme: 'auto' } }, context: { colorScheme: 'light' } });
    await openCalendar(page);
    await untilStyle(page, '.cx-callback', 'background-color', surface.light);
    await page.emulateMedia({ colorScheme: 'dark' });
    await untilStyle(page, '.cx-callback', 'background-color', surface.dark);
    await untilStyle(page, '.cx-calendar', 'background-color', surface.dark);
    expect(await page.locator('.cx-theme-light').count()).toBe(0);
    await page.emulateMedia({ colorScheme: 'light' });
    await untilStyle(page, '.cx-calendar', 'background-color', surface.light);
  });

  test('App.setTheme reaches dialogs and the launcher, and what is typed stays', async () => {
    const { page, simulator } = await visit({ widgets: { main: { theme: 'dark' }, callback: { launcher: true } } });
    await page.locator('.cx-callback-launcher.cx-theme-dark').waitFor();
    simulator.faults.add({ fault: 'status=500', operation: 'schedule' });
    await fill(page);
    await submit(page);
    await page.locator('.cx-error-container').waitFor();
    await setTheme(page, 'light');
    await untilStyle(page, '.cx-dialog', 'background-color', surface.light);
    await page.locator('.cx-failed-retry').first().click();
    expect(await page.locator('#cx_form_callback_firstname').inputValue()).toBe('Ada');
    await page.evaluate(() => window.CXBus.command('App.closeAll'));
    await page.locator('.cx-callback-launcher.cx-theme-light').waitFor();
  });
});

/** Custom property, a value, and where it is seen: selector, property, computed value. */
const properties: [name: string, value: string, selector: string, property: string, seen: string][] = [
  ['--cx-font', 'monospace', '.cx-callback', 'font-family', 'monospace'],
  ['--cx-font-size', '21px', '#cx_form_callback_firstname', 'font-size', '21px'],
  ['--cx-space', '5px', '#cx_form_callback_firstname', 'padding-left', '15px'],
  ['--cx-radius', '3px', '.cx-callback-confirm', 'border-top-left-radius', '3px'],
  ['--cx-radius-large', '2px', '.cx-callback', 'border-top-left-radius', '2px'],
  ['--cx-width', '420px', '.cx-callback', 'width', '420px'],
  ['--cx-z-index', '77', '.cx-callback', 'z-index', '77'],
  ['--cx-duration', '70ms', '.cx-callback-confirm', 'transition-duration', '0.07s'],
  ['--cx-ease', 'linear', '.cx-callback-confirm', 'transition-timing-function', 'linear'],
  ['--cx-accent', 'rgb(1, 2, 3)', '.cx-callback-confirm', 'background-color', 'rgb(1, 2, 3)'],
  ['--cx-accent-hover', 'rgb(1, 2, 3)', '.cx-callback-confirm:hover', 'background-color', 'rgb(1, 2, 3)'],
  ['--cx-accent-soft', 'rgb(1, 2, 3)', '.cx-icon', 'background-color', 'rgb(1, 2, 3)'],
  ['--cx-on-accent', 'rgb(1, 2, 3)', '.cx-callback-confirm', 'color', 'rgb(1, 2, 3)'],
  ['--cx-surface', 'rgb(1, 2, 3)', '.cx-callback', 'background-color', 'rgb(1, 2, 3)'],
  ['--cx-surface-raised', 'rgb(1, 2, 3)', '.cx-dialog', 'background-color', 'rgb(1, 2, 3)'],
  ['--cx-surface-sunken', 'rgb(1, 2, 3)', '.cx-calendar-jump', 'background-color', 'rgb(1, 2, 3)'],
  ['--cx-surface-hover', 'rgb(1, 2, 3)', '.cx-callback-cancel:hover', 'background-color', 'rgb(1, 2, 3)'],
  ['--cx-text', 'rgb(1, 2, 3)', '.cx-title', 'color', 'rgb(1, 2, 3)'],
  ['--cx-text-muted', 'rgb(1, 2, 3)', '.cx-button-close', 'color', 'rgb(1, 2, 3)'],
  ['--cx-border', 'rgb(1, 2, 3)', '.cx-titlebar', 'border-bottom-color', 'rgb(1, 2, 3)'],
  ['--cx-border-strong', 'rgb(1, 2, 3)', '#cx_form_callback_lastname', 'border-top-color', 'rgb(1, 2, 3)'],
  ['--cx-error', 'rgb(1, 2, 3)', '.cx-field-error', 'color', 'rgb(1, 2, 3)'],
  ['--cx-error-soft', 'rgb(1, 2, 3)', '.cx-input.cx-error', 'background-color', 'rgb(1, 2, 3)'],
  ['--cx-focus', 'rgb(1, 2, 3)', '.cx-input:focus', 'outline-color', 'rgb(1, 2, 3)'],
  ['--cx-shadow', 'rgb(1, 2, 3) 0px 0px 4px 0px', '.cx-callback', 'box-shadow', 'rgb(1, 2, 3) 0px 0px 4px 0px'],
  ['--cx-scheme', 'dark', '.cx-callback', 'color-scheme', 'dark'],
  ['--cx-backdrop', 'rgb(1, 2, 3)', '.cx-overlay', 'background-color', 'rgb(1, 2, 3)'],
];

/** Brings what a selector names onto the page. */
async function bringUp(page: Page, selector: string): Promise<void> {
  if (selector.startsWith('.cx-calendar')) return openCalendar(page);
  if (/dialog|overlay/.test(selector)) {
    await fill(page);
    await page.locator('.cx-button-close').click();
    return;
  }
  await open(page);
  if (/error/.test(selector)) await submit(page);
  if (selector.endsWith(':hover')) await page.locator(selector.replace(':hover', '')).hover();
}

describe('custom properties', () => {
  test('each that there is stands in the table below', () => {
    const css = readFileSync(join(import.meta.dirname, '../../src/ui/tokens.css'), 'utf8');
    const names = new Set(css.match(/--cx-[\w-]+(?=:)/g));
    expect(properties.map(([name]) => name).sort()).toEqual([...names].sort());
  });

  test('each changes the look that it is for', async () => {
    const { page } = await visit({
      widgets: { main: { theme: 'light' } },
      context: { reducedMotion: 'no-preference', viewport: { width: 1000, height: 900 } },
    });
    for (const [name, value, selector, property, seen] of properties) {
      await page.evaluate((rule) => {
        const sheet = document.querySelector('#look') ?? document.head.appendChild(document.createElement('style'));
        sheet.id = 'look';
        sheet.textContent = rule;
      }, `.cx-widget { ${name}: ${value} }`);
      await bringUp(page, selector);
      await untilStyle(page, selector, property, seen);
      await page.evaluate(() => window.CXBus.command('App.closeAll'));
      await page.locator('.cx-callback').waitFor({ state: 'detached' });
      await page.mouse.move(0, 0);
    }
  });

  test('larger letters than a phone needs are kept there', async () => {
    const { page } = await visit({ context: phone, body: '<style>.cx-widget { --cx-font-size: 19px }</style>' });
    await openCalendar(page);
    await untilStyle(page, '.cx-calendar-title', 'font-weight', '650');
    await untilStyle(page, '.cx-calendar-next', 'font-size', '19px');
  });
});
