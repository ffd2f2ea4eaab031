import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { bookFor, fillIn, openWidget, takeTime, versions, visitSite } from './bookingSite.js';
import { untilStarted } from './harness.js';
import { shareBrowser } from './shareBrowser.js';

const at = '2026-03-03T16:15:00.000Z';
const later = '2026-03-03T16:45:00.000Z';

const stand = shareBrowser();

const kept = (page: Page) => page.evaluate(() => JSON.parse(localStorage.getItem('cx-callback') ?? '[]') as unknown[]);
const outstanding = (records: Array<{ state: string; desiredTime: string }>) =>
  records.filter(({ state }) => state !== 'COMPLETED').map(({ desiredTime }) => new Date(desiredTime).toISOString());

describe.each(versions)('on %s', (version) => {
  test('a booking is moved from the confirmation, seen again after a reload, and cancelled', async () => {
    const { page, records, problems } = await visitSite(stand, version);
    await bookFor(page, at);
    await page.locator('.cx-booking-change').click();
    await takeTime(page, later);
    expect(outstanding(records())).toEqual([at]);
    await page.locator('.cx-booking-yes').click();
    await page.getByText('Your call has been moved').first().waitFor();
    expect(outstanding(records())).toEqual([later]);
    expect(await page.locator('.cx-confirmation-wrapper').textContent()).toContain('11:45');
    expect(await kept(page)).toMatchObject([{ time: later }]);
    expect(JSON.stringify(await kept(page))).not.toMatch(/Ada|4165550123/);

    await page.reload();
    await untilStarted(page);
    await openWidget(page);
    const card = page.locator('.cx-booking-card');
    await card.locator('.cx-booking-state').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Your booked call');
    expect(await card.innerText()).toMatch(/11:45[\s\S]*ends in .0123[\s\S]*Booked/);
    expect(await page.locator('form.cx-content').isVisible()).toBe(false);

    await card.locator('.cx-booking-cancel').click();
    await card.locator('.cx-booking-yes').click();
    await card.getByText('Your call is cancelled').waitFor();
    expect(outstanding(records())).toEqual([]);
    expect(await kept(page)).toEqual([]);
    await page.locator('.cx-booking-another').click();
    expect(
      await page.locator('#cx_form_callback_phone_number').evaluate((field) => field === document.activeElement),
    ).toBe(true);
    expect(problems).toEqual([]);
  });

  test('a time that is taken meanwhile brings others, and one tap moves the call there', async () => {
    const { page, records } = await visitSite(stand, version, {
      simulator: { services: { sales: { placesPerBucket: 1 } } },
    });
    await bookFor(page, at);
    await page.locator('.cx-booking-change').click();
    const time = page.locator(`.cx-calendar [data-instant="${later}"]`);
    await time.waitFor();
    await page.evaluate(
      async (time) =>
        window.CXBus.command('CallbackService.schedule', { phonenumber: '+14165550199', desiredtime: time }),
      later,
    );
    await time.click();
    await page.locator('.cx-booking-yes').click();
    const proposals = page.locator('.cx-booking-proposal');
    await proposals.first().waitFor();
    expect(await page.locator('.cx-booking-problem').innerText()).toBe(
      'That time is fully booked. Please choose another one.',
    );
    const chosen = await proposals.first().getAttribute('data-instant');
    await proposals.first().click();
    await page.getByText('Your call has been moved').first().waitFor();
    expect(outstanding(records()).sort()).toEqual([chosen, later].sort());
  });

  test('what another tab has cancelled is seen in this one', async () => {
    const { page, context, address, records } = await visitSite(stand, version);
    await bookFor(page, at);
    await page.locator('.cx-booking-actions').waitFor();
    const other = await context.newPage();
    await other.clock.install({ time: '2026-03-03T14:05:00Z' });
    await other.goto(address);
    await untilStarted(other);
    await openWidget(other);
    await other.locator('.cx-booking-cancel').click();
    await other.locator('.cx-booking-yes').click();
    await page.locator('#cx-callback-result').getByText('Your call is cancelled').waitFor();
    expect(outstanding(records())).toEqual([]);
  });

  test('with the server out of reach the booking is shown as far as it is known, and the form can be reached', async () => {
    const { page, simulator } = await visitSite(stand, version);
    await bookFor(page, at);
    await page.locator('.cx-callback-done button').click();
    simulator.faults.add({ fault: 'status=500', operation: 'query' });
    await openWidget(page);
    await page.getByText('How your call stands cannot be asked at the moment.').first().waitFor();
    expect(await page.locator('.cx-booking-card').innerText()).toContain('11:15');
    await page.locator('.cx-booking-another').click();
    await fillIn(page);
    await page.locator('.cx-callback-confirm').click();
    await page.locator('#cx-callback-result').waitFor();
  });

  test('a booking that the server no longer knows is forgotten', async () => {
    const { page, simulator } = await visitSite(stand, version);
    await bookFor(page, at);
    await page.locator('.cx-callback-done button').click();
    simulator.reset();
    await openWidget(page);
    await page.locator('#cx_form_callback_firstname').waitFor();
    expect(await kept(page)).toEqual([]);
  });

  test('open {id} manages that booking in a browser that has not made it', async () => {
    const { page, records } = await visitSite(stand, version, { callback: { rememberBooking: false } });
    await page.evaluate(
      (time) => window.CXBus.command('CallbackService.schedule', { phonenumber: '+14165550123', desiredtime: time }),
      at,
    );
    await openWidget(page, { id: records()[0]?.id });
    await page.locator('.cx-booking-cancel').click();
    await page.locator('.cx-booking-yes').click();
    await page.getByText('Your call is cancelled').first().waitFor();
    expect(outstanding(records())).toEqual([]);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });
});

test('on v3, if the old booking cannot be cancelled, both are shown and the old one can be cancelled later', async () => {
  const { page, simulator, records } = await visitSite(stand, 'v3');
  await bookFor(page, at);
  simulator.faults.add({ fault: 'status=500', operation: 'cancel', count: 1 });
  await page.locator('.cx-booking-change').click();
  await takeTime(page, later);
  await page.locator('.cx-booking-yes').click();
  await page.getByText(/the old one could not be cancelled/).waitFor();
  expect(outstanding(records()).sort()).toEqual([at, later]);
  const old = page.locator('.cx-booking-card').nth(1);
  expect(await old.innerText()).toContain('11:15');
  await old.locator('.cx-booking-cancel').click();
  await old.locator('.cx-booking-yes').click();
  await old.getByText('Your call is cancelled').waitFor();
  expect(outstanding(records())).toEqual([later]);
  expect(await kept(page)).toMatchObject([{ time: later }]);
});

test('with storage blocked by the browser everything else works', async () => {
  const { page, records, problems } = await visitSite(stand, 'v1', {
    script: `Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('blocked', 'SecurityError'); }});`,
  });
  await bookFor(page, at);
  await page.locator('.cx-booking-cancel').click();
  await page.locator('.cx-booking-yes').click();
  await page.locator('#cx-callback-result').getByText('Your call is cancelled').waitFor();
  expect(outstanding(records())).toEqual([]);
  expect(problems).toEqual([]);
});
