import { readFile } from 'node:fs/promises';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { bookFor, fillIn, openWidget, versions, visitSite } from './bookingSite.js';
import { shareBrowser } from './shareBrowser.js';

const at = '2026-03-03T16:15:00.000Z';

const stand = shareBrowser();

describe.each(versions)('on %s', (version) => {
  test('the confirmation says when in both zones, and gives a file that a calendar can read', async () => {
    const { page, records, problems } = await visitSite(stand, version, {
      visit: { timezoneId: 'Europe/Berlin' },
      callback: { timezone: 'America/Toronto' },
    });
    await bookFor(page, at);
    await page.locator('.cx-booking-calendar').waitFor();
    const text = await page.locator('.cx-confirmation').innerText();
    expect(text).toMatch(/5:15\sPM/);
    expect(text).toMatch(/Time at our office: .*11:15\sAM EST/);

    const downloading = page.waitForEvent('download');
    await page.locator('.cx-booking-file').click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('call.ics');
    const calendar = new ICAL.Component(ICAL.parse(await readFile(await download.path(), 'utf8')));
    const component = calendar.getFirstSubcomponent('vevent');
    if (!component) throw new Error('There is no event.');
    const event = new ICAL.Event(component);
    expect(event.uid).toContain(records()[0]?.id);
    expect(event.startDate.toJSDate().toISOString()).toBe(at);
    expect(event.duration.toSeconds()).toBe(15 * 60);
    expect(event.summary).toBe('Call from A site');
    expect(event.description).toContain('+14165550123');

    const [google, outlook] = await page
      .locator('.cx-booking-calendar a')
      .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href)).map(String));
    expect(new URL(google ?? '').searchParams.get('dates')).toBe('20260303T161500Z/20260303T163000Z');
    expect(new URL(outlook ?? '').searchParams.get('startdt')).toBe(at);
    expect(problems).toEqual([]);
  });
});

test('in the office’s own zone the time is said once', async () => {
  const { page } = await visitSite(stand, 'v3', { callback: { timezone: 'America/Toronto' } });
  await bookFor(page, at);
  await page.locator('.cx-booking-calendar').waitFor();
  expect(await page.locator('.cx-confirmation').innerText()).not.toContain('Time at our office');
});

test('under a strict policy nothing is blocked', async () => {
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src http://localhost:*; require-trusted-types-for 'script'";
  const { page, problems } = await visitSite(stand, 'v1');
  const settings = await page.evaluate(() => JSON.stringify(Reflect.get(window, '_genesys')));
  stand.web.addFile('/settings.js', `window._genesys = ${settings};`);
  await page.goto(
    stand.web.addPage('/strict', {
      headers: { 'Content-Security-Policy': policy },
      body: '<script src="/settings.js"></script><script src="/dist/widgets.min.js"></script>',
    }),
  );
  await page.waitForFunction(() => Reflect.get(window, 'CXBus')?.data('App.ready') === true);
  problems.length = 0;
  await openWidget(page);
  await fillIn(page);
  await page.locator('.cx-callback-confirm').click();
  await page.locator('.cx-booking-cancel').click();
  await page.locator('.cx-booking-yes').waitFor();
  expect(problems).toEqual([]);
});
