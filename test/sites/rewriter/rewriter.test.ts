import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { untilStarted } from '../../browser/harness.js';
import { layouts, shareSites, visitSite } from '../visitSite.js';

const sites = shareSites();

interface Theatre {
  log: string[];
  [fact: string]: unknown;
}
const theatreOf = (page: Page) => page.evaluate(() => (window as unknown as { theatre: Theatre }).theatre);

describe.each(layouts)('a theatre whose extension rewrites the body on `scheduled`, %s', (layout) => {
  test('finds the confirmation in the document, puts its own window in its place, and closes without a question', async () => {
    const { page, simulator, problems } = await visitSite(sites, 'rewriter', layout);
    await untilStarted(page);
    await page.locator('#call').click();
    await page.locator('#cx_form_callback_phone_number').fill('+1 416 555 0123');
    await page.locator('.cx-callback-confirm').click();
    const own = page.locator('.cx-callback .cx-body > .cx-widget.cx-common-container.theatre-box');
    await own.waitFor();

    expect(await theatreOf(page)).toMatchObject({
      confirmationWasThere: true,
      footerWasMarked: true,
      isJQuery: true,
      version: 'string',
      mobile: false,
    });
    expect(await own.locator('.cx-title').textContent()).toBe('Your <seat> is kept');
    expect(await own.locator('.theatre-thanks b').textContent()).toBe('Hamlet');
    expect((await theatreOf(page)).hacked).toBeUndefined();
    expect(await page.locator('#cx-callback-result').count()).toBe(0);

    await own.locator('.cx-btn-primary').click();
    const alert = page.locator('.cx-callback .cx-body [role=alertdialog]');
    expect(await alert.locator('p').textContent()).toBe('Saved as <hamlet.ics>');
    await alert.locator('button', { hasText: 'Fine' }).click();
    expect(await alert.count()).toBe(0);

    await own.locator('.cx-btn-default').click();
    await page.locator('.cx-callback').waitFor({ state: 'detached' });
    await page.waitForFunction(() => (window as unknown as { theatre: Theatre }).theatre.log.includes('closed'));
    expect((await theatreOf(page)).log).toEqual(['opened', 'started', 'submitted', 'scheduled', 'completed', 'closed']);
    expect(simulator.snapshot().records.length).toBe(1);
    expect(problems).toEqual([]);
  });

  test('lays its own overlay over the form and takes it away again, with everything typed kept', async () => {
    const { page, problems } = await visitSite(sites, 'rewriter', layout);
    await untilStarted(page);
    await page.locator('#call').click();
    await page.locator('#cx_form_callback_firstname').fill('Ada');
    await page.locator('.theatre-help').click();
    const overlay = page.locator('.cx-callback .cx-overlay.cx-dynamic');
    await overlay.waitFor();
    expect(await overlay.locator('h4').textContent()).toBe('Opening hours');
    expect(await page.locator('.cx-callback .cx-footer').isVisible()).toBe(false);
    // its own listener on the button is still there: the element itself was taken, not a copy
    await overlay.locator('button').click();
    await overlay.waitFor({ state: 'detached' });
    expect(await page.locator('.cx-callback .cx-footer').isVisible()).toBe(true);
    expect(await page.locator('#cx_form_callback_firstname').inputValue()).toBe('Ada');
    await page.locator('#cx_form_callback_lastname').fill('Lovelace');
    expect((await theatreOf(page)).log).toEqual(['opened', 'started', 'overlay']);
    expect(problems).toEqual([]);
  });
});
