import type { Page } from 'playwright-core';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Version, versions } from '../browser/bookingSite.js';
import { createFaultTable } from '../browser/faultTable.js';
import { fixtureTime } from '../browser/harness.js';
import { shareBrowser, shareSimulator } from '../browser/shareBrowser.js';
import { openSite } from './openSite.js';
import { book, installReader, readTold } from './told.js';

/** Devices that slept, and clocks that are wrong: no past time is booked, and no open office is shown as closed. */

const stand = shareBrowser();
const server = shareSimulator();
const table = createFaultTable();
afterAll(() => table.print('What clocks change', 'clock'));

const wanted = '2026-03-03T16:15:00.000Z';
const hour = 3_600_000;

beforeEach(() => {
  server.simulator.clock.set(fixtureTime);
});

/** The server's answers carry its time, as servers that let pages read `Date` send it. */
async function tellServerTime(page: Page): Promise<void> {
  await page.route(`${server.url}/**`, async (route) => {
    if (route.request().method() === 'OPTIONS') return route.fallback();
    const response = await route.fetch();
    const headers = {
      ...response.headers(),
      date: new Date(server.simulator.clock.now()).toUTCString(),
      'access-control-expose-headers': 'Date, Retry-After',
    };
    return route.fulfill({ response, headers });
  });
}

const openClocked = (version: Version, time: number | undefined) =>
  openSite(stand, server.url, {
    version,
    prepare: async (page) => {
      await installReader(page);
      await tellServerTime(page);
      if (time !== undefined) await page.clock.setSystemTime(time);
    },
  });

const availabilities = () => server.simulator.requests.filter(({ operation }) => operation === 'availability').length;

/** Device and server alike are three hours later. */
async function sleep(page: Page): Promise<void> {
  server.simulator.clock.advance(3 * hour);
  await page.clock.fastForward(3 * hour);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}

describe.each(versions)('on %s', (version) => {
  test('a time that has passed while the device slept is not booked, and the visitor is told', async () => {
    const { page, exceptions } = await openClocked(version, undefined);
    await page.evaluate(
      (desiredTime) =>
        window.CXBus.command('Callback.open', { form: { phonenumber: '+14165550123', desiredTime } } as never),
      wanted,
    );
    await sleep(page);
    await page.locator('.cx-callback-confirm').click();
    const outcome = page.locator(
      '.cx-error-container #cx_callback_information:visible, .cx-callback .cx-error:visible, .cx-field-error:visible',
    );
    await outcome.first().waitFor();
    expect(server.simulator.snapshot().records).toEqual([]);
    expect(await page.locator('#cx-callback-result').count()).toBe(0);
    expect(exceptions).toEqual([]);
    table.note('a chosen time has passed while the device slept', version, 'not booked, told');
  });

  test('an open calendar asks again on waking, and offers nothing that has passed', async () => {
    const { page, exceptions } = await openClocked(version, undefined);
    await page.evaluate(() => window.CXBus.command('Callback.open'));
    await page.locator('#cx_form_schedule_options').evaluate((select) => {
      (select as HTMLSelectElement).selectedIndex = 1;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await page.locator(`.cx-calendar [data-instant="${wanted}"]`).first().waitFor();
    const before = availabilities();
    await sleep(page);
    await expect.poll(availabilities, { timeout: 20_000 }).toBeGreaterThan(before);
    const past = page.locator(`.cx-calendar [data-instant="${wanted}"]`);
    await expect.poll(() => past.count(), { timeout: 20_000 }).toBe(0);
    expect(exceptions).toEqual([]);
    table.note('a calendar is open while the device sleeps', version, 'asks again');
  });

  test.each([-24, -3, 3, 24])(
    'a clock that is %i h off neither closes the office nor moves a booking',
    async (hours) => {
      const { page, exceptions } = await openClocked(version, Date.parse(fixtureTime) + hours * hour);
      expect((await book(page)).told).toBe('booked');
      await page.evaluate(() => window.CXBus.command('App.closeAll'));
      server.simulator.reset();
      await page.evaluate(() =>
        window.CXBus.command('Callback.open', { form: { phonenumber: '+14165550123' } } as never),
      );
      const isOffered = await page
        .locator('#callback_asap')
        .evaluate((option) => !(option as HTMLOptionElement).disabled);
      expect(isOffered).toBe(true);
      await page.locator('#cx_form_schedule_options').evaluate((select) => {
        (select as HTMLSelectElement).selectedIndex = 1;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await page.locator(`.cx-calendar [data-instant="${wanted}"]`).first().click();
      await page.locator('.cx-callback-confirm').click();
      expect((await readTold(page)).told).toBe('booked');
      expect(server.simulator.snapshot().records).toMatchObject([{ desiredTime: wanted }]);
      expect(exceptions).toEqual([]);
      table.note(`${hours} h off`, version, 'as ever');
    },
  );
});
