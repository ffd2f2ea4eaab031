import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { untilStarted } from '../../browser/harness.js';
import { layouts, shareSites, visitSite } from '../visitSite.js';

const sites = shareSites();

const logOf = (page: Page) => page.evaluate(() => (window as unknown as { clones: { log: string[] } }).clones.log);

async function open(page: Page): Promise<void> {
  await untilStarted(page);
  await page.locator('#call').click();
  await page.locator('.cx-footer .cx-callback-confirm').waitFor();
}

describe.each(layouts)('a site that clones, moves, removes and fills inputs, %s', (layout) => {
  test('still books, with what stands in the document', async () => {
    const { page, simulator, problems } = await visitSite(sites, 'cloner', layout);
    await open(page);
    await page.locator('#c_name').pressSequentially('Ada');
    await page.locator('#c_phone').pressSequentially('4165550123');
    await page.locator('#coupon').fill('SPRING');
    // formatting as one types, and the list of countries, survive the clone
    expect(await page.locator('#c_phone').inputValue()).toMatch(/416.*555.*0123/);
    expect(await page.locator('.intl-tel-input .flag-container').count()).toBe(1);
    await page.locator('.cx-footer .cx-callback-confirm').click();
    await page.locator('.cx-confirmation').waitFor();

    const [sent] = simulator.requests.filter(({ operation }) => operation === 'schedule');
    expect(JSON.parse(sent?.body ?? '')).toEqual({
      _customer_number: '+14165550123',
      firstname: 'Ada',
      subject: 'set by a script',
      basket: '7 items',
      coupon: 'SPRING',
    });
    const log = await logOf(page);
    expect(log.slice(0, 3)).toEqual(['keyup', 'keyup', 'keyup']);
    // each call was about the element that is in the document
    expect([...new Set(log.slice(3))]).toEqual(['validate true']);
    expect(problems).toEqual([]);
  });

  test('still has its cloned fields marked by validate, its moved buttons closing, and its cloned choice opening the calendar', async () => {
    const { page, problems } = await visitSite(sites, 'cloner', layout);
    await open(page);
    await page.locator('#c_name').fill('nobody');
    await page.locator('#c_phone').fill('+1 416 555 0123');
    await page.locator('.cx-footer .cx-callback-confirm').click();
    await page.locator('#c_name.cx-error[aria-invalid=true]').waitFor();
    await page.locator('#c_name').fill('Ada');

    await page.locator('#cx_form_schedule_options').selectOption({ index: 1 });
    await page.locator('.cx-calendar [data-instant="2026-03-03T16:15:00.000Z"]').click();
    await page.locator('.cx-callback-chosen-time', { hasText: '11:15' }).waitFor();

    await page.locator('.cx-footer .cx-callback-cancel').click();
    await page.locator('.cx-close-confirm button[data-message=CallbackNoButtonText]').click();
    await page.locator('.cx-button-close').click();
    await page.locator('.cx-close-confirm button[data-message=CallbackYesButtonText]').click();
    await page.locator('.cx-callback').waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
  });
});
