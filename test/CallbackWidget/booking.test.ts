// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { failure, type Page, settle, setUp } from './setUp.js';

/** Opens the form and sends it, up to the service. */
async function send(page: Page, open: object = {}): Promise<void> {
  await page.open(open);
  page.type('firstname', 'Ann');
  page.type('phonenumber', '2125550123');
  await page.confirm();
}

async function refuse(page: Page, reason: unknown): Promise<void> {
  page.scheduled.at(-1)?.deferred.reject(reason);
  await settle();
}

const message = (page: Page) => page.find('.cx-error-container .cx-fail-message').textContent;

describe('submission', () => {
  test('goes to the schedule command of the configured plugin', async () => {
    const page = await setUp({ callback: { servicePlugin: 'Own' } });
    const own = page.bus.registerPlugin('Own');
    const seen: unknown[] = [];
    if (own) own.registerCommand('schedule', ({ data }) => seen.push(data));
    if (own) own.ready();
    await send(page);
    expect(seen).toEqual([{ firstname: 'Ann', lastname: '', subject: '', _customer_number: '2125550123' }]);
  });

  test('while it is in flight the form is busy and cannot be submitted again', async () => {
    const page = await setUp();
    await page.open();
    page.type('phonenumber', '2125550123');
    const form = page.find('form.cx-content');
    for (let count = 0; count < 5; count++) {
      page.find('.cx-callback-confirm').click();
      form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    }
    await settle();
    await page.confirm();
    expect(page.scheduled).toHaveLength(1);
    expect(form.getAttribute('aria-busy')).toBe('true');
    expect(page.find('.cx-callback-confirm').getAttribute('aria-disabled')).toBe('true');
    expect(page.find('.cx-callback-status').textContent).toBe('Booking your call…');
    expect(page.names.filter((name) => name === 'submitted')).toHaveLength(1);
  });

  test('only a dial code counts as empty: the field is marked, described and focused, and nothing is sent', async () => {
    const page = await setUp();
    await page.open();
    page.type('phonenumber', '+1');
    await page.confirm();
    const field = page.find('[name=phonenumber]');
    expect(field.matches('.cx-error[aria-invalid=true]')).toBe(true);
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'Please enter your phone number.',
    );
    expect(document.activeElement).toBe(field);
    expect(page.scheduled).toHaveLength(0);
    expect(page.names).toEqual(['opened', 'started']);
  });

  test.each([true, false])('a number that cannot be one is not sent (countryCodes: %j)', async (countryCodes) => {
    const page = await setUp({ callback: { countryCodes } });
    await page.open();
    page.type('phonenumber', 'abc');
    await page.confirm();
    expect(page.find('[name=phonenumber]').matches('.cx-error')).toBe(true);
    expect(page.has('.flag-container')).toBe(countryCodes);
    page.type('phonenumber', '212 555-0123');
    await page.confirm();
    expect(page.scheduled[0]?.data._customer_number).toBe('212 555-0123');
  });

  test('a before hook that throws or cancels gives an error, and the form is kept', async () => {
    const page = await setUp();
    let answer: unknown = 'cancel';
    page.bus.before('CallbackService.schedule', () => {
      if (answer === 'cancel') return false;
      throw new Error('hook');
    });
    await send(page);
    expect(message(page)).toBe('Your call could not be booked. Please try again in a moment.');
    page.find('.cx-failed-retry').click();
    answer = 'throw';
    await page.confirm();
    expect(page.shows('.cx-error-container')).toBe(true);
    expect(page.find<HTMLInputElement>('[name=firstname]').value).toBe('Ann');
  });

  test('a checkbox is sent as true or false, with a value of its own as that, and of equal names the last filled counts', async () => {
    const page = await setUp({
      callback: {
        form: {
          inputs: [
            { id: 'a', name: 'terms', type: 'checkbox', checked: true },
            { id: 'b', name: 'news', type: 'checkbox' },
            { id: 'c', name: 'plan', type: 'checkbox', value: 'gold', checked: true },
            { id: 'd', name: 'twice', value: 'x' },
            { id: 'e', name: 'twice', value: '' },
            { id: 'f', name: '__proto__', value: 'x' },
          ],
        },
      },
    });
    await page.open();
    await page.confirm();
    expect(page.scheduled[0]?.data).toMatchObject({ terms: true, news: false, plan: 'gold', twice: 'x' });
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

describe('errors', () => {
  test('a known code has its own text', async () => {
    const page = await setUp({ main: { i18n: { en: { callback: { Errors: { 7042: 'We are closed.' } } } } } });
    await send(page);
    await refuse(page, failure({ code: 7042, message: 'GES 7042 {"raw":1}' }));
    expect(message(page)).toBe('We are closed.');
  });

  test('7030 also marks the phone field', async () => {
    const page = await setUp();
    await send(page);
    await refuse(page, failure({ code: 7030 }));
    expect(page.find('[name=phonenumber]').matches('.cx-error[aria-invalid=true]')).toBe(true);
    page.find('.cx-failed-retry').click();
    expect(document.activeElement).toBe(page.find('[name=phonenumber]'));
  });

  test.each([400, 429])(
    'without a code the message of the server is shown for %i, as text, with instants in local form',
    async (status) => {
      const page = await setUp({ calendar: { timezone: 'America/New_York' } });
      await send(page);
      await refuse(page, failure({ status, message: '<img src=x onerror=alert(1)> full at 2026-03-04T15:00:00.000Z' }));
      expect(message(page)).toMatch(/^<img src=x onerror=alert\(1\)> full at Wednesday, March 4, 10:00\sAM/);
      expect(page.has('.cx-error-container img')).toBe(false);
    },
  );

  test.each([
    failure({ status: 500, message: 'NullPointerException' }),
    failure({ status: 0, statusText: 'timeout' }),
    failure({ code: 9999, status: 500 }),
    'Could not load plugin file in given location. Check your plugins path option.',
    undefined,
    null,
    [],
  ])('everything else is an unknown error (%j)', async (reason) => {
    const page = await setUp();
    await send(page);
    await refuse(page, reason);
    expect(message(page)).toBe('Your call could not be booked. Please try again in a moment.');
    page.find('.cx-failed-retry').click();
    expect(page.find<HTMLInputElement>('[name=firstname]').value).toBe('Ann');
    await page.confirm();
    expect(page.scheduled).toHaveLength(2);
  });

  test('proposed times are buttons, nearest first, and one tap books with everything typed', async () => {
    const page = await setUp({ calendar: { timezone: 'America/New_York' } });
    const hour = 3_600_000;
    const wanted = Math.ceil(Date.now() / hour) * hour + 48 * hour;
    const at = (hours: number) => new Date(wanted + hours * hour).toISOString();
    await send(page, { form: { desiredTime: wanted } });
    await refuse(
      page,
      failure({
        status: 429,
        code: 7041,
        availability: { [at(5)]: 2, [at(-1)]: 1, [at(2)]: 3, [at(1)]: 0, [at(-99)]: 1, junk: 1 },
      }),
    );
    const buttons = [...page.root().querySelectorAll<HTMLElement>('.cx-error-container .cx-proposal')];
    expect(buttons.map((button) => button.dataset.instant)).toEqual([at(-1), at(2), at(5)]);
    expect(buttons[0]?.textContent).toMatch(/\w+, \w+ \d+, \d+:00\s(AM|PM)/);
    expect(page.find('.cx-schedule').dataset.instant).toBe('');
    buttons[1]?.click();
    await settle();
    expect(page.scheduled[1]?.data).toEqual({ ...page.scheduled[0]?.data, _desired_time: at(2) });
    page.scheduled[1]?.deferred.resolve({});
    await settle();
    expect(page.names).toEqual(['opened', 'started', 'submitted', 'submitted', 'completed']);
  });

  test('proposals work without a time question too', async () => {
    const page = await setUp({ callback: { scheduledCallback: false } });
    const slot = new Date(Date.now() + 86_400_000).toISOString();
    await send(page);
    await refuse(page, failure({ availability: { [slot]: '1' } }));
    page.find('.cx-proposal').click();
    await settle();
    expect(page.scheduled[1]?.data._desired_time).toBe(slot);
  });

  test('a refused time is forgotten, another failure keeps it, and the calendar is told to ask anew', async () => {
    const page = await setUp();
    const time = Date.now() + 86_400_000;
    await send(page, { form: { desiredTime: time } });
    page.calendar.commands.length = 0;
    await refuse(page, failure({ status: 500 }));
    expect(page.find('.cx-schedule').dataset.instant).toBe(new Date(time).toISOString());
    expect(page.calendar.commands).toContain('refresh');
    page.find('.cx-failed-retry').click();
    await page.confirm();
    await refuse(page, failure({ status: 429, code: 7041 }));
    expect(page.find('.cx-schedule').dataset.instant).toBe('');
    page.find('.cx-failed-retry').click();
    await page.confirm();
    expect(page.scheduled).toHaveLength(2);
    expect(page.find('#cx_form_schedule_options').getAttribute('aria-invalid')).toBe('true');
  });
});
