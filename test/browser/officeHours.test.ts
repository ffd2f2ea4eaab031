import { describe, expect, test } from 'vitest';
import { openWidget, versions, visitSite } from './bookingSite.js';
import { shareBrowser } from './shareBrowser.js';

const stand = shareBrowser();

describe.each(versions)('on %s', (version) => {
  test('in the evening the immediate choice says when the office opens, in the visitor’s zone', async () => {
    const evening = '2026-03-04T01:00:00.000Z';
    const { page, simulator, operations, problems } = await visitSite(stand, version, {
      visit: { timezoneId: 'America/Vancouver' },
    });
    simulator.clock.set(evening);
    await page.clock.setFixedTime(evening);
    await openWidget(page);
    const line = page.locator('.cx-callback-hours');
    await line.waitFor();
    expect(await line.innerText()).toMatch(
      /^Our office is closed at the moment\. It opens: Wednesday, March 4, 6:00\sAM/,
    );
    expect(await page.locator('#callback_asap').textContent()).toMatch(/, from Wed, 6:00\sAM$/);
    expect(operations()).toEqual(version === 'v3' ? ['availability', 'openFor'] : ['availability']);

    // "next free time" at the top of the picker, with the answer that is there already
    await page.locator('#cx_form_schedule_options').selectOption({ index: 1 });
    await page.locator('.cx-calendar-next').click();
    expect(await page.locator('.cx-schedule').getAttribute('data-instant')).toBe('2026-03-04T14:00:00.000Z');
    expect(await line.isVisible()).toBe(false);
    expect(operations()).not.toContain('schedule');
    expect(operations().filter((operation) => operation === 'availability')).toHaveLength(1);
    expect(problems).toEqual([]);
  });

  test('on Saturday the days without a time are marked', async () => {
    const saturday = '2026-03-07T15:00:00.000Z';
    const { page, simulator } = await visitSite(stand, version);
    simulator.clock.set(saturday);
    await page.clock.setFixedTime(saturday);
    await openWidget(page);
    await page.locator('.cx-callback-hours').getByText('Monday, March 9').waitFor();
    await page.locator('#cx_form_schedule_options').selectOption({ index: 1 });
    await page.locator('.cx-calendar-next').waitFor();
    const days = page.locator('.cx-calendar-day-container');
    const isMarked = await days.evaluateAll((all) => all.map((day) => day.classList.contains('cx-calendar-day-empty')));
    expect(isMarked).toEqual([true, true, false, false, false]);
  });

  test('during office hours nothing is said, and a booking takes one request for times and one to book', async () => {
    const { page, operations } = await visitSite(stand, version);
    await openWidget(page);
    await page.locator('#cx_form_callback_phone_number').fill('+1 416 555 0123');
    await page.locator('#cx_form_schedule_options').selectOption({ index: 1 });
    await page.locator('.cx-calendar [data-instant="2026-03-03T16:15:00.000Z"]').click();
    expect(await page.locator('.cx-callback-hours').isVisible()).toBe(false);
    expect(await page.locator('#callback_asap').textContent()).toBe('As soon as possible');
    await page.locator('.cx-callback-confirm').click();
    await page.locator('.cx-booking-actions').waitFor();
    expect(operations()).toEqual(['availability', 'schedule']);
  });
});
