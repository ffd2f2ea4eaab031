// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import { type Page, settle, setUp } from './setUp.js';

const tomorrow = () => new Date(Date.now() + 86_400_000);

async function pick(page: Page): Promise<void> {
  const select = page.find<HTMLSelectElement>('#cx_form_schedule_options');
  select.value = 'callback_pick_date_time';
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
}

async function chooseInCalendar(page: Page, date: Date): Promise<void> {
  page.calendar.plugin.publish('selectedDateTime', { date, dayString: '', dateString: '', timeString: '' });
  page.calendar.plugin.publish('closed', { date });
  await settle();
}

describe('the calendar', () => {
  test('opens after .cx-body when the visitor wants to pick a time, and takes the focus', async () => {
    const page = await setUp();
    await page.open();
    await pick(page);
    expect(page.has('.cx-calendar-container:not([hidden]) > .cx-calendar')).toBe(true);
    expect(page.root().classList.contains('cx-calendar-open')).toBe(true);
    expect(document.activeElement?.closest('.cx-calendar')).not.toBeNull();
    expect(page.names).toEqual(['opened', 'started']);
  });

  test('is announced by a running bar until it is there', async () => {
    const page = await setUp();
    await page.open();
    const opening = pick(page);
    expect(page.has('.cx-calendar-container:empty:not([hidden])')).toBe(true);
    await opening;
    expect(page.has('.cx-calendar-container:empty')).toBe(false);
  });

  test('its time is shown beside the question with a button to change it, and is booked in UTC', async () => {
    const page = await setUp({ calendar: { timezone: 'America/New_York' } });
    await page.open();
    await pick(page);
    await chooseInCalendar(page, new Date('2031-03-04T15:00:00.000Z'));
    expect(page.find('.cx-callback-chosen-time').textContent).toMatch(/Tuesday, March 4, 10:00\sAM/);
    expect(page.has('.cx-calendar')).toBe(false);
    expect(document.activeElement).toBe(page.find('.cx-callback-change'));
    expect(page.find('.cx-callback-status').textContent).toBe('Calendar closed');
    page.find('.cx-callback-change').click();
    await settle();
    expect(page.calendar.generated.at(-1)).toEqual({ date: new Date('2031-03-04T15:00:00.000Z') });
    page.calendar.plugin.publish('closed', { date: null });
    await settle();
    page.type('phonenumber', '2125550123');
    await page.confirm();
    expect(page.scheduled[0]?.data._desired_time).toBe('2031-03-04T15:00:00.000Z');
  });

  test('its time stands on the button that books it, until it counts no more', async () => {
    const page = await setUp({ calendar: { timezone: 'America/New_York' } });
    await page.open();
    const button = page.find('.cx-callback-confirm');
    expect(button.textContent).toBe('Call me');
    await pick(page);
    await chooseInCalendar(page, new Date('2031-03-04T15:00:00.000Z'));
    expect(button.textContent).toMatch(/^Book Tue, Mar 4, 10:00\sAM/);
    const select = page.find<HTMLSelectElement>('#cx_form_schedule_options');
    select.value = 'callback_asap';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    expect(button.textContent).toBe('Call me');
  });

  test('left without a time, the choice is as it was before', async () => {
    const page = await setUp();
    await page.open();
    await pick(page);
    const select = page.find<HTMLSelectElement>('#cx_form_schedule_options');
    expect(select.value).toBe('callback_pick_date_time');
    page.calendar.plugin.publish('closed', { date: null });
    await settle();
    expect(select.value).toBe('callback_asap');
  });

  test('a time that is wanted but not chosen books nothing by accident', async () => {
    const page = await setUp();
    await page.open();
    const select = page.find<HTMLSelectElement>('#cx_form_schedule_options');
    select.value = 'callback_pick_date_time';
    page.type('phonenumber', '2125550123');
    await page.confirm();
    expect(page.scheduled).toHaveLength(0);
    expect(document.getElementById(select.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'Please choose a day and time.',
    );
    await pick(page);
    await chooseInCalendar(page, tomorrow());
    expect(select.hasAttribute('aria-invalid')).toBe(false);
    await page.confirm();
    expect(page.scheduled).toHaveLength(1);
  });

  test('a time that was chosen does not count once the immediate choice is made again', async () => {
    const page = await setUp();
    await page.open({ form: { desiredTime: tomorrow(), phonenumber: '2125550123' } });
    const select = page.find<HTMLSelectElement>('#cx_form_schedule_options');
    select.value = 'callback_asap';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    expect(page.find('.cx-callback-chosen').hidden).toBe(true);
    await page.confirm();
    expect(page.scheduled[0]?.data).not.toHaveProperty('_desired_time');
  });

  test('Escape closes the calendar, then asks to close', async () => {
    const page = await setUp();
    await page.open();
    page.type('firstname', 'Ann');
    await pick(page);
    const pressEscape = () =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
      );
    pressEscape();
    await settle();
    expect(page.has('.cx-calendar')).toBe(false);
    expect(page.shows('.cx-close-confirm')).toBe(false);
    pressEscape();
    await settle();
    expect(page.shows('.cx-close-confirm')).toBe(true);
    pressEscape();
    expect(page.shows('.cx-close-confirm')).toBe(false);
  });

  test('opens from the readonly field by click and by key', async () => {
    const page = await setUp({ callback: { immediateCallback: false }, calendar: { timezone: 'UTC' } });
    await page.open();
    const field = page.find<HTMLInputElement>('#cx_form_schedule_time');
    field.click();
    await settle();
    await chooseInCalendar(page, new Date('2031-03-04T15:00:00.000Z'));
    expect(field.value).toMatch(/Tuesday, March 4, 3:00\sPM/);
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await settle();
    expect(page.calendar.generated).toHaveLength(2);
  });

  test('that cannot be had gives an error, and the form comes back', async () => {
    const page = await setUp();
    page.calendar.plugin.registerCommand('generate', ({ deferred }) => deferred.reject('Invalid data'));
    await page.open();
    await pick(page);
    expect(page.shows('.cx-error-container')).toBe(true);
    page.find('.cx-failed-retry').click();
    expect(page.root().classList.contains('cx-calendar-open')).toBe(false);
  });

  test('of somebody else on the page is not taken', async () => {
    const page = await setUp();
    await page.open();
    const own = document.createElement('div');
    document.body.append(own);
    page.calendar.plugin.publish('generated', { ndCalendar: [own] });
    await chooseInCalendar(page, tomorrow());
    expect(own.parentElement).toBe(document.body);
    expect(page.find('.cx-schedule').dataset.instant).toBe('');
  });

  test('is told to ask anew each time the widget opens', async () => {
    const page = await setUp();
    await page.open();
    await page.close();
    await page.open();
    expect(page.calendar.commands.filter((name) => name === 'refresh')).toHaveLength(2);
  });
});

