import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { layouts, untilStarted } from './harness.js';
import { holdAnswers, posts } from './holdAnswers.js';
import { shareBrowser, shareSimulator } from './shareBrowser.js';

/** The manual's section on the document: the page's scripts own it too. */

const stand = shareBrowser();
const simulator = shareSimulator();

const custom = `{wrapper: '<table></table>', inputs: [
  {id: 'name', name: 'firstname', type: 'text', label: '@i18n:callback.CallbackFirstName',
    validate: function (event, form, input) { asked.push(input[0].isConnected); return input.val() !== 'nobody'; }},
  {id: 'tel', name: 'phonenumber', label: 'Phone', placeholder: '@i18n:callback.CallbackPlaceholderRequired'},
  {id: 'topic', name: 'topic', type: 'select', options: [{text: 'A', value: 'a'}, {text: 'B', value: 'b'}], label: 'Topic'},
  {id: 'note', name: 'subject', type: 'textarea', label: 'Note'}]}`;

/** The errors of a visit that the test has not asked for. */
let problems: string[] = [];
afterEach(async () => {
  expect(problems).toEqual([]);
});

describe.each(layouts)('in the %s layout', (layout) => {
  async function visit(
    options: { callback?: string; main?: string; visitor?: BrowserContextOptions } = {},
  ): Promise<Page> {
    const { callback = '', main = '{theme: "light"}', visitor } = options;
    const before = `window.asked = []; window._genesys = {widgets: {main: ${main}, callback: {dataURL: '${simulator.url}/genesys/1/service/callback/sales', ${callback}}}};`;
    const address = stand.web.addPage(`/dom-${layout}`, { layout, before, body: '<p>A page</p>' });
    const visited = await stand.visit(visitor);
    ({ problems } = visited);
    await visited.page.goto(address);
    await untilStarted(visited.page);
    return visited.page;
  }
  const open = async (page: Page): Promise<void> => {
    await page.evaluate(() => window.CXBus.command('Callback.open'));
  };
  const fillPhone = (page: Page, selector = '[name=phonenumber]') => page.locator(selector).fill('+1 416 555 0123');
  const sent = () =>
    simulator.simulator.requests
      .filter(({ operation }) => operation === 'schedule')
      .map(({ body }) => JSON.parse(body) as Record<string, unknown>);
  const confirmed = (page: Page) => page.locator('.cx-confirmation').waitFor();
  const closes = async (page: Page): Promise<void> => {
    await page.evaluate(async () => {
      await window.CXBus.command('Callback.configure', { confirmFormCloseEnabled: false });
      await window.CXBus.command('Callback.close');
    });
    expect(await page.locator('.cx-callback').count()).toBe(0);
  };

  test('the whole form is in the document when `Callback.opened` is delivered', async () => {
    const page = await visit({ callback: `form: ${custom}` });
    const found = await page.evaluate(async () => {
      const seen = new Promise<string[]>((resolve) => {
        window.CXBus.subscribe('Callback.opened', () => {
          const parts =
            'form.cx-content,.cx-form-inputs,[name=firstname],[name=phonenumber],[name=topic],[name=subject],.cx-schedule select,.cx-callback-cancel,.cx-callback-confirm,.cx-titlebar';
          resolve(parts.split(',').filter((part) => !document.querySelector(`body .cx-callback ${part}`)));
        });
      });
      void window.CXBus.command('Callback.open');
      return seen;
    });
    expect(found).toEqual([]);
  });

  test('values set directly, without events, are submitted', async () => {
    const page = await visit({ callback: `form: ${custom}` });
    await open(page);
    await page.evaluate(() => {
      const set = (id: string, value: string) => {
        (document.getElementById(id) as HTMLInputElement).value = value;
      };
      set('name', 'Ada');
      set('tel', '416 555 0123');
      set('topic', 'b');
      set('note', 'No events');
      document.querySelector<HTMLElement>('.cx-callback-confirm')?.click();
    });
    await confirmed(page);
    expect(sent()).toEqual([{ firstname: 'Ada', _customer_number: '416 555 0123', topic: 'b', subject: 'No events' }]);
  });

  test('inputs and buttons may be cloned and replaced', async () => {
    const page = await visit({ callback: `form: ${custom}` });
    await open(page);
    await page.evaluate(() => {
      for (const node of document.querySelectorAll('.cx-callback :is(input, select, textarea, button)')) {
        node.replaceWith(node.cloneNode(true));
      }
    });
    await page.locator('#name').fill('nobody');
    await fillPhone(page);
    await page.locator('.cx-callback-confirm').click();
    await page.locator('#name.cx-error').waitFor();
    await page.locator('#name').fill('Ada');
    await page.locator('.cx-callback-confirm').click();
    await confirmed(page);
    expect(sent()).toMatchObject([{ firstname: 'Ada', _customer_number: '+14165550123' }]);
    expect(new Set(await page.evaluate(() => (window as unknown as { asked: boolean[] }).asked))).toEqual(
      new Set([true]),
    );
  });

  test('the whole window may be cloned into its own place: what the visitor typed is booked, and it closes', async () => {
    const page = await visit({ callback: `form: ${custom}` });
    await open(page);
    await page.evaluate(() => {
      const body = document.querySelector('.cx-callback .cx-body');
      body?.replaceWith(body.cloneNode(true));
    });
    await page.locator('#name').fill('Ada');
    await fillPhone(page);
    await page.locator('#cx_form_schedule_options').selectOption({ index: 1 });
    await page.locator('.cx-calendar [data-instant="2026-03-03T16:15:00.000Z"]').click();
    await page.locator('.cx-callback-confirm').click();
    await confirmed(page);
    expect(sent()).toMatchObject([{ firstname: 'Ada', _desired_time: '2026-03-03T16:15:00.000Z' }]);
    await closes(page);
  });

  test('inputs and buttons may be moved, also out of the form', async () => {
    const page = await visit({ callback: `form: ${custom}` });
    await open(page);
    await page.evaluate(() => {
      const find = (selector: string) => document.querySelector(`.cx-callback ${selector}`) as Element;
      find('.cx-body').prepend(find('#name'));
      find('.cx-footer').append(find('#note'), find('.cx-callback-confirm'), find('.cx-callback-cancel'));
      find('.cx-form-inputs').before(find('.cx-schedule'));
    });
    await page.locator('#name').fill('Ada');
    await page.locator('#note').fill('From below');
    await fillPhone(page);
    await page.locator('.cx-footer .cx-callback-confirm').click();
    await confirmed(page);
    expect(sent()).toMatchObject([{ firstname: 'Ada', subject: 'From below', _customer_number: '+14165550123' }]);
  });

  test('a field that was moved out of the form is still validated', async () => {
    const page = await visit({ callback: `form: ${custom}` });
    await open(page);
    await page.evaluate(() => {
      const find = (selector: string) => document.querySelector(`.cx-callback ${selector}`) as Element;
      find('.cx-footer').append(find('#name'));
    });
    await page.locator('#name').fill('nobody');
    await fillPhone(page);
    await page.locator('.cx-callback-confirm').click();
    await page.locator('.cx-footer #name.cx-error[aria-invalid=true]').waitFor();
    expect(sent()).toEqual([]);
  });

  test('inputs may be added: they are submitted, and typing in them starts the visit', async () => {
    const page = await visit();
    await page.evaluate(() => {
      window.CXBus.subscribe('Callback.opened', () => {
        document
          .querySelector('.cx-callback .cx-form-inputs')
          ?.insertAdjacentHTML('beforeend', '<input name="basket" type="hidden" value="42"><input name="coupon">');
      });
    });
    await open(page);
    await page.evaluate(() => {
      window.CXBus.subscribe('Callback.started', () => document.body.classList.add('begun'));
    });
    await page.locator('[name=coupon]').fill('SPRING');
    await page.locator('body.begun').waitFor();
    await fillPhone(page);
    await page.locator('.cx-callback-confirm').click();
    await confirmed(page);
    expect(sent()).toMatchObject([{ basket: '42', coupon: 'SPRING' }]);
  });

  test('inputs, the time question, labels and buttons may be removed: what is left still submits', async () => {
    const page = await visit();
    await open(page);
    await page.evaluate(() => {
      for (const node of document.querySelectorAll(
        '.cx-callback :is([name=firstname], [name=subject], label, .cx-schedule, .cx-callback-cancel, .cx-callback-status, .flag-container, .cx-titlebar)',
      )) {
        node.remove();
      }
    });
    await fillPhone(page);
    await page.locator('.cx-callback-confirm').click();
    await confirmed(page);
    expect(sent()).toEqual([{ _customer_number: '+14165550123', lastname: '' }]);
    await closes(page);
  });

  test('without its confirm button the form is still sent by a button of the page', async () => {
    const page = await visit();
    await open(page);
    await fillPhone(page);
    await page.evaluate(() => {
      const confirm = document.querySelector('.cx-callback-confirm');
      const own = Object.assign(document.createElement('button'), { id: 'own', textContent: 'Send' });
      confirm?.replaceWith(own);
    });
    await page.locator('#own').click();
    await confirmed(page);
    expect(sent().length).toBe(1);
  });

  test('`.cx-body` may be overwritten whole: nothing throws, `Callback.close` still works', async () => {
    const page = await visit();
    await open(page);
    await page.locator('[name=firstname]').fill('Ada');
    await page.evaluate(async () => {
      const body = document.querySelector('.cx-callback .cx-body') as Element;
      body.innerHTML = '<p>Sorry, we are closed.</p>';
      await window.CXBus.command('Callback.minimize');
      await window.CXBus.command('Callback.minimize');
      await window.CXBus.command('Callback.showOverlay', { html: '<b>1</b>' });
      await window.CXBus.command('Callback.hideOverlay');
      await window.CXBus.command('Callback.resetForm');
      await window.CXBus.command('App.setTheme', { theme: 'dark' });
      await window.CXBus.command('App.setLanguage', { lang: 'en' });
    });
    await closes(page);
    await open(page);
    expect(await page.locator('.cx-callback form.cx-content').count()).toBe(1);
  });

  test('a form of the page in an overwritten `.cx-body` still submits', async () => {
    const page = await visit();
    await open(page);
    await page.evaluate(() => {
      const body = document.querySelector('.cx-callback .cx-body') as Element;
      body.innerHTML =
        '<form action="/elsewhere"><input name="firstname" value="Ada"><input name="phonenumber" value="4165550123"><button class="cx-callback-confirm">Go</button></form>';
    });
    await page.locator('.cx-body .cx-callback-confirm').click();
    await confirmed(page);
    expect(sent()).toEqual([{ firstname: 'Ada', _customer_number: '4165550123' }]);
    expect(page.url()).toContain('/dom-');
  });

  test('`.cx-body` may be removed, and overwritten while a booking is under way', async () => {
    const page = await visit();
    await open(page);
    await fillPhone(page);
    const release = await holdAnswers(page, posts);
    await page.evaluate(() => {
      document.querySelector<HTMLElement>('.cx-callback-confirm')?.click();
      window.CXBus.subscribe('Callback.submitted', () => document.querySelector('.cx-callback .cx-body')?.remove());
    });
    await page.locator('.cx-callback .cx-body').waitFor({ state: 'detached' });
    release();
    await confirmed(page);
    expect(sent().length).toBe(1);
    await closes(page);
  });

  test('a window that the page has thrown away itself may be opened again', async () => {
    const page = await visit();
    await open(page);
    await page.evaluate(() => document.querySelector('.cx-callback')?.remove());
    await open(page);
    expect(await page.locator('.cx-callback').count()).toBe(1);
    await closes(page);
  });

  test('every localised node carries class `i18n` and `data-message`, placeholders `data-message-type`', async () => {
    const page = await visit();
    await open(page);
    const faults = await page.evaluate(() => {
      const root = document.querySelector('.cx-callback') as Element;
      const texts = [...root.querySelectorAll('*')].filter(
        (node) =>
          !node.closest('svg') &&
          [...node.childNodes].some((child) => child.nodeType === 3 && child.nodeValue?.trim()) &&
          !node.matches('.i18n[data-message]') &&
          // the country, not a text of ours
          !node.closest('.flag-container'),
      );
      const placeholders = [...root.querySelectorAll('[placeholder]')].filter(
        (node) => !node.matches('.i18n[data-message][data-message-type=placeholder]'),
      );
      return [...texts, ...placeholders].map((node) => node.outerHTML);
    });
    expect(faults).toEqual([]);
    const keys = await page
      .locator('.cx-callback [data-message]')
      .evaluateAll((all) => all.map((node) => (node as HTMLElement).dataset.message));
    expect(keys).toEqual(
      expect.arrayContaining([
        'CallbackTitle',
        'AriaMinimize',
        'AriaClose',
        'CallbackFirstName',
        'CallbackLastName',
        'CallbackPhoneNumber',
        'CallbackNotes',
        'CallbackPlaceholderOptional',
        'CallbackPlaceholderRequired',
        'CallbackQuestion',
        'CallbackOptionASAP',
        'CallbackOptionPickDateTime',
        'CancelButtonText',
        'ConfirmButtonText',
      ]),
    );
  });

  describe('every selector of the contract is there:', () => {
    const missing = (page: Page, selectors: string[]) =>
      page.evaluate((all) => all.filter((selector) => !document.querySelector(selector)), selectors);

    test('window, bar, form, time question, buttons', async () => {
      const page = await visit();
      await open(page);
      expect(
        await missing(page, [
          'body > .cx-widget.cx-common-container.cx-callback.cx-theme-light.cx-desktop:not(.cx-landscape)',
          '.cx-callback .cx-titlebar .cx-title',
          '.cx-callback .cx-titlebar .cx-icon',
          '.cx-callback .cx-buttons-window-control > .cx-button-minimize',
          '.cx-callback .cx-buttons-window-control > .cx-button-close',
          '.cx-callback .cx-body',
          '.cx-callback .cx-body + .cx-calendar-container',
          '.cx-callback .cx-footer',
          '.cx-callback .cx-body form.cx-content .cx-wrapper.cx-form .cx-form-inputs',
          '.cx-form-inputs input#cx_form_callback_firstname.cx-input.cx-form-control[name=firstname][maxlength="100"]',
          '.cx-form-inputs input#cx_form_callback_lastname.cx-input.cx-form-control[name=lastname][maxlength="100"]',
          '.cx-form-inputs .intl-tel-input input#cx_form_callback_phone_number.cx-input.cx-form-control[name=phonenumber][type=tel][maxlength="20"]',
          '.intl-tel-input .flag-container',
          '.cx-form-inputs textarea#cx_form_callback_subject.cx-input.cx-form-control[name=subject]',
          'label.cx-control-label[for=cx_form_callback_firstname]',
          'label.cx-control-label[for=cx_form_callback_phone_number]',
          '.cx-form-inputs + .cx-schedule',
          '.cx-schedule select#cx_form_schedule_options[name=scheduletime]',
          '#cx_form_schedule_options > option#callback_asap',
          '#cx_form_schedule_options > option#callback_pick_date_time',
          '.cx-schedule .cx-callback-ewt',
          '.cx-button-group.cx-buttons-binary > button.cx-btn.cx-btn-default.cx-callback-cancel',
          '.cx-button-group.cx-buttons-binary > button.cx-btn.cx-btn-primary.cx-callback-confirm[type=submit]',
        ]),
      ).toEqual([]);
      await page.evaluate(() => window.CXBus.command('Callback.minimize'));
      expect(await missing(page, ['.cx-callback.cx-minimized .cx-button-maximize'])).toEqual([]);
      expect(await page.locator('.cx-callback .cx-button-minimize').count()).toBe(0);
      await page.evaluate(() => window.CXBus.command('App.setTheme', { theme: 'dark' }));
      expect(await missing(page, ['.cx-callback.cx-theme-dark:not(.cx-theme-light)'])).toEqual([]);
    });

    test('mobile, portrait, and the field of a time that is the sole choice', async () => {
      const page = await visit({
        callback: 'immediateCallback: false',
        visitor: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
      });
      await open(page);
      expect(
        await missing(page, [
          '.cx-callback.cx-mobile.cx-portrait:not(.cx-desktop, .cx-landscape)',
          'input#cx_form_schedule_time[name=desiredtime][readonly].cx-callback-time',
        ]),
      ).toEqual([]);
      expect(await page.locator('#cx_form_schedule_options').count()).toBe(0);
    });

    test('no time question at all where calls come at once only', async () => {
      const page = await visit({ callback: 'scheduledCallback: false' });
      await open(page);
      expect(await page.locator('.cx-schedule :is(select, input):not([hidden])').count()).toBe(0);
      await fillPhone(page);
      await page.locator('.cx-callback-confirm').click();
      await confirmed(page);
      expect(Object.keys(sent()[0] ?? {})).not.toContain('_desired_time');
    });

    test('calendar, overlays, error and close dialogs, confirmation', async () => {
      const page = await visit();
      await open(page);
      await page.locator('#cx_form_schedule_options').selectOption({ index: 1 });
      await page.locator('.cx-callback > .cx-calendar-container .cx-calendar [data-time]').first().waitFor();
      await page.locator('.cx-calendar-close').click();
      await page.locator('#cx_form_schedule_options').selectOption({ index: 0 });

      await page.evaluate(() => window.CXBus.command('Callback.showOverlay', { html: '<i class="own"></i>' }));
      expect(await missing(page, ['.cx-callback .cx-overlay.cx-dynamic .own'])).toEqual([]);
      await page.evaluate(async () => {
        await window.CXBus.command('Callback.hideOverlay');
        await window.CXBus.command('Callback.showOverlay', { html: '<i class="own"></i>', static: true });
      });
      expect(await missing(page, ['.cx-callback .cx-overlay.cx-static .own'])).toEqual([]);
      await page.evaluate(() => window.CXBus.command('Callback.hideOverlay', { static: true }));
      expect(await page.locator('.cx-overlay:not([hidden])').count()).toBe(0);

      await fillPhone(page);
      await page.locator('.cx-button-close').click();
      await page.locator('.cx-close-confirm').waitFor();
      expect(
        await missing(page, [
          '.cx-overlay.cx-static .cx-close-confirm #cx_callback_information[data-message=CallbackCloseConfirm]',
          '.cx-close-confirm button[data-message=CallbackYesButtonText]',
          '.cx-close-confirm button[data-message=CallbackNoButtonText]',
        ]),
      ).toEqual([]);
      await page.locator('.cx-close-confirm button[data-message=CallbackNoButtonText]').click();

      simulator.simulator.faults.add({ fault: 'status=500', operation: 'schedule', count: 1 });
      await page.locator('.cx-callback-confirm').click();
      await page.locator('.cx-error-container').waitFor();
      expect(
        await missing(page, [
          '.cx-overlay.cx-static .cx-error-container .cx-fail-message#cx_callback_information',
          '.cx-error-container button.cx-failed-retry',
        ]),
      ).toEqual([]);
      problems.length = 0; // Chromium's own line about the 500
      await page.locator('.cx-failed-retry').click();
      expect(await page.locator('.cx-overlay:not([hidden])').count()).toBe(0);

      await page.locator('.cx-callback-confirm').click();
      await confirmed(page);
      expect(
        await missing(page, [
          '.cx-body .cx-confirmation > .cx-confirmation-wrapper > h3#cx-callback-result',
          '.cx-confirmation-wrapper > #cx-callback-result-desc',
          '.cx-confirmation-wrapper > #cx-callback-result-number',
          '.cx-confirmation .cx-button-group.cx-buttons-default.cx-callback-done',
          '.cx-footer.cx-callback-scheduled',
        ]),
      ).toEqual([]);
    });

    test('the confirmation is in the document before `CallbackService.scheduled` reaches other subscribers', async () => {
      const page = await visit();
      await page.evaluate(() => {
        window.CXBus.subscribe('CallbackService.scheduled', () => {
          const found = document.querySelector('.cx-callback .cx-confirmation #cx-callback-result');
          document.body.dataset.found = String(!!found);
        });
      });
      await open(page);
      await fillPhone(page);
      await page.locator('.cx-callback-confirm').click();
      await page.locator('body[data-found]').waitFor();
      expect(await page.locator('body').getAttribute('data-found')).toBe('true');
    });
  });
});
