// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { delay, failure, type Page, provide, settle, setUp } from './setUp.js';

const ownForm = { inputs: [{ id: 'own', name: 'own', label: 'Own' }] };
const refused = (reason: unknown) => reason;

async function bookAndFail(page: Page, reason: object): Promise<string> {
  await page.open();
  page.type('phonenumber', '+12125550123');
  await page.confirm();
  page.scheduled[0]?.deferred.reject(reason);
  await settle();
  return page.find('#cx_callback_information').textContent ?? '';
}

afterEach(() => vi.useRealTimers());

describe('the file of bookings', () => {
  test('that never arrives leaves the visitor with the form', async () => {
    const page = await setUp();
    delay('bookings');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    void page.bus.command('Callback.open', { id: 'b-1' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(page.shows('[name=phonenumber]')).toBe(false);
    await vi.advanceTimersByTimeAsync(5000);
    expect(page.shows('[name=phonenumber]')).toBe(true);
  });
});

describe('a form of the site', () => {
  test('is shown once its file is there, and only once, however often it is asked for meanwhile', async () => {
    const page = await setUp({ callback: { form: ownForm } });
    const bring = delay('customForm');
    const first = page.bus.command('Callback.open');
    await settle();
    expect(document.querySelector('.cx-callback')).toBeNull();
    expect(await page.bus.command('Callback.open').then(undefined, refused)).toBe('already opened');
    await bring();
    await first;
    expect(document.querySelectorAll('.cx-callback')).toHaveLength(1);
    expect(page.has('#own')).toBe(true);
    expect(page.names).toEqual(['opened']);
  });

  test('that cannot be had is not replaced by another one: the command is rejected, and may be given again', async () => {
    const page = await setUp({ callback: { form: ownForm } }, ['customForm']);
    const open = () => page.bus.command('Callback.open').then(undefined, refused);
    expect(await open()).toBe('Could not load module: customForm');
    expect(document.querySelector('.cx-callback')).toBeNull();
    provide('customForm');
    await open();
    expect(page.has('#own')).toBe(true);
  });

  test('is no matter for pages with the built-in one', async () => {
    const page = await setUp({}, ['customForm', 'bookings']);
    await page.open();
    expect(page.has('#cx_form_callback_phone_number')).toBe(true);
  });
});

test('values that a page passes are filled in whatever file cannot be had', async () => {
  const page = await setUp({}, ['customForm', 'bookings']);
  await page.open({ form: { firstname: 'Ada' } });
  expect(page.find<HTMLInputElement>('[name=firstname]').value).toBe('Ada');
  expect(page.names).toEqual(['opened', 'started']);
});

describe('HTML of the site over the form', () => {
  test('is shown when its file has come; an element needs none', async () => {
    const page = await setUp({}, ['customForm']);
    await page.open();
    const element = document.createElement('b');
    await page.bus.command('Callback.showOverlay', { html: element });
    expect(element.closest('.cx-overlay')).not.toBeNull();
    const reason = await page.bus.command('Callback.showOverlay', { html: '<b>Hi</b>' }).then(undefined, refused);
    expect(reason).toBe('Could not load module: customForm');
  });

  test('comes too late for a window that is closed', async () => {
    const page = await setUp({});
    await page.open();
    const bring = delay('customForm');
    const shown = page.bus.command('Callback.showOverlay', { html: '<b>Hi</b>' });
    await settle();
    await page.close();
    await bring();
    await shown;
    expect(document.querySelector('.cx-overlay')).toBeNull();
  });
});

describe('the feature that manages bookings', () => {
  test('is not needed to explain a refusal', async () => {
    const page = await setUp({}, ['bookings']);
    expect(await bookAndFail(page, failure({ code: 7041 }))).toBe(
      'That time is fully booked. Please choose another one.',
    );
    expect(page.find<HTMLInputElement>('[name=phonenumber]').value).toBe('+12125550123');
  });

  test('is not needed to ask whether to book again', async () => {
    const page = await setUp({}, ['bookings']);
    expect(await bookAndFail(page, failure({ status: 0, uncertain: true }))).toMatch(/may have been booked/);
    expect(page.has('.cx-callback-again')).toBe(true);
  });

  test('adds to the confirmation however late it comes', async () => {
    const page = await setUp();
    const bring = delay('bookings');
    await page.open();
    page.type('phonenumber', '+12125550123');
    await page.confirm();
    page.scheduled[0]?.deferred.resolve({ _id: 'b1' });
    await settle();
    expect(page.has('.cx-confirmation')).toBe(true);
    expect(page.has('.cx-booking-card')).toBe(false);
    await bring();
    expect(page.has('.cx-booking-card')).toBe(true);
  });

  test('if it cannot be had the form is shown instead of bookings', async () => {
    const page = await setUp({}, ['bookings']);
    await page.open({ id: 'b1' });
    await settle();
    expect(page.shows('form.cx-content')).toBe(true);
  });
});
