import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { versions, visitSite } from './bookingSite.js';
import { shareBrowser } from './shareBrowser.js';

/** The plugin Calendar by itself: its own file, an element that the page puts where it likes, no Callback widget. */

const stand = shareBrowser();

/** Puts the calendar into the page and notes what is chosen. */
async function mount(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const chosen: string[] = [];
    Object.assign(window, { chosen });
    window.CXBus.subscribe('Calendar.selectedDateTime', ({ data }) => {
      chosen.push((data as { date: Date }).date.toISOString());
    });
    window.CXBus.subscribe('Calendar.generated', ({ data }) => {
      const [element] = (data as { ndCalendar: HTMLElement[] }).ndCalendar;
      if (element) document.body.append(element);
    });
    await window.CXBus.command('Calendar.generate');
  });
  await page.locator('.cx-calendar .cx-time').first().waitFor();
}
const chosen = (page: Page) => page.evaluate(() => (window as unknown as { chosen: string[] }).chosen);

describe.each(versions)('on %s', (version) => {
  test('it offers the free times of the server, and tells what is chosen', async () => {
    const { page, problems, operations } = await visitSite(stand, version);
    const files: string[] = [];
    page.on('request', (request) => files.push(new URL(request.url()).pathname));
    await mount(page);
    await page.locator('[data-instant="2026-03-03T16:15:00.000Z"]').click();
    expect(await chosen(page)).toEqual(['2026-03-03T16:15:00.000Z']);
    expect(operations()).toEqual(['availability']);
    expect(files).toContain('/dist/plugins/calendar.min.js');
    expect(files).not.toContain('/dist/plugins/callback.min.js');
    expect(problems).toEqual([]);
  });
});

test('it offers a grid of its hours when the server is not asked', async () => {
  const { page, problems, operations } = await visitSite(stand, 'v1', {
    script: `_genesys.widgets.calendar = {
      showAvailability: false,
      calendarHours: {interval: '30', allDay: {openTime: '10:00', closeTime: '12:00'}},
    };`,
  });
  await mount(page);
  const times = page.locator('.cx-calendar [data-time]');
  const offered = await times.evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-time')));
  expect(offered).toEqual(['10:00', '10:30', '11:00', '11:30']);
  await times.nth(1).click();
  expect(await chosen(page)).toEqual(['2026-03-03T15:30:00.000Z']);
  expect(operations()).toEqual([]);
  expect(problems).toEqual([]);
});
