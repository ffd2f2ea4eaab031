// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { failure, type Page, settle, setUp } from './setUp.js';

/** Switches the browser's own idea of the line. */
function line(state: 'online' | 'offline'): void {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(state === 'online');
  window.dispatchEvent(new Event(state));
}

async function fill(page: Page): Promise<void> {
  await page.open();
  page.type('firstname', 'Ann');
  page.type('phonenumber', '2125550123');
}

const message = (page: Page) => page.find('.cx-fail-message').textContent;
const tap = async (page: Page, selector: string) => {
  page.find(selector).click();
  await settle();
};
const until = (condition: () => boolean) => vi.waitFor(() => expect(condition()).toBe(true), { timeout: 3000 });

afterEach(() => vi.restoreAllMocks());

describe('offline', () => {
  test('is told in the open form, and no more once the line is back', async () => {
    const page = await setUp();
    await page.open();
    expect(page.find('.cx-callback-offline').hidden).toBe(true);
    line('offline');
    expect(page.find('.cx-callback-offline').hidden).toBe(false);
    expect(page.find('.cx-callback-status').textContent).toMatch(/^You are offline/);
    line('online');
    expect(page.find('.cx-callback-offline').hidden).toBe(true);
  });

  test('nothing is sent, the form is kept, and booking is offered when the line is back', async () => {
    const page = await setUp();
    await fill(page);
    line('offline');
    await page.confirm();
    expect(message(page)).toMatch(/^You are offline/);
    expect(page.scheduled).toHaveLength(0);
    expect(page.names).not.toContain('submitted');
    line('online');
    expect(message(page)).toMatch(/^You are online again/);
    expect(page.scheduled).toHaveLength(0);
    await tap(page, '.cx-callback-again');
    expect(page.scheduled).toHaveLength(1);
    expect(page.scheduled[0]?.data).toMatchObject({ firstname: 'Ann', _customer_number: '2125550123' });
  });

  test('a browser that says so for ever does not keep anybody from booking', async () => {
    const page = await setUp();
    await fill(page);
    line('offline');
    await page.confirm();
    expect(page.find('.cx-callback-again').textContent).toBe('Try anyway');
    await tap(page, '.cx-callback-again');
    expect(page.scheduled).toHaveLength(1);
  });

  test('what was not to be sent is not offered', async () => {
    const page = await setUp();
    await fill(page);
    line('offline');
    line('online');
    expect(page.shows('.cx-overlay')).toBe(false);
  });

  test('a closed widget listens no more', async () => {
    const page = await setUp();
    await page.open();
    const root = page.root();
    await page.close();
    line('offline');
    expect(root.querySelector<HTMLElement>('.cx-callback-offline')?.hidden).toBe(true);
  });
});

