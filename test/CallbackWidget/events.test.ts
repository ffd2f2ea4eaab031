// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { failure, settle, setUp } from './setUp.js';

describe('events and metadata', () => {
  test('an untouched form gives opened, cancelled, closed', async () => {
    const page = await setUp();
    await page.open();
    await page.close();
    await settle();
    expect(page.names).toEqual(['opened', 'cancelled', 'closed']);
  });

  test('a form with input gives opened, started, cancelled, closed', async () => {
    const page = await setUp();
    await page.open();
    page.type('firstname', 'Ann');
    page.type('firstname', 'Anna');
    await page.close();
    page.find('.cx-close-confirm [data-message=CallbackYesButtonText]').click();
    await settle();
    expect(page.names).toEqual(['opened', 'started', 'cancelled', 'closed']);
  });

  test('a booking gives opened, started, submitted, completed, closed', async () => {
    const page = await setUp();
    await page.open();
    page.type('phonenumber', '2125550123');
    await page.confirm();
    page.scheduled[0]?.deferred.resolve({ _id: '1' });
    await settle();
    page.find('.cx-callback-done button').click();
    await settle();
    expect(page.names).toEqual(['opened', 'started', 'submitted', 'completed', 'closed']);
  });

  test('values set without any event are a start too when they are submitted', async () => {
    const page = await setUp();
    await page.open();
    page.find<HTMLInputElement>('[name=phonenumber]').value = '2125550123';
    await page.confirm();
    expect(page.names).toEqual(['opened', 'started', 'submitted']);
  });

  test('a prefilled form is started', async () => {
    const page = await setUp();
    await page.open({ form: { firstname: 'Ann' } });
    expect(page.names).toEqual(['opened', 'started']);
    expect(page.events[0]?.data.prefilled).toBe(true);
  });

  test('the data holds times in epoch ms, the time elapsed, and what was submitted', async () => {
    const page = await setUp();
    const before = Date.now();
    await page.open({ proactive: true });
    page.type('firstname', 'Ann');
    page.type('phonenumber', '2125550123');
    await page.confirm();
    page.scheduled[0]?.deferred.resolve({});
    await settle();
    const last = page.events.at(-1)?.data;
    expect(last).toMatchObject({
      proactive: true,
      prefilled: false,
      autoSubmitted: false,
      errors: false,
      cancelled: false,
      closed: false,
      form: { firstname: 'Ann', _customer_number: '2125550123' },
    });
    expect(last?.opened).toBeGreaterThanOrEqual(before);
    expect(last?.completed).toBe(Number(last?.opened) + Number(last?.elapsed));
    expect(page.events[0]?.data).toMatchObject({ form: {}, started: false });
  });

  test('errors are kept as codes, or as texts where there is no code', async () => {
    const page = await setUp();
    await page.open();
    await page.confirm();
    page.type('phonenumber', '2125550123');
    await page.confirm();
    page.scheduled[0]?.deferred.reject(failure({ code: 7036 }));
    await settle();
    page.find('.cx-failed-retry').click();
    await page.confirm();
    page.scheduled[1]?.deferred.reject(failure({ message: 'Not today' }));
    await settle();
    await page.close();
    page.find('.cx-close-confirm [data-message=CallbackYesButtonText]').click();
    await settle();
    expect(page.events.at(-1)?.data.errors).toEqual(['Please enter your phone number.', 7036, 'Not today']);
  });

  test('a window that is closed while the booking is on its way tells the outcome later, once', async () => {
    const page = await setUp({ callback: { confirmFormCloseEnabled: false } });
    await page.open();
    page.type('phonenumber', '2125550123');
    await page.confirm();
    await page.close();
    await settle();
    expect(page.names).toEqual(['opened', 'started', 'submitted', 'closed']);
    page.scheduled[0]?.deferred.resolve({});
    await settle();
    expect(page.names.slice(4)).toEqual(['completed']);
    expect(document.querySelector('.cx-callback')).toBeNull();
  });

  test('a refusal after closing counts as cancelled and shows nothing', async () => {
    const page = await setUp({ callback: { confirmFormCloseEnabled: false } });
    await page.open();
    page.type('phonenumber', '2125550123');
    await page.confirm();
    await page.close();
    page.scheduled[0]?.deferred.reject(failure({}));
    await settle();
    expect(page.names.slice(4)).toEqual(['cancelled']);
    expect(document.querySelector('.cx-callback')).toBeNull();
  });

  test('ready is replayed to a subscriber that comes late', async () => {
    const page = await setUp();
    let count = 0;
    page.bus.subscribe('Callback.ready', () => count++);
    await settle();
    expect(count).toBe(1);
  });

  test('minimized and unminimized are published', async () => {
    const page = await setUp();
    await page.open();
    page.find('.cx-button-minimize').click();
    page.find('.cx-button-maximize').click();
    await settle();
    expect(page.names).toEqual(['opened', 'minimized', 'unminimized']);
  });
});
