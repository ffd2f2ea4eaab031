// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { settle, setUp } from './setUp.js';

const notOpen = 'Callback is not currently open. Ignoring command.';

describe('commands', () => {
  test('open resolves when the window is on the page', async () => {
    const page = await setUp();
    await page.bus.command('Callback.open');
    expect(document.querySelector('.cx-callback form.cx-content [name=phonenumber]')).not.toBeNull();
  });

  test('open rejects while the window is open', async () => {
    const page = await setUp();
    await page.open();
    await expect(page.bus.command('Callback.open')).rejects.toBe('already opened');
  });

  test('open works again when the page has thrown the window away', async () => {
    const page = await setUp();
    await page.open();
    document.body.replaceChildren();
    await page.open();
    expect(document.querySelectorAll('.cx-callback')).toHaveLength(1);
  });

  test('close resolves when the window is gone', async () => {
    const page = await setUp();
    await page.open();
    await page.bus.command('Callback.close');
    expect(document.querySelector('.cx-callback')).toBeNull();
  });

  test('close rejects when there is no window', async () => {
    const page = await setUp();
    await expect(page.bus.command('Callback.close')).rejects.toBe('Already closed');
  });

  test('close rejects and asks when the form has input', async () => {
    const page = await setUp();
    await page.open();
    page.find<HTMLInputElement>('[name=firstname]').value = 'Ann';
    await expect(page.bus.command('Callback.close')).rejects.toBe('User must confirm close');
    expect(page.find('.cx-close-confirm #cx_callback_information').textContent).not.toBe('');
    page.find('.cx-close-confirm [data-message=CallbackNoButtonText]').click();
    expect(page.shows('.cx-overlay')).toBe(false);
    expect(page.find<HTMLInputElement>('[name=firstname]').value).toBe('Ann');
  });

  test('close does not ask about an untouched prefilled form, nor when that is switched off', async () => {
    const page = await setUp();
    await page.open({ form: { firstname: 'Ann', phonenumber: '+1' } });
    expect(await page.close()).toBeUndefined();
    await page.bus.command('Callback.configure', { confirmFormCloseEnabled: 'false' });
    await page.open();
    page.type('firstname', 'Ann');
    expect(await page.close()).toBeUndefined();
  });

  test('minimize toggles, or does as it is told', async () => {
    const page = await setUp();
    await page.open();
    const isMinimized = async (options?: object) => {
      await page.bus.command('Callback.minimize', options);
      return page.root().classList.contains('cx-minimized');
    };
    expect(await isMinimized()).toBe(true);
    expect(await isMinimized({ minimized: true })).toBe(true);
    expect(await isMinimized()).toBe(false);
    expect(await isMinimized({ minimized: false })).toBe(false);
    await settle();
    expect(page.names).toEqual(['opened', 'minimized', 'unminimized']);
  });

  test('showOverlay shows the html of the site over the form, hideOverlay takes it away', async () => {
    const page = await setUp();
    await page.open();
    await page.bus.command('Callback.showOverlay', { html: '<b class="mine">Hello</b>', hideFooter: true });
    expect(page.find('.cx-overlay.cx-dynamic .mine').textContent).toBe('Hello');
    expect(page.find('.cx-body').hasAttribute('inert')).toBe(true);
    await page.bus.command('Callback.showOverlay', { html: '<i>Static</i>', static: true });
    expect(page.has('.cx-overlay.cx-static i')).toBe(true);
    await page.bus.command('Callback.hideOverlay', { static: true });
    await page.bus.command('Callback.hideOverlay');
    expect(page.shows('.cx-overlay')).toBe(false);
    expect(page.find('.cx-body').hasAttribute('inert')).toBe(false);
  });

  test('showOverlay takes an element or a jQuery object as well', async () => {
    const page = await setUp();
    await page.open();
    const own = document.createElement('p');
    await page.bus.command('Callback.showOverlay', { html: { 0: own, length: 1 } });
    expect(own.closest('.cx-overlay.cx-dynamic')).not.toBeNull();
    await page.bus.command('Callback.showOverlay', { html: own, static: true });
    expect(own.closest('.cx-overlay.cx-static')).not.toBeNull();
    await page.bus.command('Callback.showOverlay', {});
    expect(page.has('.cx-overlay.cx-dynamic')).toBe(true);
  });

  test.each(['showOverlay', 'hideOverlay', 'minimize', 'resetForm'])(
    '%s is ignored when there is no window',
    async (name) => {
      const page = await setUp();
      await expect(page.bus.command(`Callback.${name}`)).rejects.toBe(notOpen);
    },
  );

  test('configure rejects without a configuration', async () => {
    const page = await setUp();
    await expect(page.bus.command('Callback.configure')).rejects.toBe('No configuration provided');
  });

  test('configure at run time merges and leaves the page’s own object alone', async () => {
    const callback = { scheduledCallback: false, ewt: { queue: 'VQ', threshold: 5 } };
    const page = await setUp({ callback });
    await page.bus.command('Callback.configure', {
      immediateCallback: false,
      scheduledCallback: true,
      ewt: { display: false },
    });
    await page.open();
    expect(page.has('#cx_form_schedule_time')).toBe(true);
    expect(callback).toEqual({ scheduledCallback: false, ewt: { queue: 'VQ', threshold: 5 } });
  });

  test('what the page changes in its configuration later counts', async () => {
    const callback: { scheduledCallback?: boolean } = {};
    const page = await setUp({ callback });
    callback.scheduledCallback = false;
    await page.open();
    expect(page.has('#cx_form_schedule_options')).toBe(false);
  });

  test('showEWT rejects without a queue or without the immediate choice', async () => {
    const text = 'Either no EWT queue for Callback is configured or immediate callback is disabled.';
    const page = await setUp();
    await page.open();
    await expect(page.bus.command('Callback.showEWT')).rejects.toBe(text);
    await page.bus.command('Callback.configure', { ewt: { queue: 'VQ' }, immediateCallback: false });
    await expect(page.bus.command('Callback.showEWT')).rejects.toBe(text);
  });

  test('showEWT asks at once and shows the wait', async () => {
    const page = await setUp({ callback: { ewt: { queue: 'VQ' } } });
    await page.open();
    page.stats.seconds = 300;
    await page.bus.command('Callback.showEWT');
    expect(page.find('.cx-callback-ewt').textContent).toContain('5');
  });

  test('resetForm empties the form and forgets errors and the time', async () => {
    const page = await setUp();
    await page.open({ form: { desiredTime: new Date(Date.now() + 3_600_000) } });
    page.type('firstname', 'Ann');
    await page.confirm();
    expect(page.has('.cx-error')).toBe(true);
    await page.bus.command('Callback.resetForm');
    expect(page.find<HTMLInputElement>('[name=firstname]').value).toBe('');
    expect(page.has('.cx-error')).toBe(false);
    expect(page.find<HTMLSelectElement>('#cx_form_schedule_options').selectedOptions[0]?.id).toBe('callback_asap');
    expect(await page.close()).toBeUndefined();
  });

  test('a second registration changes nothing', async () => {
    const { registerCallback } = await import('../../src/CallbackWidget/index.js');
    const page = await setUp();
    expect(registerCallback(page.bus, { config: page.config })).toBe(false);
  });
});

