import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type SimulatorServer, startSimulatorServer } from '../../src/simulator/server.js';
import { layouts, type PageSource, startWebServer, type WebServer } from '../browser/harness.js';
import { packs } from '../browser/packs.js';
import { type Driver, type DriverKey, until, untilShown } from './driver.js';
import { launchFirefox } from './firefox.js';
import { launchWebKit } from './webkit.js';

/** The flows of a visitor in the engines beside Chromium, over the files in `dist/` and the simulator over HTTP. */
const engines = [
  ['Firefox', launchFirefox],
  ['WebKitGTK', launchWebKit],
] as const;

const connections = {
  v1: (url: string) => ({ dataURL: `${url}/genesys/1/service/callback/sales` }),
  v3: (url: string) => ({ apiVersion: 'v3', dataURL: `${url}/engagement/v3`, serviceName: 'sales', apikey: 'K' }),
};
const versions = ['v1', 'v3'] as const;

/** Keeps what went wrong in the page, in whichever engine. */
const watcher = `window.problems = [];
addEventListener('error', (event) => problems.push(String(event.message)));
addEventListener('unhandledrejection', (event) => problems.push(String(event.reason)));
const consoleError = console.error;
console.error = (...args) => { problems.push(args.join(' ')); consoleError(...args); };`;

const phoneSelector = '#cx_form_callback_phone_number';

