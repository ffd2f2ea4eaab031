import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { holdAnswers, posts } from './holdAnswers.js';
import { packs } from './packs.js';
import { fill, freeTime, open, pickTime, type Setting, visitPage } from './screens.js';
import { shareBrowser } from './shareBrowser.js';

/** Everything without a mouse, and what a screen reader is told meanwhile (manual: Callback and Calendar, Keys). */

const stand = shareBrowser();

const body = `<main><h1>A site</h1><button id="opener" onclick="CXBus.command('Callback.open')">Call me</button>
<a id="after" href="#after">After</a></main>`;

async function visit(setting: Partial<Setting> = {}) {
  const visitor = await visitPage({ ...stand, body, ...setting });
  const { page } = visitor;
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  return { ...visitor, press };
}

/** Opens the widget with the Enter key from the page's own button. */
async function openByKeyboard(page: Page): Promise<void> {
  await page.locator('#opener').focus();
  await page.keyboard.press('Enter');
  // the first focus comes a task after the window
  await page.locator('.cx-callback :focus').waitFor();
}

/** What has the focus: an id, a time or a day, else the text. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: node } = document;
    if (!(node instanceof HTMLElement)) return '';
    const { instant, message } = node.dataset;
    const control = /cx-button-\w+|cx-phone-search|cx-calendar-(?:close|next)/.exec(node.className)?.[0];
    return (
      instant ?? (node.id || control || message || node.textContent?.replace(/\s+/g, ' ').trim() || node.className)
    );
  });

/** Presses a key until something has the focus; the number of keys is limited. */
async function until(page: Page, key: string, wanted: string | RegExp, most = 20): Promise<void> {
  for (let pressed = 0; pressed < most; pressed++) {
    const now = await focused(page);
    if (typeof wanted === 'string' ? now === wanted : wanted.test(now)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} did not lead to ${wanted}, but to ${await focused(page)}`);
}

/** The country's button, which stands before the number, once the numbering plans are there. */
async function focusCountry(page: Page): Promise<void> {
  await until(page, 'Shift+Tab', /^Country/);
  await page.locator('.flag-container > button', { hasText: '+1' }).waitFor();
}

const bookings = ({ simulator }: Awaited<ReturnType<typeof visit>>) =>
  simulator.snapshot().records.map(({ number, desiredTime }) => ({
    number,
    time: desiredTime ? new Date(desiredTime).toISOString() : desiredTime,
  }));

describe('a booking by keyboard alone', () => {
  test('as soon as possible', async () => {
    const visitor = await visit();
    const { page, press, problems } = visitor;
    await openByKeyboard(page);
    await page.keyboard.type('+14165550123');
    await until(page, 'Tab', 'cx_form_callback_firstname');
    await page.keyboard.type('Ada');
    await press('Enter');
    await page.locator('#cx-callback-result').waitFor();
    expect(await focused(page)).toBe('cx-callback-result');
    expect(bookings(visitor)).toMatchObject([{ number: '+14165550123' }]);
    await until(page, 'Tab', 'CallbackDone');
    await press('Enter');
    await page.locator('.cx-callback').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('opener');
    expect(problems).toEqual([]);
  });

  test('at a time: arrows, Home, End, PageDown and PageUp in the calendar, Enter', async () => {
    const visitor = await visit();
    const { page, press } = visitor;
    await openByKeyboard(page);
    await until(page, 'Tab', 'cx_form_callback_phone_number');
    await page.keyboard.type('+14165550123');
    await until(page, 'Tab', 'cx_form_schedule_options');
    await press('ArrowDown');
    await page.locator('.cx-time').first().waitFor();
    await until(page, 'Tab', '2026-03-03T14:15:00.000Z');
    const path: string[] = [];
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowUp', 'End', 'ArrowLeft', 'Home', 'PageDown', 'PageUp']) {
      await press(key);
      path.push((await focused(page)).slice(8, 16));
    }
    // four times a row: 09:15, 09:30, 09:45, 10:00 in Toronto
    expect(path).toEqual([
      '03T14:30',
      '03T15:30',
      '03T14:30',
      '03T21:45',
      '03T21:30',
      '03T14:15',
      '04T14:15',
      '03T14:15',
    ]);
    await until(page, 'ArrowRight', freeTime);
    await press('Enter');
    await page.locator('.cx-calendar').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('CallbackChangeTime');
    await until(page, 'Tab', 'ConfirmButtonText');
    await press('Enter');
    await page.locator('#cx-callback-result').waitFor();
    expect(bookings(visitor)).toEqual([{ number: '+14165550123', time: freeTime }]);
  });

  test('with the country chosen from the list', async () => {
    const visitor = await visit();
    const { page, press } = visitor;
    await openByKeyboard(page);
    await focusCountry(page);
    await press('Enter');
    await page.locator('.flag-container [role=option]').first().waitFor();
    expect(await focused(page)).toBe('cx-phone-search');
    await page.keyboard.type('germ');
    const search = page.locator('.cx-phone-search');
    expect(await search.getAttribute('aria-expanded')).toBe('true');
    const active = await search.getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).textContent()).toMatch(/Germany.*\+49/);
    await press('Enter');
    expect(await focused(page)).toBe('cx_form_callback_phone_number');
    await page.keyboard.type('030123456');
    await press('Enter');
    await page.locator('#cx-callback-result').waitFor();
    expect(bookings(visitor)).toMatchObject([{ number: '+4930123456' }]);
  });

  test('with a proposed time instead of one that is taken', async () => {
    const visitor = await visit({ simulator: { services: { sales: { placesPerBucket: 1 } } } });
    const { page, press } = visitor;
    await page.evaluate(async (desiredTime) => {
      const phonenumber = '+14165550123';
      await window.CXBus.command('CallbackService.schedule', { phonenumber, desiredtime: desiredTime });
      await window.CXBus.command('Callback.open', { form: { phonenumber, desiredTime } });
    }, freeTime);
    await until(page, 'Tab', 'ConfirmButtonText');
    await press('Enter');
    await page.locator('.cx-proposal').first().waitFor();
    expect(await focused(page)).toBe('2026-03-03T16:00:00.000Z');
    await press('Tab', 'Enter');
    await page.locator('#cx-callback-result').waitFor();
    expect(bookings(visitor)[1]).toEqual({ number: '+14165550123', time: '2026-03-03T16:30:00.000Z' });
  });
});

describe('focus', () => {
  test('moves into the window on open, goes through it in the order of what is seen, and back to the opener', async () => {
    const { page, press } = await visit();
    await openByKeyboard(page);
    const order: string[] = [];
    for (let index = 0; index < 7; index++) {
      order.push(await focused(page));
      await press('Tab');
    }
    expect(order).toEqual([
      'cx_form_callback_phone_number',
      'cx_form_callback_firstname',
      'cx_form_callback_lastname',
      'cx_form_callback_subject',
      'cx_form_schedule_options',
      'CancelButtonText',
      'ConfirmButtonText',
    ]);
    await until(page, 'Shift+Tab', 'cx-button-close');
    await press('Enter');
    await page.locator('.cx-callback').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('opener');
  });

  test('stays inside a dialog, both ways round, and goes back to where it was', async () => {
    const { page, press } = await visit();
    await fill(page);
    await press('Escape');
    await page.locator('.cx-close-confirm').waitFor();
    expect(await focused(page)).toBe('CallbackNoButtonText');
    const round: string[] = [];
    for (const key of ['Tab', 'Tab', 'Shift+Tab', 'Shift+Tab']) {
      await press(key);
      round.push(await focused(page));
    }
    expect(round).toEqual([
      'CallbackYesButtonText',
      'CallbackNoButtonText',
      'CallbackYesButtonText',
      'CallbackNoButtonText',
    ]);
    await press('Enter');
    await page.locator('.cx-close-confirm').waitFor({ state: 'hidden' });
    expect(await focused(page)).toBe('cx_form_callback_subject');
  });

  test('the country list closes with Escape, to its button, and with Tab; the window stays', async () => {
    const { page, press } = await visit();
    await openByKeyboard(page);
    await focusCountry(page);
    await press('ArrowDown');
    await page.locator('.cx-phone-search').waitFor();
    await press('Escape');
    await page.locator('.cx-phone-list').waitFor({ state: 'detached' });
    expect(await focused(page)).toMatch(/^Country/);
    await press('Enter');
    await page.locator('.cx-phone-search').waitFor();
    await press('Tab');
    await page.locator('.cx-phone-list').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('cx_form_callback_phone_number');
    expect(await page.locator('.cx-callback').count()).toBe(1);
  });

  test('Escape leaves the calendar, then asks to close, then takes the question back', async () => {
    const { page, press } = await visit();
    await fill(page);
    await pickTime(page);
    await press('Escape');
    await page.locator('.cx-calendar').waitFor({ state: 'detached' });
    expect(await page.locator('.cx-callback-status').textContent()).toBe('Calendar closed');
    // no time was chosen: the choice is again what it was, and has the focus
    expect(await focused(page)).toBe('cx_form_schedule_options');
    expect(await page.locator('#callback_asap').evaluate((option) => (option as HTMLOptionElement).selected)).toBe(
      true,
    );
    await press('Escape');
    await page.locator('.cx-close-confirm').waitFor();
    await press('Escape');
    await page.locator('.cx-close-confirm').waitFor({ state: 'hidden' });
    expect(await page.locator('#cx_form_callback_firstname').inputValue()).toBe('Ada');
  });

  test('Escape closes an untouched form at once', async () => {
    const { page, press } = await visit();
    await openByKeyboard(page);
    await press('Escape');
    await page.locator('.cx-callback').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('opener');
  });

  test('goes along when the answer moves the shown day, and stays where the visitor has gone', async () => {
    // today is over at that office
    const hours = 'Mon-Fri 02:00-08:00';
    const { page, press } = await visit({ simulator: { services: { sales: { hours } } } });
    const holdTimes = () => holdAnswers(page, (request) => request.url().includes('/availability'));
    let release = await holdTimes();
    await open(page);
    await pickTime(page);
    await page.locator('.cx-calendar-day-container:focus').waitFor();
    expect(await focused(page)).toMatch(/^Today/);
    release();
    await page.locator('.cx-time').first().waitFor();
    expect(await focused(page)).toBe('Wed 4');
    await press('Escape');
    await page.evaluate(() => window.CXBus.command('Calendar.refresh'));
    release = await holdTimes();
    await pickTime(page);
    await page.locator('.cx-calendar-skeleton').waitFor();
    await page.locator('.cx-calendar-day-container:focus').waitFor();
    await press('End');
    release();
    await page.locator('.cx-time').first().waitFor();
    expect(await focused(page)).toMatch(/^Sat/);
  });
});

describe('where the language runs from right to left', () => {
  test('the arrows are mirrored', async () => {
    const { page, press } = await visit({ widgets: { main: { lang: 'ar', i18n: packs } } });
    await openByKeyboard(page);
    await pickTime(page);
    await page.locator('.cx-time').first().waitFor();
    await page.locator('.cx-time[data-instant="2026-03-03T14:15:00.000Z"]').focus();
    await press('ArrowLeft');
    expect(await focused(page)).toBe('2026-03-03T14:30:00.000Z');
    await press('ArrowLeft', 'ArrowRight', 'ArrowRight');
    expect(await focused(page)).toBe('2026-03-03T14:15:00.000Z');
    await page.locator('.cx-calendar-day-container.cx-active').focus();
    const first = await focused(page);
    await press('ArrowRight');
    expect(await focused(page)).toBe(first);
    await press('ArrowLeft');
    expect(await focused(page)).not.toBe(first);
  });
});

describe('what is said', () => {
  test('an error is described at its field, with a text that is seen', async () => {
    const { page, press } = await visit();
    await openByKeyboard(page);
    await press('Enter');
    const field = page.locator('#cx_form_callback_phone_number');
    await page.locator('.cx-field-error').waitFor();
    expect(await focused(page)).toBe('cx_form_callback_phone_number');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    const id = await field.getAttribute('aria-describedby');
    const description = page.locator(`[id="${id}"]`);
    expect(await description.isVisible()).toBe(true);
    expect(await description.textContent()).toBe('Please enter your phone number.');
    await page.keyboard.type('+14165550123');
    await press('Enter');
    await page.locator('#cx-callback-result').waitFor();
  });

  test('the wait for the answer, and the outcome', async () => {
    const { page, press } = await visit();
    const release = await holdAnswers(page, posts);
    await fill(page);
    await page.locator('#cx_form_callback_firstname').focus();
    await press('Enter');
    const status = page.locator('.cx-callback-status[role=status]');
    await page.locator('form[aria-busy=true]').waitFor();
    expect(await status.textContent()).toMatch(/^Booking your call/);
    release();
    await page.locator('#cx-callback-result').waitFor();
    expect(await status.textContent()).toBe('Your call is booked');
  });

  test('the wait for an immediate call', async () => {
    const { page } = await visit({ widgets: { callback: { ewt: { queue: 'VQ1' } } } });
    await open(page);
    const line = page.locator('.cx-callback-ewt[role=status]:not([hidden])');
    await line.waitFor();
    expect(await line.textContent()).toBe('Expected wait: 2 min');
  });

  test('an error of the server, in a dialog named by it', async () => {
    const { page, press, simulator } = await visit();
    simulator.faults.add({ fault: 'status=500', operation: 'schedule' });
    await fill(page);
    await page.locator('#cx_form_callback_firstname').focus();
    await press('Enter');
    const dialog = page.getByRole('alertdialog', { name: /could not be booked/ });
    await dialog.waitFor();
    expect(await dialog.locator(':focus').count()).toBe(1);
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.locator('#cx_form_callback_firstname').inputValue()).toBe('Ada');
  });

  test('the day that is looked at, and how many free times it has', async () => {
    const { page, press } = await visit();
    await openByKeyboard(page);
    await pickTime(page);
    await page.locator('.cx-time').first().waitFor();
    const status = page.locator('.cx-calendar-status[role=status]');
    expect((await status.textContent())?.trim()).toBe('');
    await page.locator('.cx-calendar-day-container').first().focus();
    await press('ArrowRight', 'Enter');
    await expect.poll(() => status.textContent()).toBe('Wednesday, March 4: 32 free times');
    await press('End', ' ');
    await expect.poll(() => status.textContent()).toBe('Saturday, March 7: No free times on this day');
    await press('Home', ' ', 'Tab', ' ');
    await status.waitFor({ state: 'detached' });
    expect(await page.locator('.cx-callback-chosen-time').textContent()).toMatch(/^Tuesday, March 3, 9:15/);
  });

  test('that the free times could not be loaded, with a way to try again', async () => {
    const { page, press, simulator } = await visit();
    simulator.faults.add({ fault: 'status=403', operation: 'availability' });
    await openByKeyboard(page);
    await pickTime(page);
    const alert = page.getByRole('alert').filter({ hasText: 'could not be loaded' });
    await alert.waitFor();
    simulator.faults.clear();
    await until(page, 'Tab', 'Try again');
    await press('Enter');
    await page.locator('.cx-time').first().waitFor();
    expect(await alert.count()).toBe(0);
    expect(await focused(page)).not.toBe('');
    expect(await page.locator('.cx-calendar :focus').count()).toBe(1);
  });
});
