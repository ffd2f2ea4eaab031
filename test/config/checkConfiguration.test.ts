import { describe, expect, it } from 'vitest';
import { checkConfiguration } from '../../src/config/checkConfiguration.js';

describe('checkConfiguration', () => {
  it('has nothing to say about a configuration that uses every option, in its tolerated spellings too', () => {
    expect(
      checkConfiguration({
        main: {
          theme: 'auto',
          themes: { bank: 'bank-theme' },
          lang: 'de',
          i18n: '/widgets-de.i18n.json',
          mobileMode: 'auto',
          mobileModeBreakpoint: '600',
          timeFormat: '24',
          preload: ['callback'],
          pluginLoadDelay: 100,
          customStylesheetID: 'mine',
          header: { apikey: 'x' },
          debug: 'true',
          transitions: false,
          downloadGoogleFont: false,
          markupCommands: ['App.closeAll'],
          isolate: false,
          accent: '#7a1fa2',
        },
        callback: {
          dataURL: 'https://x.example',
          apiVersion: 'V3',
          apikey: '',
          serviceName: 's',
          userData: {},
          ajaxTimeout: '5000',
          callDirection: 'USERTERMINATED',
          timezone: 'Europe/Berlin',
          enableCustomHeader: false,
          requestFormat: 'form',
          countryCodes: 'false',
          immediateCallback: true,
          scheduledCallback: true,
          ewt: {
            display: true,
            queue: 'q',
            threshold: '30',
            refreshInterval: 10,
            immediateCallback: { thresholdMin: 1 },
          },
          form: { wrapper: '<table></table>', inputs: [] },
          servicePlugin: 'Mine',
          confirmFormCloseEnabled: true,
          launcher: { label: 'Call me' },
          consent: { label: 'I agree', required: true, name: 'consent' },
          caller: { name: 'Sales', number: '+1 416 555 0100' },
          requestIdKey: 'request',
          rememberBooking: 'false',
          captcha: async () => '',
          captchaParameter: 'token',
        },
        calendar: {
          showAvailability: true,
          numberOfDays: '5',
          hideUnavailableTimeSlots: false,
          timeFormat: 12,
          calendarHours: {
            interval: 10,
            allDay: { openTime: '09:00', closeTime: '17:30' },
            morning: { enable: true, openTime: '9:00', closeTime: '12:00' },
          },
          servicePlugin: 'Mine',
          timezone: 'UTC',
        },
        stats: { ajaxTimeout: 3000, ewt: { dataURL: '/ewt', apikey: 7, apiVersion: 'v2', mode: 'ewt2' } },
        extensions: { a() {} },
        onReady() {},
      }),
    ).toEqual([]);
  });

  it.each([
    [{ callback: { countryCodes: 'yes' } }, "callback.countryCodes: expected a boolean, found 'yes'"],
    [{ callback: { ajaxTimeout: '' } }, "callback.ajaxTimeout: expected a number, found ''"],
    [{ callback: { ewt: { threshold: null } } }, 'callback.ewt.threshold: expected a number, found null'],
    [{ callback: { ewt: 'queue' } }, "callback.ewt: expected a table, found 'queue'"],
    [{ callback: { form: { inputs: {} } } }, 'callback.form.inputs: expected a list, found a table'],
    [{ callback: { timezone: 'Berlin' } }, "callback.timezone: expected an IANA time zone, found 'Berlin'"],
    [
      { calendar: { calendarHours: { allDay: { openTime: '25:00' } } } },
      "calendar.calendarHours.allDay.openTime: expected a time such as 09:30, found '25:00'",
    ],
    [{ calendar: { calenderHours: {} } }, 'calendar.calenderHours: expected the spelling calendarHours'],
    [{ main: { mobileMode: [] } }, 'main.mobileMode: expected one of true, false, auto, found a list'],
    [{ callback: { dataUrl: '/x' } }, 'callback.dataUrl: unknown. Did you mean dataURL?'],
    [{ callback: { serviceNmae: 'x' } }, 'callback.serviceNmae: unknown. Did you mean serviceName?'],
    [{ Callback: {} }, 'Callback: unknown. Did you mean callback?'],
    [{ global: { thme: 'x' } }, 'global.thme: unknown. Did you mean theme?'],
    [{ extensions: { mine: null } }, 'extensions.mine: expected a function or a text, found null'],
    [
      { callback: { launcher: { position: 'middle' } } },
      "callback.launcher.position: expected one of left, right, top-left, top-right, found 'middle'",
    ],
    [{ callback: { apiVersion: 3 } }, 'callback.apiVersion: expected one of v1, v3, found 3'],
    [{ callback: { apikey: null } }, 'callback.apikey: expected a text or a number or nothing, found null'],
    [{ callback: { captcha: 'x' } }, "callback.captcha: expected a function, found 'x'"],
    [{ onReady: 'x' }, "onReady: expected a function, found 'x'"],
  ])('%j: %s', (config, warning) => {
    expect(checkConfiguration(config)).toEqual([warning]);
  });

  it('names an unknown key and what there is instead', () => {
    const [warning, ...others] = checkConfiguration({ stats: { ewt: { url: '/x' } } });
    expect(warning).toBe('stats.ewt.url: unknown, expected one of dataURL, apikey, apiVersion, mode');
    expect(others).toEqual([]);
  });

  it('tells of each key once, and of a misspelt one also what is wrong inside', () => {
    expect(checkConfiguration({ webchat: {}, calendar: { calenderHours: { interval: 'x' } } })).toHaveLength(3);
  });

  it.each([[null], [undefined], ['x'], [[]], [{ main: null, callback: null }], [{ main: Object.create(null) }]])(
    'never throws: %j',
    (config) => {
      expect(checkConfiguration(config)).toBeInstanceOf(Array);
    },
  );

  it('is not misled by keys such as __proto__ and constructor', () => {
    expect(checkConfiguration(JSON.parse('{"callback":{"__proto__":1,"constructor":1}}'))).toHaveLength(2);
  });
});
