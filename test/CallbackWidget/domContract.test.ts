// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { settle, setUp } from './setUp.js';

describe('DOM contract', () => {
  test('the whole form is in the document when opened is delivered', async () => {
    const page = await setUp();
    const seen: number[] = [];
    page.bus.subscribe('Callback.opened', () => {
      seen.push(document.querySelectorAll('.cx-callback form.cx-content .cx-form-inputs .cx-input').length);
      seen.push(document.querySelectorAll('.cx-callback #cx_form_schedule_options, .cx-callback-confirm').length);
    });
    await page.open();
    expect(seen).toEqual([4, 2]);
  });

  test.each([
    '.cx-widget.cx-common-container.cx-callback.cx-theme-dark.cx-desktop',
    '.cx-callback > .cx-titlebar > .cx-title',
    '.cx-titlebar > .cx-icon',
    '.cx-buttons-window-control > .cx-button-minimize',
    '.cx-buttons-window-control > .cx-button-close',
    '.cx-callback > .cx-body > form.cx-content > .cx-wrapper.cx-form > .cx-form-inputs',
    '.cx-callback > .cx-footer',
    '.cx-form-inputs input.cx-input.cx-form-control',
    '.cx-form-inputs label.cx-control-label[for]',
    '.cx-form-inputs ~ .cx-schedule select#cx_form_schedule_options[name=scheduletime]',
    'select > option#callback_asap',
    'select > option#callback_pick_date_time',
    '.cx-schedule .cx-callback-ewt',
    '.cx-button-group.cx-buttons-binary > button.cx-btn.cx-btn-default.cx-callback-cancel',
    '.cx-buttons-binary > button.cx-btn.cx-btn-primary.cx-callback-confirm[type=submit]',
    '.cx-body + .cx-calendar-container',
    '.intl-tel-input .flag-container',
    '.intl-tel-input > input[name=phonenumber]',
  ])('%s is there', async (selector) => {
    const page = await setUp();
    await page.open();
    expect(document.querySelectorAll(selector).length).toBeGreaterThan(0);
  });

  test('on desktops the window is neither portrait nor landscape', async () => {
    const page = await setUp();
    await page.open();
    expect(page.root().matches('.cx-desktop:not(.cx-mobile, .cx-portrait, .cx-landscape)')).toBe(true);
  });

  test('in mobile mode the window is portrait or landscape, and minimised it offers to maximise', async () => {
    const page = await setUp({ main: { mobileMode: true } });
    await page.open();
    expect(page.root().matches('.cx-portrait:not(.cx-landscape), .cx-landscape:not(.cx-portrait)')).toBe(true);
    page.find('.cx-button-minimize').click();
    expect(page.root().matches('.cx-minimized')).toBe(true);
    expect(page.has('.cx-buttons-window-control > .cx-button-maximize')).toBe(true);
    expect(page.has('.cx-button-minimize')).toBe(false);
  });

  test('when only a time can be chosen there is a readonly field, and no select', async () => {
    const page = await setUp({ callback: { immediateCallback: false } });
    await page.open();
    expect(page.find<HTMLInputElement>('input#cx_form_schedule_time[name=desiredtime].cx-callback-time').readOnly).toBe(
      true,
    );
    expect(page.has('#cx_form_schedule_options')).toBe(false);
  });

  test('when only the immediate call is offered there is no question', async () => {
    const page = await setUp({ callback: { scheduledCallback: 'false' } });
    await page.open();
    expect(page.shows('#cx_form_schedule_options, #cx_form_schedule_time')).toBe(false);
  });

  test('every localised node carries its key', async () => {
    const page = await setUp();
    await page.open();
    const nodes = [...page.root().querySelectorAll<HTMLElement>('.i18n')];
    expect(nodes.length).toBeGreaterThan(12);
    for (const node of nodes) expect(node.dataset.message).toMatch(/^(Callback|Aria|Cancel|Confirm)/);
  });

  test('the confirmation has its parts and marks the footer', async () => {
    const page = await setUp();
    await page.open();
    page.type('phonenumber', '2125550123');
    await page.confirm();
    page.scheduled[0]?.deferred.resolve({});
    expect(page.has('.cx-confirmation > .cx-confirmation-wrapper > h3#cx-callback-result')).toBe(true);
    expect(page.find('.cx-confirmation-wrapper > #cx-callback-result-desc').textContent).not.toBe('');
    expect(page.find('.cx-confirmation-wrapper > #cx-callback-result-number').textContent).toBe('2125550123');
    expect(page.has('.cx-button-group.cx-buttons-default.cx-callback-done button')).toBe(true);
    expect(page.has('.cx-footer.cx-callback-scheduled')).toBe(true);
    expect(page.shows('form')).toBe(false);
  });

  test('the form is still there, with what was typed, when scheduled and completed arrive', async () => {
    const page = await setUp();
    const read: string[] = [];
    const readName = () => read.push(page.find<HTMLInputElement>('form.cx-content [name=firstname]').value);
    page.bus.subscribe('CallbackService.scheduled', readName);
    page.bus.subscribe('Callback.completed', readName);
    await page.open();
    page.type('firstname', 'Ann');
    page.type('phonenumber', '2125550123');
    await page.confirm();
    page.service.publish('scheduled', {});
    page.scheduled[0]?.deferred.resolve({});
    await settle();
    expect(read).toEqual(['Ann', 'Ann']);
  });

  test('dialogs stand there from the start, hidden, and scripts may write into them', async () => {
    const page = await setUp();
    page.bus.subscribe('CallbackService.scheduleError', () => {
      (document.querySelector('#cx_callback_information') as HTMLElement).textContent = 'Ours';
    });
    await page.open();
    for (const part of ['.cx-error-container', '.cx-close-confirm', '#cx_callback_information']) {
      expect(page.has(part)).toBe(true);
      expect(page.shows(part)).toBe(false);
    }
    page.type('phonenumber', '2125550123');
    await page.confirm();
    page.service.publish('scheduleError', {});
    await settle();
    page.scheduled[0]?.deferred.reject({ status: 400, code: 7042 });
    await settle();
    expect(page.find('.cx-fail-message').textContent).toMatch(/closed at that time/);
    expect(document.querySelectorAll('#cx_callback_information')).toHaveLength(1);
  });

  test.each([
    ['in place', (data: Record<string, unknown>) => Object.assign(data, { firstname: 'Hooked' })],
    ['in a copy', (data: Record<string, unknown>) => ({ ...data, firstname: 'Hooked' })],
  ])('what a hook changes %s is what the events tell', async (_how, change) => {
    const page = await setUp();
    page.bus.before('CallbackService.schedule', change);
    await page.open();
    page.type('phonenumber', '2125550123');
    await page.confirm();
    page.scheduled[0]?.deferred.resolve({});
    await settle();
    expect(page.scheduled[0]?.data.firstname).toBe('Hooked');
    expect(page.events.at(-1)?.data.form).toMatchObject({ firstname: 'Hooked', _customer_number: '2125550123' });
  });

  test('the confirmation is in the document before CallbackService.scheduled reaches other subscribers', async () => {
    const page = await setUp();
    let isThere = false;
    page.bus.subscribe('CallbackService.scheduled', () => {
      isThere = page.has('.cx-confirmation #cx-callback-result');
      page.find('.cx-body').innerHTML = '<p class="survey">How did it go?</p>';
    });
    await page.open();
    page.type('phonenumber', '2125550123');
    await page.confirm();
    page.service.publish('scheduled', {});
    page.scheduled[0]?.deferred.resolve({});
    await settle();
    expect(isThere).toBe(true);
    expect(page.has('.survey')).toBe(true);
    await page.bus.command('Callback.close');
    await settle();
    expect(page.names).toEqual(['opened', 'started', 'submitted', 'completed', 'closed']);
  });
});

