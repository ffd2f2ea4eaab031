import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type ContractStage, contract } from '../../src/CallbackWidget/dom/contract.js';
import { layouts, untilStarted } from '../browser/harness.js';
import { shareBrowser, shareSimulator } from '../browser/shareBrowser.js';

/** The public DOM contract, walked over the built files. */

const stand = shareBrowser();
const simulator = shareSimulator();

/** Parts of a stage that are not in the document, or not seen there although they should be. */
const missing = (page: Page, stages: ContractStage[]) => {
  const selectors = Object.values(contract)
    .filter(({ when }) => stages.includes(when))
    .map(({ selector }) => selector);
  return page.evaluate((all) => all.filter((selector) => !document.querySelector(`body ${selector}`)), selectors);
};

describe.each(layouts)('in the %s layout', (layout) => {
  async function open(callback = ''): Promise<Page> {
    const before = `window._genesys = {widgets: {main: {theme: 'light'}, callback: {
      dataURL: '${simulator.url}/genesys/1/service/callback/sales', ${callback}}}};`;
    const { page } = await stand.visit();
    await page.goto(stand.web.addPage(`/contract-${layout}`, { layout, before }));
    await untilStarted(page);
    await page.evaluate(() => window.CXBus.command('Callback.open'));
    return page;
  }

  test('every part stands in the open window, and in the minimised one', async () => {
    const page = await open();
    expect(await missing(page, ['open', 'choice', 'countryCodes'])).toEqual([]);
    await page.evaluate(() => window.CXBus.command('Callback.minimize'));
    expect(await missing(page, ['minimized'])).toEqual([]);
  });

  test('every part of a form that offers times only', async () => {
    const page = await open('immediateCallback: false');
    expect(await missing(page, ['open', 'timeOnly', 'countryCodes'])).toEqual([]);
  });

  test('every part of the confirmation', async () => {
    const page = await open();
    await page.locator('[name=phonenumber]').fill('+1 416 555 0123');
    await page.locator('.cx-callback-confirm').click();
    await page.locator('.cx-confirmation').waitFor();
    expect(await missing(page, ['booked'])).toEqual([]);
  });
});
