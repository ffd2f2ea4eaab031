// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import { english } from '../../scripts/writeLanguagePacks.js';
import { settle, setUp } from './setUp.js';

const keys =
  `CallbackTitle CancelButtonText AriaCancelButtonText ConfirmButtonText AriaConfirmButtonText CallbackFirstName
  CallbackPlaceholderRequired CallbackPlaceholderOptional CallbackLastName CallbackPhoneNumber CallbackQuestion
  CallbackDayLabels CallbackMonthLabels CallbackConfirmDescription CallbackNumberDescription CallbackNotes CallbackDone
  AriaCallbackDone CallbackOk AriaCallbackOk CallbackCloseConfirm CallbackNoButtonText AriaCallbackNoButtonText
  CallbackYesButtonText AriaCallbackYesButtonText CallbackWaitTime CallbackWaitTimeText CallbackOptionASAP
  CallbackOptionPickDateTime AriaCallbackOptionPickDateTime CallbackPlaceholderCalendar AriaMinimize AriaWindowLabel
  AriaMaximize AriaClose AriaCalendarClosedStatus Errors CallbackEmail`.split(/\s+/);

const german = { CallbackTitle: 'Rückruf', CancelButtonText: 'Abbrechen', CallbackPlaceholderOptional: 'Freiwillig' };

describe('texts', () => {
  test('every key has an English default', () => {
    for (const key of keys) expect(english.callback).toHaveProperty(key);
    const codes =
      '501 503 1103 7030 7036 7037 7040 7041 7042 unknownError phoneNumberRequired CallbackDateTimeRequired';
    expect(Object.keys(Reflect.get(english.callback ?? {}, 'Errors'))).toEqual(codes.split(' '));
  });

  test('a pack may be partial; the rest stays English', async () => {
    const page = await setUp({ main: { lang: 'de', i18n: { de: { callback: german } } } });
    await page.open();
    expect(page.find('.cx-title').textContent).toBe('Rückruf');
    expect(page.find('.cx-callback-confirm').textContent).toBe('Call me');
    expect(page.root().lang).toBe('de');
  });

  test('App.setLanguage takes effect on the open widget and keeps what was typed', async () => {
    const page = await setUp({
      main: { i18n: { de: { callback: { ...german, Errors: { phoneNumberRequired: 'Bitte Nummer angeben.' } } } } },
    });
    await page.open();
    page.type('firstname', 'Ann');
    await page.confirm();
    await page.bus.command('App.setLanguage', { lang: 'de' });
    await settle();
    expect(page.find('.cx-title').textContent).toBe('Rückruf');
    expect(page.find<HTMLInputElement>('[name=firstname]').placeholder).toBe('Freiwillig');
    expect(page.find<HTMLInputElement>('[name=firstname]').value).toBe('Ann');
    expect(page.find('.cx-field-error').textContent).toBe('Bitte Nummer angeben.');
  });

  test('Aria texts fall back to the visible text, also when only that is translated', async () => {
    const page = await setUp({
      main: {
        lang: 'de',
        i18n: { de: { callback: { ...german, ConfirmButtonText: 'Los', AriaConfirmButtonText: 'Los, anrufen' } } },
      },
    });
    await page.open();
    expect(page.find('.cx-callback-cancel').hasAttribute('aria-label')).toBe(false);
    expect(page.find('.cx-callback-confirm').getAttribute('aria-label')).toBe('Los, anrufen');
    expect(page.find('.cx-button-close').getAttribute('aria-label')).toBe('Close');
  });

  test('CallbackWaiTimeText is understood as CallbackWaitTimeText', async () => {
    const page = await setUp({
      main: { i18n: { en: { callback: { CallbackWaiTimeText: 'minutes or so' } } } },
      callback: { ewt: { queue: 'VQ' } },
    });
    page.stats.seconds = 120;
    await page.open();
    expect(page.find('.cx-callback-ewt').textContent).toBe('Expected wait: 2 minutes or so');
  });

  test('day and month labels of a pack win; without them Intl writes dates in the language in force', async () => {
    const days = ['So.', 'Mo.', 'Di.', 'Mi.', 'Do.', 'Fr.', 'Sa.'];
    const page = await setUp({
      main: { lang: 'de', i18n: { de: { callback: german }, fr: { callback: { CallbackDayLabels: days } } } },
      calendar: { timezone: 'UTC' },
    });
    await page.open({ form: { desiredTime: '2031-03-04T15:00:00Z' } });
    expect(page.find('.cx-callback-chosen-time').textContent).toContain('Dienstag, 4. März');
    await page.bus.command('App.setLanguage', { lang: 'fr' });
    await settle();
    expect(page.find('.cx-callback-chosen-time').textContent).toContain('Di. 4 mars');
  });

  test('a language written from right to left turns the window', async () => {
    const page = await setUp({ main: { lang: 'ar', i18n: { ar: { callback: { CallbackTitle: 'نتصل بك' } } } } });
    await page.open();
    expect(page.root().dir).toBe('rtl');
    await page.bus.command('App.setLanguage', { lang: 'en' });
    await settle();
    expect(page.root().dir).toBe('ltr');
  });

  test('texts of a pack are text, never markup', async () => {
    const page = await setUp({ main: { i18n: { en: { callback: { CallbackTitle: '<img src=x>' } } } } });
    await page.open();
    expect(page.find('.cx-title').textContent).toBe('<img src=x>');
    expect(page.has('.cx-title img')).toBe(false);
  });
});

describe('look', () => {
  test('App.setTheme takes effect on the open widget, also a theme with several classes', async () => {
    const page = await setUp({ main: { themes: { brand: 'brand cx-theme-light' } } });
    await page.open();
    expect(page.root().classList.contains('cx-theme-dark')).toBe(true);
    await page.bus.command('App.setTheme', { theme: 'brand' });
    await settle();
    expect(page.root().matches('.brand.cx-theme-light:not(.cx-theme-dark)')).toBe(true);
  });

  test('on mobile it is a sheet, and the page behind is locked until it is closed or minimised', async () => {
    const page = await setUp({ main: { mobileMode: true } });
    const isLocked = () => !!document.querySelector('.cx-callback-page-locked');
    await page.open();
    expect(page.root().matches('.cx-mobile:not(.cx-desktop)[aria-modal=true]')).toBe(true);
    expect(isLocked()).toBe(true);
    await page.bus.command('Callback.minimize');
    expect(isLocked()).toBe(false);
    await page.bus.command('Callback.minimize');
    await page.close();
    expect(isLocked()).toBe(false);
  });

  test('turning the device switches between portrait and landscape', async () => {
    const page = await setUp({ main: { mobileMode: true } });
    await page.open();
    vi.stubGlobal('innerWidth', 390);
    vi.stubGlobal('innerHeight', 844);
    window.dispatchEvent(new Event('resize'));
    expect(page.root().matches('.cx-portrait:not(.cx-landscape)')).toBe(true);
    vi.stubGlobal('innerWidth', 844);
    vi.stubGlobal('innerHeight', 390);
    window.dispatchEvent(new Event('resize'));
    expect(page.root().matches('.cx-landscape:not(.cx-portrait)')).toBe(true);
    vi.unstubAllGlobals();
  });

  test('App.closeAll closes, with input too', async () => {
    const page = await setUp();
    await page.open();
    page.type('firstname', 'Ann');
    await page.bus.command('App.closeAll');
    await settle();
    expect(document.querySelector('.cx-callback')).toBeNull();
    expect(page.names).toEqual(['opened', 'started', 'cancelled', 'closed']);
  });
});
