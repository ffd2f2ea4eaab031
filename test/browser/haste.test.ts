import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { bookFor, bookingsOf, connection, fillIn, openWidget, takeTime, versions, visitSite } from './bookingSite.js';
import { startSimulator, untilStarted } from './harness.js';
import { holdAnswers, posts } from './holdAnswers.js';
import { shareBrowser } from './shareBrowser.js';

/** Visitors and pages that do not wait: double clicks, held keys, windows closed too early, two tabs at once. */
const stand = shareBrowser();

const at = '2026-03-03T16:15:00.000Z';
const later = '2026-03-03T16:45:00.000Z';
const latest = '2026-03-03T17:15:00.000Z';

const outstanding = (records: Array<{ state: string; desiredTime: string }>) =>
  records.filter(({ state }) => state !== 'COMPLETED').map(({ desiredTime }) => desiredTime);
const kept = (page: Page) =>
  page.evaluate(() =>
    (JSON.parse(localStorage.getItem('cx-callback') ?? '[]') as { time: string }[]).map(({ time }) => time),
  );
/** Lets everything that is under way on the bus come to its end. */
const settle = (page: Page) => page.evaluate(() => window.CXBus.command('App.getTheme').then(() => undefined));

describe.each(versions)('on %s', (version) => {
  test('a double click books once, and its second click does nothing to what the first has brought', async () => {
    const { page, simulator, records, operations, problems } = await visitSite(stand, version);
    await openWidget(page);
    await fillIn(page);
    simulator.faults.add({ fault: 'status=500', operation: 'schedule', count: 1 });
    await page.locator('.cx-callback-confirm').dblclick();
    await page.locator('.cx-error-container').waitFor();
    expect(bookingsOf(operations())).toBe(1);
    // over the button that books
    await page.locator('.cx-failed-retry').dblclick();
    await page.locator('.cx-error-container').waitFor({ state: 'hidden' });
    await settle(page);
    expect(bookingsOf(operations())).toBe(1);
    expect(await page.locator('#cx_form_callback_firstname').inputValue()).toBe('Ada');
    await page.locator('.cx-callback-confirm').click({ clickCount: 4, delay: 10 });
    await page.locator('#cx-callback-result').waitFor();
    expect([records().length, bookingsOf(operations())]).toEqual([1, 2]);

    await page.locator('.cx-booking-cancel').dblclick();
    await page.locator('.cx-booking-yes').waitFor();
    expect(operations()).not.toContain('cancel');
    await page.locator('.cx-booking-yes').dblclick();
    await page.locator('#cx-callback-result').getByText('Your call is cancelled').waitFor();
    expect(operations().filter((operation) => operation === 'cancel')).toHaveLength(1);
    expect(problems.filter((problem) => !problem.includes('Failed to load resource'))).toEqual([]);
  });

  test('Enter, held down, books once and goes no further', async () => {
    const { page, simulator, records, operations } = await visitSite(stand, version);
    await openWidget(page);
    await fillIn(page);
    simulator.faults.add({ fault: 'status=500', operation: 'schedule', count: 1 });
    const hold = async (times: number) => {
      for (let count = 0; count < times; count++) await page.keyboard.down('Enter');
    };
    await page.locator('#cx_form_callback_phone_number').focus();
    await hold(5);
    await page.locator('.cx-error-container').waitFor();
    await hold(5);
    await settle(page);
    expect(await page.locator('.cx-error-container').isVisible()).toBe(true);
    expect(bookingsOf(operations())).toBe(1);
    await page.keyboard.up('Enter');
    await page.keyboard.press('Enter');
    await page.locator('.cx-error-container').waitFor({ state: 'hidden' });
    await page.locator('.cx-callback-confirm').focus();
    await hold(5);
    await page.locator('#cx-callback-result').waitFor();
    await hold(5);
    await page.keyboard.up('Enter');
    expect(await page.locator('#cx-callback-result').isVisible()).toBe(true);
    expect([records().length, bookingsOf(operations())]).toEqual([1, 2]);
  });

  test.each([
    ['a yes', ''],
    ['a no', 'status=500'],
    ['nothing', 'lost'],
  ])('%s that comes after closing changes nothing in the window that is open by then', async (_answer, fault) => {
    const { page, simulator, records, operations, problems } = await visitSite(stand, version);
    await openWidget(page);
    await fillIn(page);
    if (fault) simulator.faults.add({ fault, operation: 'schedule', count: 1 });
    const release = await holdAnswers(page, posts);
    await page.evaluate(() => {
      const over = new Promise((resolve) => {
        for (const event of ['scheduled', 'scheduleError']) window.CXBus.subscribe(`CallbackService.${event}`, resolve);
      });
      Object.assign(window, { over });
    });
    await page.locator('.cx-callback-confirm').click();
    await expect.poll(() => bookingsOf(operations())).toBe(1);
    await page.evaluate(() => window.CXBus.command('App.closeAll'));
    await page.locator('.cx-callback').waitFor({ state: 'detached' });
    await openWidget(page);
    await page.locator('#cx_form_callback_firstname').fill('Grace');
    release();
    await page.evaluate(() => Object(window).over.then(() => undefined));
    await settle(page);
    expect(await page.locator('.cx-overlay:not([hidden]), .cx-confirmation, .cx-busy').count()).toBe(0);
    expect(await page.locator('#cx_form_callback_firstname').inputValue()).toBe('Grace');
    expect(bookingsOf(operations())).toBe(1);
    expect(records()).toHaveLength(fault.includes('500') ? 0 : 1);
    // and the new visitor books as any other
    await page.locator('#cx_form_callback_phone_number').fill('+1 416 555 0177');
    await page.locator('.cx-callback-confirm').click();
    await page.locator('#cx-callback-result').waitFor();
    expect(records().filter(({ number }) => number === '+14165550177')).toHaveLength(1);
    // Chromium's line about a bad answer, ours about none
    const expected = /Failed to load resource|^callback\.dataURL: \S+ did not answer/;
    expect(problems.filter((problem) => !expected.test(problem))).toEqual([]);
  });

  test('a configuration that comes while a booking is under way counts for the next one', async () => {
    const { page, records, operations, problems } = await visitSite(stand, version);
    const other = await startSimulator();
    stand.afterTest(other.close);
    await openWidget(page);
    await fillIn(page);
    const release = await holdAnswers(page, posts);
    await page.locator('.cx-callback-confirm').click();
    await expect.poll(() => bookingsOf(operations())).toBe(1);
    await page.evaluate(
      async (options) => {
        await window.CXBus.command('CallbackService.configure', options);
        await window.CXBus.command('Callback.configure', { countryCodes: false, scheduledCallback: false, form: {} });
      },
      connection(version, other.url),
    );
    release();
    await page.locator('#cx-callback-result').waitFor();
    expect([records().length, other.simulator.snapshot().records.length]).toEqual([1, 0]);
    await page.locator('.cx-callback-done button').click();
    await page.evaluate(() => localStorage.clear());
    await openWidget(page);
    await fillIn(page);
    await page.locator('.cx-callback-confirm').click();
    await page.locator('#cx-callback-result').waitFor();
    expect([records().length, other.simulator.snapshot().records.length]).toEqual([1, 1]);
    expect(problems).toEqual([]);
  });

  describe('in two tabs', () => {
    async function visitTwice(options: Parameters<typeof visitSite>[2] = {}) {
      const site = await visitSite(stand, version, options);
      const { context, address, problems } = site;
      const second = await context.newPage();
      second.on('pageerror', (error) => problems.push(String(error)));
      await second.clock.install({ time: '2026-03-03T14:05:00Z' });
      await second.goto(address);
      await untilStarted(second);
      return { ...site, second };
    }

    test('the last place is booked once, and the other visitor is offered other times', async () => {
      const { page, second, records } = await visitTwice({
        simulator: { services: { sales: { placesPerBucket: 1 } } },
      });
      for (const tab of [page, second]) {
        await tab.bringToFront();
        await openWidget(tab);
        await fillIn(tab, tab === page ? '+1 416 555 0123' : '+1 416 555 0177');
        await tab.locator('#cx_form_schedule_options').selectOption({ index: 1 });
        await takeTime(tab, at);
      }
      await Promise.all([page, second].map((tab) => tab.locator('.cx-callback-confirm').dispatchEvent('click')));
      const [one, other] = [page, second].map((tab) => tab.locator('#cx-callback-result, .cx-proposal').first());
      await Promise.all([one?.waitFor(), other?.waitFor()]);
      expect(outstanding(records())).toEqual([at]);
      const [loser] = (await page.locator('.cx-proposal').count()) ? [page] : [second];
      expect(await loser?.locator('#cx-callback-result').count()).toBe(0);
      await loser?.bringToFront();
      await loser?.locator('.cx-proposal').first().click();
      await loser?.locator('#cx-callback-result').waitFor();
      expect(outstanding(records())).toHaveLength(2);
      await expect.poll(async () => (await kept(page)).sort()).toEqual(outstanding(records()).sort());
    });

    test('a call that is booked in one and moved in the other is one call, and both say when', async () => {
      const { page, second, records, problems } = await visitTwice();
      await page.bringToFront();
      await bookFor(page, at);
      await page.locator('.cx-booking-actions').waitFor();
      await second.bringToFront();
      await openWidget(second);
      await second.locator('.cx-booking-change').click();
      await takeTime(second, later);
      await second.locator('.cx-booking-yes').click();
      await second.locator('.cx-booking-note[data-message=CallbackChanged]').waitFor();
      expect(outstanding(records())).toEqual([later]);
      await page.locator('.cx-callback-result-time').getByText('11:45').waitFor();
      // and on from there in the first
      await page.bringToFront();
      await page.locator('.cx-booking-change').click();
      await takeTime(page, latest);
      await page.locator('.cx-booking-yes').click();
      await second.locator('.cx-callback-result-time').getByText('12:15').waitFor();
      expect(outstanding(records())).toEqual([latest]);
      expect(await kept(page)).toEqual([latest]);
      expect(problems).toEqual([]);
    });
  });
});
