import { describe, expect, test } from 'vitest';
import { bookingsOf, fillIn, openWidget, versions, visitSite } from './bookingSite.js';
import { holdAnswers, posts } from './holdAnswers.js';
import { shareBrowser } from './shareBrowser.js';

const stand = shareBrowser();

describe.each(versions)('on %s', (version) => {
  test('offline nothing is sent and the form is kept; when the line is back booking is offered', async () => {
    const { page, context, records, operations } = await visitSite(stand, version);
    await openWidget(page);
    await fillIn(page);
    await context.setOffline(true);
    await page.locator('.cx-callback-offline').waitFor();
    await page.locator('.cx-callback-confirm').click();
    await page.locator('.cx-fail-message').getByText('You are offline').waitFor();
    expect(bookingsOf(operations())).toBe(0);
    await context.setOffline(false);
    await page.locator('.cx-fail-message').getByText('You are online again').waitFor();
    expect(await page.locator('.cx-callback-offline').isVisible()).toBe(false);
    await page.locator('.cx-callback-again').click();
    await page.locator('#cx-callback-result').waitFor();
    expect(records()).toHaveLength(1);
    expect(JSON.stringify(records())).toContain('Ada');
  });

  test('a slow answer shows progress, which goes with the answer', async () => {
    const { page, records } = await visitSite(stand, version);
    await openWidget(page);
    await fillIn(page);
    const release = await holdAnswers(page, posts);
    await page.locator('.cx-callback-confirm').click();
    await page.locator('.cx-callback-progress').getByText('Booking your call…').waitFor();
    release();
    await page.locator('#cx-callback-result').waitFor();
    expect(await page.locator('.cx-callback-progress').isVisible()).toBe(false);
    expect(records()).toHaveLength(1);
  });

  test('an answer that gets lost books once: v1 looks first, v3 lets the visitor decide', async () => {
    const { page, simulator, records, operations } = await visitSite(stand, version);
    await openWidget(page);
    await fillIn(page);
    simulator.faults.add({ fault: 'cut', operation: 'schedule', count: 1 });
    await page.locator('.cx-callback-confirm').click();
    const message = page.locator('.cx-fail-message');
    await message.waitFor();
    expect(bookingsOf(operations())).toBe(1);
    expect(records()).toHaveLength(1);
    if (version === 'v1') {
      expect(await message.innerText()).toMatch(/never booked twice\.$/);
      await page.locator('.cx-callback-again').click();
      await page.locator('#cx-callback-result').waitFor();
      expect(bookingsOf(operations())).toBe(1);
      expect(records()).toHaveLength(1);
    } else {
      expect(await message.innerText()).toMatch(/we may call you twice\.$/);
      await page.locator('.cx-failed-retry').click();
      expect(await page.locator('#cx_form_callback_firstname').inputValue()).toBe('Ada');
      expect(bookingsOf(operations())).toBe(1);
    }
  });

  test('after the timeout there is a way out', async () => {
    const { page, simulator, records, operations } = await visitSite(stand, version, {
      callback: { ajaxTimeout: 700 },
    });
    await openWidget(page);
    await fillIn(page);
    simulator.faults.add({ fault: 'latency=60000', operation: 'schedule', count: 1 });
    await page.locator('.cx-callback-confirm').click();
    await page.locator('.cx-callback-again').waitFor();
    await page.locator('.cx-callback-again').click();
    await page.locator('#cx-callback-result').waitFor();
    // v3 cannot be asked: there the visitor has decided
    expect(bookingsOf(operations())).toBe(version === 'v1' ? 1 : 2);
    expect(records()).toHaveLength(version === 'v1' ? 1 : 2);
  });
});

test('a service plugin that never answers does not hold the visitor', async () => {
  const { page } = await visitSite(stand, 'v1', { callback: { servicePlugin: 'Own', ajaxTimeout: 500 } });
  await page.evaluate(() => {
    const own = window.CXBus.registerPlugin('Own');
    if (own) {
      own.registerCommand('schedule', () => {});
      own.ready();
    }
  });
  await openWidget(page);
  await fillIn(page);
  await page.locator('.cx-callback-confirm').click();
  await page.locator('.cx-callback-stop').click();
  await page.locator('.cx-fail-message').getByText('may have been booked').waitFor();
  await page.locator('.cx-failed-retry').click();
  expect(await page.locator('#cx_form_callback_firstname').inputValue()).toBe('Ada');
});
