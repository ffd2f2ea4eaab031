import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, startWebServer, type WebServer } from './harness.js';
import { packs } from './packs.js';
import { phone, screens, visitScreen } from './screens.js';

/** WCAG 2.2 AA by axe, and names of everything that can be used, on every screen (manual: Callback, Accessibility). */

let browser: Browser;
let web: WebServer;
let axe: string;

beforeAll(async () => {
  const source = join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js');
  [browser, web, axe] = await Promise.all([launchBrowser(), startWebServer(), readFile(source, 'utf8')]);
});
afterAll(() => Promise.all([browser.close(), web.close()]));

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the whole page, one line per element. */
async function violationsOn(page: Page): Promise<string[]> {
  const results = await page.evaluate((values) => {
    const { axe } = window as unknown as { axe: { run(context: object, options: object): Promise<AxeResults> } };
    const runOnly = { type: 'tag', values };
    return axe.run(document, { runOnly, rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] });
  }, tags);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
  );
}

/** Waits until colours have changed over. */
async function untilAtRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
}

const named = 'button|textbox|searchbox|spinbutton|combobox|listbox|option|checkbox|link|dialog|alertdialog|heading';

/** Lines of the accessibility tree that have a role but no name. */
async function unnamedOn(page: Page): Promise<string[]> {
  const tree = await page.locator('.cx-widget').first().ariaSnapshot();
  expect(tree).toMatch(/button "/);
  return tree.split('\n').filter((line) => new RegExp(`^\\s*- (${named})(?! ")`).test(line));
}

describe.each([
  ['desktop', {}],
  ['mobile', phone],
] as const)('on %s', (_device, context) => {
  test.each(screens)('no violation and nothing nameless: $name, light and dark, both directions', async (screen) => {
    const { page, close } = await visitScreen(screen, {
      browser,
      web,
      widgets: { main: { theme: 'light', i18n: packs } },
      context: { ...context, reducedMotion: 'reduce' },
      body: '<main><h1>Harbour Insurance</h1></main>',
    });
    await page.addScriptTag({ content: axe });
    for (const lang of ['en', 'ar']) {
      await page.evaluate((code) => window.CXBus.command('App.setLanguage', { lang: code }), lang);
      const direction = await page
        .locator('.cx-widget')
        .first()
        .evaluate((node) => getComputedStyle(node).direction);
      expect(direction).toBe(lang === 'ar' ? 'rtl' : 'ltr');
      expect(await unnamedOn(page), lang).toEqual([]);
      for (const theme of ['light', 'dark']) {
        await page.evaluate((name) => window.CXBus.command('App.setTheme', { theme: name }), theme);
        await untilAtRest(page);
        expect(await violationsOn(page), `${lang} ${theme}`).toEqual([]);
      }
    }
    await close();
  });
});