describe('a slow answer', () => {
  test('shows progress, and after the timeout a way out; a late yes still confirms', async () => {
    const page = await setUp({ callback: { ajaxTimeout: 200 } });
    await fill(page);
    await page.confirm();
    expect(page.find('.cx-callback-progress').hidden).toBe(true);
    await until(() => !page.find('.cx-callback-progress').hidden);
    expect(page.find('.cx-callback-progress p').textContent).toBe('Booking your call…');
    await until(() => !page.find('.cx-callback-stop').hidden);
    expect(page.find('.cx-callback-progress p').textContent).toBe('This takes longer than usual…');
    await tap(page, '.cx-callback-stop');
    expect(message(page)).toMatch(/may have been booked all the same/);
    expect(page.find('.cx-callback-progress').hidden).toBe(true);
    expect(page.find<HTMLInputElement>('[name=firstname]').value).toBe('Ann');
    page.scheduled[0]?.deferred.resolve({});
    await settle();
    expect(page.has('.cx-confirmation')).toBe(true);
    expect(page.shows('.cx-overlay')).toBe(false);
    expect(page.names.filter((name) => name === 'completed')).toHaveLength(1);
  });

  test('a late no changes nothing for a visitor who has stopped waiting', async () => {
    const page = await setUp({ callback: { ajaxTimeout: 1 } });
    await fill(page);
    await page.confirm();
    await until(() => !page.find('.cx-callback-stop').hidden);
    await tap(page, '.cx-callback-stop');
    await tap(page, '.cx-failed-retry');
    page.scheduled[0]?.deferred.reject(failure({ code: 7042 }));
    await settle();
    expect(page.shows('.cx-overlay')).toBe(false);
    expect(page.scheduled).toHaveLength(1);
  });

  test.each([
    ['the request fails, then the window closes', ['reject', 'close'], 'cancelled'],
    ['the window closes, then the request fails', ['close', 'reject'], 'cancelled'],
    ['the call is booked, then the window closes', ['resolve', 'close'], 'completed'],
    ['the window closes, then the call is booked', ['close', 'resolve'], 'completed'],
  ] as const)('once the visitor has stopped waiting: %s', async (_case, steps, outcome) => {
    const page = await setUp({ callback: { ajaxTimeout: 1, confirmFormCloseEnabled: false } });
    await fill(page);
    await page.confirm();
    await until(() => !page.find('.cx-callback-stop').hidden);
    await tap(page, '.cx-callback-stop');
    for (const step of steps) {
      if (step === 'close') await page.close();
      else page.scheduled[0]?.deferred[step](failure({ code: 7042 }));
      await settle();
    }
    expect(page.names.filter((name) => /completed|cancelled/.test(name))).toEqual([outcome]);
    expect(page.names.filter((name) => name === 'closed')).toHaveLength(1);
  });

  test('progress ends with the answer', async () => {
    const page = await setUp();
    await fill(page);
    await page.confirm();
    await until(() => !page.find('.cx-callback-progress').hidden);
    page.scheduled[0]?.deferred.reject(failure({}));
    await settle();
    expect(page.find('.cx-callback-progress').hidden).toBe(true);
  });
});

describe('an answer that was lost', () => {
  test('on v3 the visitor is told that the call may be booked, and decides', async () => {
    const page = await setUp();
    await fill(page);
    await page.confirm();
    page.scheduled[0]?.deferred.reject(failure({ status: 0, statusText: 'timeout', uncertain: true }));
    await settle();
    expect(message(page)).toMatch(/may have been booked all the same\. If you book again, we may call you twice\.$/);
    expect(page.find('.cx-callback-again').textContent).toBe('Book again');
    expect(page.scheduled).toHaveLength(1);
    await tap(page, '.cx-callback-again');
    expect(page.scheduled[1]?.data).toEqual(page.scheduled[0]?.data);
  });

  test('on v1 trying again is safe, and said to be', async () => {
    const page = await setUp();
    await fill(page);
    await page.confirm();
    page.scheduled[0]?.deferred.reject(failure({ status: 0, uncertain: true, repeatable: true }));
    await settle();
    expect(message(page)).toMatch(/never booked twice\.$/);
    expect(page.find('.cx-callback-again').textContent).toBe('Try again');
    await tap(page, '.cx-failed-retry');
    expect(page.shows('.cx-overlay')).toBe(false);
    expect(page.scheduled).toHaveLength(1);
  });

  test('of a proposed time: the same time is tried again', async () => {
    const page = await setUp({ callback: { scheduledCallback: false } });
    await fill(page);
    await page.confirm();
    const slot = new Date(Date.now() + 86_400_000).toISOString();
    page.scheduled[0]?.deferred.reject(failure({ availability: { [slot]: 1 } }));
    await settle();
    await tap(page, '.cx-proposal');
    page.scheduled[1]?.deferred.reject(failure({ status: 0, uncertain: true }));
    await settle();
    await tap(page, '.cx-callback-again');
    expect(page.scheduled[2]?.data).toEqual(page.scheduled[1]?.data);
    expect(page.scheduled[2]?.data._desired_time).toBe(slot);
  });
});
