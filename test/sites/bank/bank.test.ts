import { describe, expect, test } from 'vitest';
import { untilStarted } from '../../browser/harness.js';
import { layouts, shareSites, visitSite } from '../visitSite.js';

const sites = shareSites();

describe.each(layouts)('a bank with an 8.5-era configuration, %s', (layout) => {
  test('books for its visitors as before: older alias, mixed sections of main, numbers as text, null and unknown keys', async () => {
    const { page, simulator, problems } = await visitSite(sites, 'bank', layout);
    await untilStarted(page);
    await page.locator('#call-me').click();
    await page.locator('.cx-callback.cx-theme-light').waitFor();

    // countryCodes: 'false' is no list; lang of main wins over app's and global's
    expect(await page.locator('.cx-callback .flag-container').count()).toBe(0);
    expect(await page.locator('.cx-callback').getAttribute('lang')).toBe('en');
    // the wait of VQ1 is 120 s, over the threshold '60'
    await page.locator('.cx-callback-ewt', { hasText: '2 min' }).waitFor();

    await page.locator('#cx_form_callback_firstname').fill('Grace');
    await page.locator('#cx_form_callback_phone_number').fill('416-555-0199');
    await page.locator('.cx-callback-confirm').click();
    await page.locator('.cx-confirmation').waitFor();

    const [record, ...others] = simulator.snapshot().records;
    expect(others).toEqual([]);
    expect(record?.immediate).toBe(true);
    expect({ ...record?.data, ...record?.properties }).toMatchObject({
      branch: 'Lakeside 12',
      channel: 'web',
      page: 'mortgages',
    });
    expect(JSON.stringify(record)).toContain('Grace');
    expect(problems).toEqual([]);
  });

  test('shows its morning and afternoon sections in 24 hours, and no time outside of them', async () => {
    const { page, simulator, problems } = await visitSite(sites, 'bank', layout);
    await untilStarted(page);
    await page.locator('#call-me').click();
    await page.locator('#cx_form_callback_phone_number').fill('416-555-0199');
    await page.locator('#cx_form_schedule_options').selectOption({ index: 1 });
    await page.locator('.cx-calendar [data-time]').first().waitFor();

    expect(await page.locator('.cx-calendar-day-container').count()).toBe(3);
    expect(await page.locator('.cx-time-wrapper h3').evaluateAll((all) => all.map((h) => h.dataset.message))).toEqual([
      'CalendarLabelMorning',
      'CalendarLabelAfternoon',
    ]);
    const times = await page
      .locator('.cx-calendar [data-time]')
      .evaluateAll((all) => all.map((time) => time.dataset.time ?? ''));
    expect(times.filter((time) => time < '09:00' || (time >= '11:00' && time < '14:00') || time >= '16:00')).toEqual(
      [],
    );
    expect(times).toContain('14:30');
    expect(await page.locator('[data-time="14:30"]').textContent()).toBe('14:30');

    await page.locator('[data-time="14:30"]').click();
    await page.locator('.cx-callback-confirm').click();
    await page.locator('.cx-confirmation', { hasText: '14:30' }).waitFor();
    expect(simulator.snapshot().records.map(({ desiredTime }) => desiredTime)).toEqual(['2026-03-03T19:30:00.000Z']);
    expect(problems).toEqual([]);
  });

  test('finds bus and common in its own configuration object, and its style element at the end of the body', async () => {
    const { page } = await visitSite(sites, 'bank', layout);
    await untilStarted(page);
    const found = await page.evaluate(() => {
      const own = window as unknown as {
        _genesys: Record<'widgets' | 'cxwidget', { bus?: object }>;
        bankLog: string[];
      };
      return {
        same: own._genesys.widgets === own._genesys.cxwidget,
        bus: typeof own._genesys.cxwidget.bus,
        log: own.bankLog,
        last: document.body.lastElementChild?.id,
      };
    });
    expect(found).toEqual({ same: true, bus: 'object', log: ['onReady', 'App.ready'], last: 'bank-styles' });
  });
});