describe('prefill', () => {
  test('fills fields by name, and sends along what has no field', async () => {
    const page = await setUp();
    await page.open({ form: { firstname: 'Ann', subject: 'Tax', email: 'a@b.c', phonenumber: '+12125550123' } });
    expect(page.find<HTMLInputElement>('[name=firstname]').value).toBe('Ann');
    expect(page.find<HTMLTextAreaElement>('[name=subject]').value).toBe('Tax');
    await page.confirm();
    expect(page.scheduled[0]?.data).toMatchObject({ email: 'a@b.c', _customer_number: '+12125550123' });
  });

  test('a masked number is shown as it is, without validation', async () => {
    const page = await setUp();
    await page.open({ form: { phonenumber: '***-***-0123' } });
    expect(page.find<HTMLInputElement>('[name=phonenumber]').value).toBe('***-***-0123');
    expect(page.has('.cx-error')).toBe(false);
    await page.confirm();
    expect(page.scheduled).toHaveLength(1);
  });

  test('desiredTime now selects the immediate choice, a date that time', async () => {
    const page = await setUp();
    const time = new Date(Date.now() + 86_400_000);
    await page.open({ form: { desiredTime: 'now' } });
    expect(page.find<HTMLSelectElement>('#cx_form_schedule_options').value).toBe('callback_asap');
    await page.close();
    await page.open({ form: { desiredTime: time.toISOString(), phonenumber: '2125550123' } });
    expect(page.find<HTMLSelectElement>('#cx_form_schedule_options').value).toBe('callback_pick_date_time');
    await page.confirm();
    expect(page.scheduled[0]?.data._desired_time).toBe(time.toISOString());
  });

  test('autoSubmit submits at once', async () => {
    const page = await setUp();
    await page.open({ form: { autoSubmit: true, phonenumber: '2125550123' }, userData: { a: 1 } });
    await settle();
    expect(page.names).toEqual(['opened', 'started', 'submitted']);
    expect(page.events[0]?.data.autoSubmitted).toBe(true);
    expect(page.scheduled[0]?.data).toMatchObject({ a: 1 });
  });

  test('userData of open is merged over that of the form, and lies beside the fields', async () => {
    const page = await setUp();
    await page.open({
      form: { autoSubmit: true, phonenumber: '2125550123', userData: { a: 1, b: 1 } },
      userData: { b: 2 },
    });
    await settle();
    expect(page.scheduled[0]?.data).toMatchObject({ a: 1, b: 2 });
    expect(page.scheduled[0]?.data).not.toHaveProperty('userData');
    expect(page.events.at(-1)?.data.form).toMatchObject({ a: 1, b: 2 });
  });
});
