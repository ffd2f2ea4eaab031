import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { packs } from './packs.js';
import { type Screen, visitScreen } from './screens.js';
import type { Stand } from './shareBrowser.js';

/** WCAG 2.2 AA by axe, and names of everything that can be used, on every screen (manual: Callback, Accessibility). */

const axeFile = join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js');
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

/** A language with the direction that it is written in, and a theme. */
export interface Look {
  lang: string;
  direction: 'ltr' | 'rtl';
  theme: 'light' | 'dark';
}
export const englishLight: Look = { lang: 'en', direction: 'ltr', theme: 'light' };
/** Colours do not depend on the direction, nor names on the colours: with English in light colours, it sees everything. */
export const arabicDark: Look = { lang: 'ar', direction: 'rtl', theme: 'dark' };

/** Goes to a screen and finds no violation and nothing nameless on it, whatever it looks like. */
export async function auditScreen(
  stand: Stand,
  screen: Screen,
  looks: readonly Look[],
  context: BrowserContextOptions = {},
): Promise<void> {
  const { page } = await visitScreen(screen, {
    ...stand,
    widgets: { main: { theme: 'light', i18n: packs } },
    context: { ...context, reducedMotion: 'reduce' },
    body: '<main><h1>Harbour Insurance</h1></main>',
  });
  await page.addScriptTag({ content: await readFile(axeFile, 'utf8') });
  for (const { lang, direction, theme } of looks) {
    await page.evaluate(
      async (to) => {
        await window.CXBus.command('App.setLanguage', { lang: to.lang });
        await window.CXBus.command('App.setTheme', { theme: to.theme });
      },
      { lang, theme },
    );
    const widget = page.locator('.cx-widget').first();
    expect(await widget.evaluate((node) => getComputedStyle(node).direction)).toBe(direction);
    expect(await unnamedOn(page), lang).toEqual([]);
    await untilAtRest(page);
    expect(await violationsOn(page), `${lang} ${theme}`).toEqual([]);
  }
}