describe('estimated wait', () => {
  const ewt = { queue: 'VQ', refreshInterval: 1 };

  test('is shown from the threshold on', async () => {
    const page = await setUp({ callback: { ewt } });
    page.stats.seconds = 29;
    await page.open();
    expect(page.find('.cx-callback-ewt').hidden).toBe(true);
    page.stats.seconds = 30;
    await page.bus.command('Callback.showEWT');
    expect(page.find('.cx-callback-ewt').textContent).toBe('Expected wait: 1 min');
    page.stats.seconds = -1;
    await page.bus.command('Callback.showEWT');
    expect(page.find('.cx-callback-ewt').hidden).toBe(true);
  });

  test('is not asked for without a queue, nor when only a time can be chosen', async () => {
    const page = await setUp({ callback: { ewt: {} } });
    await page.open();
    await page.close();
    await page.bus.command('Callback.configure', { ewt, immediateCallback: false });
    await page.open();
    expect(page.stats.asked).toBe(0);
  });

  test('outside its range the immediate choice is withdrawn, inside it comes back', async () => {
    const page = await setUp({
      callback: { ewt: { ...ewt, immediateCallback: { thresholdMin: '10', thresholdMax: 600 } } },
    });
    page.stats.seconds = 601;
    await page.open();
    const option = page.find<HTMLOptionElement>('#callback_asap');
    expect([option.disabled, option.selected]).toEqual([true, false]);
    page.stats.seconds = 600;
    await page.bus.command('Callback.showEWT');
    expect(option.disabled).toBe(false);
    page.stats.seconds = 9;
    await page.bus.command('Callback.showEWT');
    expect(option.disabled).toBe(true);
  });

  test('with the immediate choice alone and withdrawn nothing is sent, and the visitor is told', async () => {
    const page = await setUp({
      callback: { scheduledCallback: false, ewt: { ...ewt, immediateCallback: { thresholdMax: 60 } } },
    });
    page.stats.seconds = 61;
    await page.open();
    page.type('phonenumber', '2125550123');
    await page.confirm();
    expect(page.scheduled).toHaveLength(0);
    expect(page.find('.cx-callback-ewt').textContent).toBe('A call right away is not possible at the moment.');
  });

  test('is asked for again while the widget is open, and no more once it is closed', async () => {
    const page = await setUp({ callback: { ewt } });
    await page.open();
    await vi.waitFor(() => expect(page.stats.asked).toBeGreaterThan(1), { timeout: 10_000 });
    await page.close();
    const { asked } = page.stats;
    await settle(1100);
    expect(page.stats.asked).toBe(asked);
  });
});
