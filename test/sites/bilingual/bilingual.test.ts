import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { untilStarted } from '../../browser/harness.js';
import { layouts, shareSites, visitSite } from '../visitSite.js';

const sites = shareSites();

interface Entry {
  name: string;
  publisher: string;
  data: Record<string, unknown>;
}
const recorded = async (page: Page, plugin: RegExp): Promise<Entry[]> => {
  const all = await page.evaluate(() => (window as unknown as { analytics: Entry[] }).analytics);
  return all.filter(({ name }) => plugin.test(name));
};
const untilRecorded = (page: Page, event: string) =>
  page.waitForFunction(
    (wanted) => (window as unknown as { analytics: Entry[] }).analytics.some(({ name }) => name === wanted),
    event,
  );
const stamp = expect.any(Number);

describe.each(layouts)('a shipping line in two languages, %s', (layout) => {
  test('switches the open form between partial packs, in every text, and loses nothing of what is typed', async () => {
    const { page, problems } = await visitSite(sites, 'bilingual', layout);
    await untilStarted(page);
    await page.locator('#call').click();
    const root = page.locator('.cx-callback');
    await root.locator('.cx-title', { hasText: 'Wir rufen zurück' }).waitFor();
    expect(await root.getAttribute('lang')).toBe('de');
    expect(await root.locator('label[for=f_ship]').textContent()).toBe('Schiff');
    expect(await root.locator('#f_ship').getAttribute('placeholder')).toBe('Name des Schiffs');
    expect(await root.locator('.cx-callback-confirm').textContent()).toBe('Anruf bestellen');
    // not in the pack
    expect(await root.locator('.cx-callback-cancel').textContent()).toBe('Cancel');
    expect(await root.locator('label[for=f_phone]').textContent()).toBe('Phone number');

    await root.locator('#f_name').fill('Ada');
    await page.locator('#fr').click();
    await root.locator('.cx-title', { hasText: 'Nous vous rappelons' }).waitFor();
    expect(await root.getAttribute('lang')).toBe('fr');
    expect(await root.locator('label[for=f_name]').textContent()).toBe('Prénom');
    expect(await root.locator('label[for=f_ship]').textContent()).toBe('Navire');
    // German only: English would be the fallback, and the site has none
    expect(await root.locator('.cx-callback-confirm').textContent()).toBe('Call me');
    expect(await root.locator('#f_name').inputValue()).toBe('Ada');

    await root.locator('#f_phone').fill('41');
    await root.locator('.cx-callback-confirm').click();
    await root.locator('.cx-field-error', { hasText: 'Numéro invalide' }).waitFor();
    await page.locator('#de').click();
    await root.locator('.cx-title', { hasText: 'Wir rufen zurück' }).waitFor();
    await root.locator('.cx-field-error', { hasText: 'This phone number is not valid' }).waitFor();

    await page.locator('#cx_form_schedule_options').selectOption({ index: 1 });
    await root.locator('.cx-calendar-day-container[aria-label^="Heute"]').waitFor();
    await page.locator('#fr').click();
    await root.locator('.cx-calendar-day-container[aria-label^="Aujourd’hui"]').waitFor();
    expect(problems).toEqual([]);
  });

  test('has analytics that see every event of a booked visit in order, each with its metadata', async () => {
    const { page, problems } = await visitSite(sites, 'bilingual', layout);
    await untilStarted(page);
    await page.locator('#call').click();
    await page.locator('#f_name').fill('Ada');
    await page.locator('#f_ship').fill('Berta');
    await page.locator('#f_phone').fill('+1 416 555 0123');
    await page.locator('#cx_form_schedule_options').selectOption({ index: 1 });
    await page.locator('.cx-calendar [data-instant="2026-03-03T16:15:00.000Z"]').click();
    await page.locator('.cx-callback-confirm').click();
    await page.locator('.cx-confirmation', { hasText: 'Ihr Anruf ist bestellt' }).waitFor();
    await page.locator('.cx-callback-done button', { hasText: 'Fertig' }).click();
    await untilRecorded(page, 'Callback.closed');

    const events = await recorded(page, /^(Callback|CallbackService|Calendar)\./);
    expect(events.every(({ name, publisher }) => name.startsWith(`${publisher}.`))).toBe(true);
    const form = {
      firstname: 'Ada',
      ship: 'Berta',
      _customer_number: '+14165550123',
      _desired_time: '2026-03-03T16:15:00.000Z',
      route: 'Kiel',
    };
    const common = { proactive: false, prefilled: false, autoSubmitted: false, errors: false, elapsed: stamp };
    const none = { started: false, cancelled: false, completed: false, closed: false };
    const callback = events.filter(({ name }) => name.startsWith('Callback.') && name !== 'Callback.ready');
    expect(callback.map(({ name, data }) => [name, data])).toEqual([
      ['Callback.opened', { ...common, ...none, opened: stamp, form: {} }],
      ['Callback.started', { ...common, ...none, opened: stamp, started: stamp, form: {} }],
      ['Callback.submitted', { ...common, ...none, opened: stamp, started: stamp, form }],
      ['Callback.completed', { ...common, ...none, opened: stamp, started: stamp, completed: stamp, form }],
      ['Callback.closed', { ...common, ...none, opened: stamp, started: stamp, completed: stamp, closed: stamp, form }],
    ]);
    const all = events.map(({ name }) => name);
    // the free times are asked for once; when, is the widget's own affair
    expect(all.filter((name) => name === 'CallbackService.availableSlots').length).toBe(1);
    const order = all.filter((name) => !/\.(ready|availableSlots)$/.test(name));
    expect(order).toEqual([
      'Callback.opened',
      'Callback.started',
      'Calendar.generated',
      'Calendar.selectedDateTime',
      'Calendar.closed',
      'Callback.submitted',
      'CallbackService.scheduled',
      'Callback.completed',
      'Callback.closed',
    ]);
    const selected = events.find(({ name }) => name === 'Calendar.selectedDateTime');
    expect(selected?.data).toMatchObject({
      date: '2026-03-03T16:15:00.000Z',
      dayString: 'Dienstag',
      timeString: '11:15',
    });
    expect(events.find(({ name }) => name === 'CallbackService.scheduled')?.data).toMatchObject({
      _id: expect.any(String),
    });
    expect((await recorded(page, /^App\.language$/)).map(({ data }) => data)).toEqual(['de']);
    expect(problems).toEqual([]);
  });
});