describe('the page’s scripts own the form too', () => {
  test('values set directly, without events, are submitted', async () => {
    const page = await setUp();
    await page.open();
    page.find<HTMLInputElement>('[name=firstname]').value = ' Ann ';
    page.find<HTMLTextAreaElement>('[name=subject]').value = 'Tax';
    page.find<HTMLInputElement>('[name=phonenumber]').value = '2125550123';
    await page.confirm();
    expect(page.scheduled[0]?.data).toEqual({
      firstname: 'Ann',
      lastname: '',
      subject: 'Tax',
      _customer_number: '2125550123',
    });
  });

  test('inputs and buttons may be cloned and replaced', async () => {
    const page = await setUp();
    await page.open();
    page.type('phonenumber', '2125550123');
    for (const node of page.root().querySelectorAll('input, textarea, select, button'))
      node.replaceWith(node.cloneNode(true));
    page.type('firstname', 'Ann');
    await page.confirm();
    expect(page.scheduled[0]?.data).toMatchObject({ firstname: 'Ann', _customer_number: '2125550123' });
    page.scheduled[0]?.deferred.resolve({});
    await settle();
    page.find('.cx-callback-done button').click();
    await settle();
    expect(page.names.at(-1)).toBe('closed');
  });

  test('a cloned select keeps the time that was chosen', async () => {
    const page = await setUp();
    const time = new Date(Date.now() + 86_400_000);
    await page.open({ form: { desiredTime: time, phonenumber: '2125550123' } });
    const select = page.find('#cx_form_schedule_options');
    select.replaceWith(select.cloneNode(true));
    await page.confirm();
    expect(page.scheduled[0]?.data._desired_time).toBe(time.toISOString());
  });

  test('inputs may be moved, added and removed', async () => {
    const page = await setUp();
    await page.open();
    const form = page.find('form.cx-content');
    form.prepend(page.find('[name=phonenumber]'));
    page.find('[name=lastname]').remove();
    form.insertAdjacentHTML(
      'beforeend',
      '<input name="added" value="yes"><input name="elements" value="1"><select name="many"><option>a</option></select>',
    );
    page.type('phonenumber', '2125550123');
    await page.confirm();
    expect(page.scheduled[0]?.data).toEqual({
      firstname: '',
      subject: '',
      added: 'yes',
      elements: '1',
      many: 'a',
      _customer_number: '2125550123',
    });
  });

  test('a confirm button moved out of the form still submits', async () => {
    const page = await setUp();
    await page.open();
    page.type('phonenumber', '2125550123');
    page.find('.cx-footer').append(page.find('.cx-callback-confirm'));
    await page.confirm();
    expect(page.scheduled).toHaveLength(1);
  });

  test('a removed phone field is not missed', async () => {
    const page = await setUp();
    await page.open();
    page.find('[name=phonenumber]').remove();
    await page.confirm();
    expect(page.scheduled).toHaveLength(1);
  });

  test('with .cx-body overwritten nothing throws, what is left still submits, and close works', async () => {
    const page = await setUp();
    await page.open();
    page.find('.cx-body').innerHTML =
      '<div><input name="phonenumber" value="2125550123"><button class="cx-callback-confirm">Go</button></div>';
    await page.bus.command('App.setTheme', { theme: 'light' });
    await page.bus.command('Callback.minimize');
    await page.bus.command('Callback.minimize');
    await page.confirm();
    expect(page.scheduled[0]?.data).toMatchObject({ _customer_number: '2125550123' });
    page.scheduled[0]?.deferred.reject({ status: 500 });
    await settle();
    expect(page.shows('.cx-error-container')).toBe(true);
    page.find('.cx-failed-retry').click();
    page.find('.cx-body').innerHTML = '';
    page.find('.cx-calendar-container').remove();
    await page.bus.command('Callback.resetForm');
    await page.bus.command('Callback.close');
    expect(document.querySelector('.cx-callback')).toBeNull();
  });

  test('with .cx-body removed the confirmation still finds a place', async () => {
    const page = await setUp();
    await page.open({ form: { phonenumber: '2125550123', autoSubmit: true } });
    await settle();
    page.find('.cx-body').remove();
    page.scheduled[0]?.deferred.resolve({});
    await settle();
    expect(page.has('.cx-confirmation')).toBe(true);
    await page.bus.command('Callback.close');
  });

  test('a form of the page’s own inside the window is left alone', async () => {
    const page = await setUp();
    await page.open();
    page.find('.cx-body').innerHTML = '<form id="own"><input name="a"></form>';
    const event = new Event('submit', { bubbles: true, cancelable: true });
    page.find('#own').dispatchEvent(event);
    await settle();
    expect(event.defaultPrevented).toBe(false);
    expect(page.scheduled).toHaveLength(0);
  });

  test('other widgets on the page are not touched, and nothing is left behind', async () => {
    const page = await setUp();
    document.body.innerHTML =
      '<div class="cx-widget cx-webchat"><form><input name="firstname" value="chat"></form></div>';
    const before = document.body.innerHTML;
    for (let count = 0; count < 3; count++) {
      await page.open({ form: { firstname: 'Ann' } });
      await page.bus.command('App.setTheme', { theme: count % 2 ? 'dark' : 'light' });
      await page.close();
    }
    expect(document.body.innerHTML).toBe(before);
    expect(document.documentElement.className).toBe('');
  });
});
