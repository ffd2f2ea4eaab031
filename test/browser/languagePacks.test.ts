import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { fillIn, openWidget, versions, visitSite } from './bookingSite.js';
import { layouts, untilStarted } from './harness.js';
import { shareBrowser, shareSimulator } from './shareBrowser.js';

const stand = shareBrowser();
const simulator = shareSimulator();

interface Visit {
  /** Attributes of `<html>`. */
  html: string;
  main?: object;
  /** What the visitor's browser is set to. */
  locale?: string;
  /** The files of our packs are not on the server. */
  isWithoutPacks?: boolean;
}

/** A page without any configuration of languages but what is given, and the files of packs that it asks for. */
async function visit(layout: 'lazy' | 'all-in-one', { html, main = {}, locale = 'en-US', isWithoutPacks }: Visit) {
  const widgets = { main, callback: { dataURL: `${simulator.url}/genesys/1/service/callback/sales` } };
  const address = stand.web.addPage(`/${crypto.randomUUID()}`, {
    layout,
    htmlAttributes: html,
    before: `window._genesys = {widgets: ${JSON.stringify(widgets)}};`,
  });
  const { page, context, problems } = await stand.visit({ locale });
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/i18n/.test(request.url())) asked.push(new URL(request.url()).pathname.replace('/dist/', ''));
  });
  if (isWithoutPacks) await page.route(/i18n-/, (route) => route.fulfill({ status: 404 }));
  await page.goto(address);
  await untilStarted(page);
  return { page, context, problems, asked };
}

/** Opens the widget; its title at that very moment. */
function open(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() =>
    window.CXBus.command('Callback.open').then(() => document.querySelector('.cx-callback .cx-title')?.textContent),
  );
}

/** Chooses the third of March, 11:15 in Toronto, and reads how the widget writes that. */
async function chooseTime(page: Page): Promise<string | null> {
  await page.locator('#cx_form_schedule_options').selectOption({ index: 1 });
  await page.locator('.cx-calendar [data-instant="2026-03-03T16:15:00.000Z"]').click();
  await page.locator('.cx-calendar').waitFor({ state: 'hidden' });
  return page.locator('.cx-callback-chosen-time').textContent();
}

const spoken = [
  { lang: 'de', title: 'Wir rufen Sie an', button: 'Rückruf buchen', date: 'Dienstag, 3. März, 11:15', file: 'de' },
  { lang: 'fr-CA', title: 'Nous vous appelons', button: 'Demander un appel', date: /mardi 3 mars, 11:15/, file: 'fr' },
  { lang: 'ar', title: 'نتصل بك', button: 'طلب اتصال', date: /الثلاثاء، 3 مارس/, file: 'ar' },
  { lang: 'ja', title: 'こちらからお電話します', button: '電話を申し込む', date: '3月3日火曜日, 11:15', file: 'ja' },
];

describe.each(layouts)('in the %s layout', (layout) => {
  test.each(spoken)(
    'a page in $lang shows the widget in that language, without any configuration',
    async (expected) => {
      const { lang, title, button, date, file } = expected;
      const { page, problems, asked } = await visit(layout, { html: `lang="${lang}"` });
      expect(await open(page)).toBe(title);
      expect(await page.locator('.cx-callback-confirm').textContent()).toBe(button);
      expect(await chooseTime(page)).toMatch(date);
      expect(asked).toEqual([`plugins/i18n-${file}.mod.js`]);
      expect(problems).toEqual([]);
    },
  );

  test('a page that does not say its language shows the widget in the visitor’s', async () => {
    const { page, problems } = await visit(layout, { html: '', locale: 'nb-NO' });
    expect(await open(page)).toBe('Vi ringer deg');
    expect(problems).toEqual([]);
  });

  test('a page with packs of its own asks for none of ours', async () => {
    const i18n = { de: { callback: { CallbackTitle: 'Rückruf der Reederei' } } };
    const { page, problems, asked } = await visit(layout, { html: 'lang="de"', main: { i18n } });
    expect(await open(page)).toBe('Rückruf der Reederei');
    expect(await page.locator('.cx-callback-confirm').textContent()).toBe('Call me');
    expect(asked).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('a page may name the file of a pack itself', async () => {
    const main = { lang: 'sv', i18n: '/dist/i18n/widgets-sv.i18n.json' };
    const { page, problems, asked } = await visit(layout, { html: 'lang="en"', main });
    expect(await open(page)).toBe('Vi ringer dig');
    expect(asked).toEqual(['i18n/widgets-sv.i18n.json']);
    expect(problems).toEqual([]);
  });

  test('a page in a language that there is no pack for stays English, without an error or a request', async () => {
    const { page, problems, asked } = await visit(layout, { html: 'lang="eo"' });
    expect(await open(page)).toBe('We call you');
    expect(asked).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('where the files of the packs are missing, the widget works in English after a single request', async () => {
    const { page, problems, asked } = await visit(layout, { html: 'lang="de"', isWithoutPacks: true });
    expect(await open(page)).toBe('We call you');
    expect(await chooseTime(page)).toBe('Tuesday, March 3, 11:15 AM');
    expect(asked).toEqual(['plugins/i18n-de.mod.js']);
    // the browser's own line, and no exception
    expect(problems).toEqual([expect.stringContaining('404')]);
  });

  test('the open widget changes to a language whose pack is loaded for that', async () => {
    const { page, problems, asked } = await visit(layout, { html: 'lang="en"' });
    expect(await open(page)).toBe('We call you');
    await page.locator('#cx_form_callback_firstname').fill('Ada');
    await page.evaluate(() => window.CXBus.command('App.setLanguage', { lang: 'pl' }));
    await page.locator('.cx-title', { hasText: 'Zadzwonimy do Państwa' }).waitFor();
    expect(await page.locator('#cx_form_callback_firstname').inputValue()).toBe('Ada');
    expect(asked).toEqual(['plugins/i18n-pl.mod.js']);
    expect(problems).toEqual([]);
  });
});

test.each(versions)(
  'a visitor of a German page books on %s, in German from the first word to the last',
  async (version) => {
    const { page, records } = await visitSite(stand, version, {
      script: `document.documentElement.lang = 'de';`,
    });
    await openWidget(page);
    expect(await page.locator('.cx-callback .cx-title').textContent()).toBe('Wir rufen Sie an');
    await fillIn(page);
    await page.locator('.cx-callback-confirm').click();
    await page.locator('.cx-confirmation').waitFor();
    expect(await page.locator('.cx-callback').textContent()).not.toMatch(/call|booked|done/i);
    expect(records()).toHaveLength(1);
  },
);