describe.each(engines)('in %s', (_engine, launch) => {
  let driver: Driver;
  let web: WebServer;
  let server: SimulatorServer;
  let pages = 0;

  beforeAll(async () => {
    web = await startWebServer();
    server = await startSimulatorServer({
      config: { services: { sales: { hours: 'Mon-Sun 00:00-24:00', timezone: 'UTC' } } },
    });
    driver = await launch();
  });
  afterAll(async () => {
    await Promise.allSettled([driver?.close(), web?.close(), server?.close()]);
  });
  beforeEach(() => server.simulator.reset());
  afterEach(async () => {
    expect(await driver.run('return window.problems;')).toEqual([]);
  });

  const records = () => server.simulator.snapshot().records;

  const outstanding = () =>
    records()
      .filter(({ state }) => state !== 'COMPLETED')
      .map(({ desiredTime }) => desiredTime);

  /** Goes to a page and waits until its widgets have started. */
  async function goto(address: string): Promise<void> {
    await driver.goto(address);
    await until(driver, `window.CXBus && CXBus.data('App.ready') === true`);
  }

  /** A new page for another visitor; its address. */
  async function visit(
    page: PageSource = {},
    callback: object = connections.v1(server.url),
    main: object = {},
    calendar: object = {},
  ): Promise<string> {
    const widgets = { main: { lang: 'en', ...main }, callback, calendar };
    const address = web.addPage(`/${++pages}`, {
      layout: 'all-in-one',
      body: '<button id="opener" onclick="CXBus.command(\'Callback.open\')">Call me</button>',
      ...page,
      before: `${watcher} window._genesys = {widgets: ${JSON.stringify(widgets)}};`,
    });
    await goto(address);
    // who has booked nothing yet
    await driver.run('localStorage.clear();');
    return address;
  }

  async function open(): Promise<void> {
    await driver.click('#opener');
    await untilShown(driver, '.cx-callback .cx-callback-confirm');
  }

  async function fill(selector: string, text: string): Promise<void> {
    await driver.click(selector);
    await driver.type(text);
  }

  async function openAndFill(): Promise<void> {
    await open();
    await fill('#cx_form_callback_firstname', 'Ada');
    await fill(phoneSelector, '+1 416 555 0123');
  }

  async function openCalendar(): Promise<void> {
    await driver.run(`const select = document.querySelector('#cx_form_schedule_options');
      select.selectedIndex = 1;
      select.dispatchEvent(new Event('input', {bubbles: true}));
      select.dispatchEvent(new Event('change', {bubbles: true}));`);
    await untilShown(driver, '.cx-calendar [data-instant]:not([aria-disabled])');
  }

  /** Shows tomorrow, which is long, up to a time of it; that time. */
  async function lookForTime(position: number): Promise<{ wanted: string; time: string }> {
    await driver.run(`document.querySelectorAll('.cx-calendar [data-day]')[1].click();`);
    await until(driver, `document.querySelectorAll('.cx-calendar [data-instant]').length > 50`);
    const time = `.cx-calendar .cx-time:not([aria-disabled]):nth-child(${position})`;
    const wanted = await driver.run(`return document.querySelector('${time}').dataset.instant;`);
    return { wanted: String(wanted), time };
  }

  async function takeTime(position: number): Promise<string> {
    const { wanted, time } = await lookForTime(position);
    await driver.click(time);
    return wanted;
  }

  const textOf = (selector: string) =>
    driver.run(`return document.querySelector(${JSON.stringify(selector)})?.textContent ?? null;`);
  const focused = () => driver.run('return document.activeElement?.id || document.activeElement?.className || "";');

  async function pressUntil(key: DriverKey, condition: string, most = 30): Promise<void> {
    for (let times = 0; times < most; times++) {
      if (await driver.run(`return Boolean(${condition});`)) return;
      await driver.press(key);
    }
    throw new Error(`${key}, pressed ${most} times, did not lead to ${condition}; focus is on ${await focused()}`);
  }

  describe.each(layouts)('with the %s layout', (layout) => {
    test.each(versions)('on %s, a visitor books a call as soon as possible', async (version) => {
      await visit({ layout }, connections[version](server.url));
      await openAndFill();
      await driver.click('.cx-callback-confirm');
      await untilShown(driver, '.cx-confirmation #cx-callback-result');
      expect(await textOf('#cx-callback-result-number')).toMatch(/416.*555.*0123/);
      expect(records()).toMatchObject([{ number: '+14165550123', immediate: true }]);
    });

    test.each(versions)('on %s, a visitor books a call at a free time', async (version) => {
      await visit({ layout }, connections[version](server.url));
      await openAndFill();
      await openCalendar();
      const wanted = await takeTime(3);
      await driver.click('.cx-callback-confirm');
      await untilShown(driver, '.cx-confirmation #cx-callback-result');
      expect(records()).toMatchObject([{ number: '+14165550123', immediate: false, desiredTime: wanted }]);
    });
  });

  test.each(versions)('on %s, a time that is gone brings others, and one tap books one of them', async (version) => {
    await visit({}, connections[version](server.url));
    await openAndFill();
    await openCalendar();
    const { wanted, time: button } = await lookForTime(5);
    // five others are faster
    await driver.run(`for (const last of [1, 2, 3, 4, 5]) {
      await CXBus.command('CallbackService.schedule', {phonenumber: '+1416555019' + last, desiredtime: '${wanted}'});
    }`);
    await driver.click(button);
    await driver.click('.cx-callback-confirm');
    await untilShown(driver, '.cx-proposal');
    const proposed = await driver.run(`return document.querySelector('.cx-proposal').dataset.instant;`);
    await driver.click('.cx-proposal');
    await untilShown(driver, '.cx-confirmation #cx-callback-result');
    expect(records().filter(({ number }) => number === '+14165550123')).toMatchObject([{ desiredTime: proposed }]);
    expect(proposed).not.toBe(wanted);
    await driver.run('window.problems = window.problems.filter((text) => !/400|429/.test(text));');
  });

  test.each(versions)('on %s, a call is moved, seen again after a reload, and cancelled', async (version) => {
    const address = await visit({}, connections[version](server.url));
    await openAndFill();
    await openCalendar();
    const first = await takeTime(3);
    await driver.click('.cx-callback-confirm');
    await untilShown(driver, '.cx-confirmation .cx-booking-change');
    expect(outstanding()).toEqual([first]);
    await driver.click('.cx-booking-change');
    await untilShown(driver, '.cx-calendar [data-instant]:not([aria-disabled])');
    const second = await takeTime(7);
    await untilShown(driver, '.cx-booking-yes');
    await driver.click('.cx-booking-yes');
    await untilShown(driver, '.cx-booking-note[data-message=CallbackChanged]');
    expect(outstanding()).toEqual([second]);

    await goto(address);
    await driver.click('#opener');
    await untilShown(driver, '.cx-booking-card .cx-booking-cancel');
    await driver.click('.cx-booking-cancel');
    await untilShown(driver, '.cx-booking-yes');
    await driver.click('.cx-booking-yes');
    await untilShown(driver, '.cx-booking-note[data-message=CallbackCancelled]');
    expect(outstanding()).toEqual([]);
    expect(await driver.run('return localStorage.length;')).toBe(0);
  });

  test('times are shown in the zone that the site wants, said to be, and booked as the instants they are', async () => {
    await visit({}, connections.v1(server.url), {}, { timezone: 'Asia/Kathmandu', timeFormat: 24 });
    await openAndFill();
    await openCalendar();
    const { wanted, time: button } = await lookForTime(3);
    const [time, zone] = Object(
      await driver.run(`return [
        document.querySelector('${button}').dataset.time,
        document.querySelector('.cx-calendar-zone').textContent,
      ];`),
    );
    const there = new Date(Date.parse(wanted) + (5 * 60 + 45) * 60_000);
    expect(time).toBe(there.toISOString().slice(11, 16));
    expect(zone).toMatch(/Nepal|Kathmandu|\+5:45/);
    await driver.click(button);
    await driver.click('.cx-callback-confirm');
    await untilShown(driver, '.cx-confirmation #cx-callback-result');
    expect(records()).toMatchObject([{ desiredTime: wanted }]);
  });

  test('a call is booked by keyboard alone', async () => {
    await visit();
    await driver.run(`document.querySelector('#opener').focus();`);
    await driver.press('Enter');
    await untilShown(driver, '.cx-callback .cx-callback-confirm');
    const isAt = (selector: string) => `document.activeElement?.matches(${JSON.stringify(selector)})`;
    await until(driver, isAt(phoneSelector));
    await driver.type('+14165550123');
    await pressUntil('Tab', isAt('#cx_form_callback_firstname'));
    await driver.type('Ada');
    await pressUntil('Tab', isAt('.cx-callback-confirm'));
    await driver.press('Enter');
    await untilShown(driver, '.cx-confirmation #cx-callback-result');
    expect(records()).toHaveLength(1);
  });

  test('Escape closes an empty form, and the focus goes back to the button that opened it', async () => {
    await visit();
    await driver.run(`document.querySelector('#opener').focus();`);
    await driver.press('Enter');
    await untilShown(driver, '.cx-callback .cx-callback-confirm');
    await until(driver, `document.querySelector('.cx-callback').contains(document.activeElement)`);
    await driver.press('Escape');
    await until(driver, `!document.querySelector('.cx-callback')`);
    expect(await focused()).toBe('opener');
  });

  test('a country is found by typing, and chosen with Enter', async () => {
    await visit();
    await open();
    await driver.click('.flag-container button');
    await untilShown(driver, '.flag-container [role=option]');
    await driver.type('germ');
    await until(driver, `document.querySelectorAll('.flag-container [role=option]').length < 10`);
    await pressUntil('ArrowDown', `document.querySelector('.flag-container .cx-active[data-country=DE]')`, 5);
    await driver.press('Enter');
    await until(driver, `!document.querySelector('.cx-phone-search')`);
    expect(await textOf('.flag-container button')).toContain('49');
    await until(driver, `document.activeElement?.matches('${phoneSelector}')`);
    await driver.type('030 123456');
    await fill('#cx_form_callback_firstname', 'Ada');
    await driver.click('.cx-callback-confirm');
    await untilShown(driver, '.cx-confirmation #cx-callback-result');
    expect(records()).toMatchObject([{ number: '+4930123456' }]);
  });

  test('a country is chosen with a click in the list', async () => {
    await visit();
    await open();
    await driver.click('.flag-container button');
    await untilShown(driver, '.flag-container [role=option]');
    await driver.type('fran');
    await untilShown(driver, '.flag-container [data-country=FR]');
    await driver.click('.flag-container [data-country=FR]');
    await until(driver, `!document.querySelector('.cx-phone-search')`);
    expect(await textOf('.flag-container button')).toContain('33');
  });

  test('the calendar is walked with arrow keys, and Enter chooses', async () => {
    await visit();
    await openAndFill();
    await openCalendar();
    await driver.run(`document.querySelector('.cx-calendar [data-day]').focus();`);
    await driver.press('ArrowRight');
    await driver.press('Space');
    await until(
      driver,
      `document.querySelectorAll('.cx-calendar [data-day]')[1].getAttribute('aria-checked') === 'true'`,
    );
    await pressUntil('Tab', `document.activeElement?.matches('[data-instant]')`, 5);
    const first = await driver.run('return document.activeElement.dataset.instant;');
    await driver.press('ArrowRight');
    const second = await driver.run('return document.activeElement.dataset.instant;');
    expect(Date.parse(String(second)) - Date.parse(String(first))).toBe(15 * 60_000);
    await driver.press('ArrowDown');
    const below = await driver.run('return document.activeElement.dataset.instant;');
    expect(Date.parse(String(below))).toBeGreaterThan(Date.parse(String(second)));
    await driver.press('Enter');
    await until(driver, `!document.querySelector('.cx-calendar')?.getClientRects().length`);
    await driver.click('.cx-callback-confirm');
    await untilShown(driver, '.cx-confirmation #cx-callback-result');
    expect(records()).toMatchObject([{ desiredTime: below }]);
  });

  test('a failed booking is told in a sentence, and the form is as it was', async () => {
    await visit();
    await openAndFill();
    server.simulator.faults.add({ fault: 'status=500', operation: 'schedule' });
    await driver.click('.cx-callback-confirm');
    await untilShown(driver, '.cx-error-container');
    expect(await driver.run(`return document.querySelector('#cx_form_callback_firstname').value;`)).toBe('Ada');
    await driver.run('window.problems = window.problems.filter((text) => !/500/.test(text));');
  });

  const background = `return getComputedStyle(document.querySelector('.cx-callback')).backgroundColor;`;

  test('a change of theme shows at once, open as the widget is', async () => {
    await visit();
    await open();
    const dark = await driver.run(background);
    await driver.run(`await CXBus.command('App.setTheme', {theme: 'light'});`);
    await until(driver, `document.querySelector('.cx-callback.cx-theme-light')`);
    expect(await driver.run(background)).not.toBe(dark);
  });

  test('a language that runs from right to left mirrors the widget', async () => {
    await visit({ htmlAttributes: 'lang="ar" dir="rtl"' }, connections.v1(server.url), {
      lang: 'ar',
      i18n: packs,
    });
    await open();
    const place = await driver.run(`
      const widget = document.querySelector('.cx-callback').getBoundingClientRect();
      const close = document.querySelector('.cx-button-close').getBoundingClientRect();
      return {
        direction: getComputedStyle(document.querySelector('.cx-callback')).direction,
        closeIsLeft: close.left - widget.left < widget.right - close.right,
        widgetIsLeft: widget.left < innerWidth - widget.right,
      };`);
    expect(place).toEqual({ direction: 'rtl', closeIsLeft: true, widgetIsLeft: true });
  });

  test('the styles are constructed style sheets, which apply under a policy without unsafe-inline', async () => {
    const policy = `default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self'; connect-src 'self' ${server.url}`;
    await visit({ layout: 'lazy', headers: { 'Content-Security-Policy': policy } });
    await open();
    const styles = await driver.run(`
      const style = getComputedStyle(document.querySelector('.cx-callback'));
      return {
        adopted: document.adoptedStyleSheets.length > 0,
        elements: document.querySelectorAll('style').length,
        position: style.position,
        accent: style.getPropertyValue('--cx-accent').trim() !== '',
      };`);
    expect(styles).toEqual({ adopted: true, elements: 0, position: 'fixed', accent: true });
  });

  test('nothing of the widget lies outside of the window', async () => {
    await visit();
    await openAndFill();
    await openCalendar();
    const outside = await driver.run(`
      const { left, right, top, bottom } = document.querySelector('.cx-callback').getBoundingClientRect();
      return left < 0 || top < 0 || right > innerWidth || bottom > innerHeight;`);
    expect(outside).toBe(false);
    expect(await driver.run('return document.documentElement.scrollWidth > innerWidth;')).toBe(false);
  });
});
