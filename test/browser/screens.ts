import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { SimulatorConfig } from '../../src/simulator/index.js';
import { type Layout, startSimulator, startVisit, untilStarted, type WebServer } from './harness.js';

/** Every screen of the widget and how a visitor comes to it: what is tested for accessibility, and what the pictures show. */

export interface Screen {
  name: string;
  /** Merged into `window._genesys.widgets`, section by section. */
  widgets?: Record<string, object>;
  /** Faults that strike every request. */
  faults?: string[];
  simulator?: SimulatorConfig;
  act(page: Page): Promise<void>;
}

/** A free time of the fixture's office: today, 11:15 in Toronto. */
export const freeTime = '2026-03-03T16:15:00.000Z';

export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
};
export const landscape: BrowserContextOptions = { ...phone, viewport: { width: 844, height: 390 } };

export async function open(page: Page): Promise<void> {
  await page.evaluate(() => window.CXBus.command('Callback.open'));
  await page.locator('.cx-callback').waitFor();
}

export async function fill(page: Page): Promise<void> {
  await open(page);
  await page.locator('#cx_form_callback_firstname').fill('Ada');
  await page.locator('#cx_form_callback_lastname').fill('Byron');
  await page.locator('#cx_form_callback_phone_number').fill('+1 416 555 0123');
  await page.locator('#cx_form_callback_subject').fill('The second engine. Please bring the drawings.');
}

export async function pickTime(page: Page): Promise<void> {
  await page.locator('#cx_form_schedule_options').selectOption({ index: 1 });
  await page.locator('.cx-calendar').waitFor();
}

export async function openCalendar(page: Page): Promise<void> {
  await fill(page);
  await pickTime(page);
  await page.locator('.cx-time').first().waitFor();
}

export async function chooseTime(page: Page): Promise<void> {
  await openCalendar(page);
  await page.locator(`.cx-time[data-instant="${freeTime}"]`).click();
}

/** The calendar as it is for visitors who come back to it. */
export async function changeTime(page: Page): Promise<void> {
  await chooseTime(page);
  await page.locator('.cx-callback-change').click();
  await page.locator('.cx-time.cx-active').waitFor();
}

export async function submit(page: Page): Promise<void> {
  await page.locator('.cx-callback-confirm').click();
}

async function openCountries(page: Page): Promise<void> {
  await open(page);
  await page.locator('.flag-container button').click();
  await page.locator('.flag-container [role=option]').first().waitFor();
}

async function fillAndSubmit(page: Page): Promise<void> {
  await fill(page);
  await submit(page);
}

/** Books, leaves, and comes again. */
async function reopen(page: Page): Promise<void> {
  await chooseTime(page);
  await submit(page);
  await page.locator('.cx-booking-actions').waitFor();
  await page.locator('.cx-callback-done button').click();
  await open(page);
  await page.locator('.cx-booking-card .cx-booking-actions').waitFor();
}

/** A site's check of who is human; as text, for it runs in the page. */
const captcha = `CXBus.command('Callback.configure', {
  captcha: (container) => {
    const check = document.createElement('button');
    check.type = 'button';
    check.className = 'cx-btn cx-btn-default';
    check.textContent = 'I am human';
    container.append(check);
    return new Promise(() => {});
  },
})`;

const everyInput = {
  inputs: [
    { name: 'salutation', type: 'select', label: 'Salutation', options: [{ text: 'Ms' }, { text: 'Mr' }] },
    { name: 'lastname', label: 'Name', required: true },
    { name: 'email', type: 'email', label: 'Email' },
    { name: 'contract', type: 'number', label: 'Contract number' },
    { name: 'phonenumber', label: 'Phone number' },
    { name: 'terms', type: 'checkbox', label: 'I have read the <a href="#terms">terms</a>' },
  ],
};

export const screens: Screen[] = [
  { name: 'form', act: open },
  { name: 'form-filled', act: fill },
  { name: 'form-own', widgets: { callback: { form: everyInput } }, act: open },
  {
    name: 'form-wait',
    widgets: { callback: { ewt: { queue: 'VQ1' } } },
    async act(page) {
      await open(page);
      await page.locator('.cx-callback-ewt:not([hidden])').waitFor();
    },
  },
  { name: 'countries', act: openCountries },
  {
    name: 'countries-found',
    async act(page) {
      await openCountries(page);
      await page.locator('.cx-phone-search').fill('ger');
    },
  },
  {
    name: 'countries-none',
    async act(page) {
      await openCountries(page);
      await page.locator('.cx-phone-search').fill('Atlantis');
    },
  },
  {
    name: 'field-error',
    async act(page) {
      await open(page);
      await submit(page);
      await page.locator('.cx-error').first().waitFor();
    },
  },
  {
    name: 'calendar-loading',
    faults: ['latency=2000'],
    async act(page) {
      await fill(page);
      await pickTime(page);
      await page.locator('.cx-calendar-skeleton').waitFor();
    },
  },
  { name: 'calendar', act: openCalendar },
  { name: 'calendar-chosen', act: changeTime },
  {
    name: 'calendar-day-empty',
    async act(page) {
      await openCalendar(page);
      await page.locator('.cx-calendar-day-empty').first().click();
      await page.locator('.cx-calendar-empty').waitFor();
    },
  },
  {
    name: 'calendar-empty',
    simulator: { services: { sales: { hours: 'Sun 00:00-00:05' } } },
    async act(page) {
      await fill(page);
      await pickTime(page);
      await page.locator('.cx-calendar-empty').waitFor();
    },
  },
  {
    name: 'calendar-failed',
    faults: ['status=403'],
    async act(page) {
      await fill(page);
      await pickTime(page);
      await page.locator('.cx-calendar-error-container:not([hidden])').waitFor();
    },
  },
  { name: 'form-scheduled', act: chooseTime },
  {
    name: 'busy',
    faults: ['latency=60000'],
    async act(page) {
      await fillAndSubmit(page);
      await page.locator('.cx-busy').waitFor();
    },
  },
  {
    name: 'error',
    faults: ['status=500'],
    async act(page) {
      await fillAndSubmit(page);
      await page.locator('.cx-error-container').waitFor();
    },
  },
  {
    name: 'proposals',
    simulator: { services: { sales: { placesPerBucket: 1 } } },
    async act(page) {
      await page.evaluate(async (desiredTime) => {
        const phonenumber = '+14165550123';
        await window.CXBus.command('CallbackService.schedule', { phonenumber, desiredtime: desiredTime });
        await window.CXBus.command('Callback.open', { form: { phonenumber, desiredTime, autoSubmit: true } });
      }, freeTime);
      await page.locator('.cx-proposal').first().waitFor();
    },
  },
  {
    name: 'close-question',
    async act(page) {
      await fill(page);
      await page.locator('.cx-button-close').click();
      await page.locator('.cx-close-confirm').waitFor();
    },
  },
  {
    name: 'overlay',
    async act(page) {
      await fill(page);
      await page.evaluate(() =>
        window.CXBus.command('Callback.showOverlay', {
          html: '<h3>Before we call</h3><p>Please have your contract number at hand.</p><button type="button" class="cx-btn cx-btn-primary">I have it</button>',
        }),
      );
    },
  },
  {
    name: 'confirmation',
    async act(page) {
      await chooseTime(page);
      await submit(page);
      await page.locator('.cx-confirmation').waitFor();
    },
  },
  {
    name: 'confirmation-now',
    async act(page) {
      await fillAndSubmit(page);
      await page.locator('.cx-confirmation').waitFor();
    },
  },
  {
    name: 'booked',
    act: reopen,
  },
  {
    name: 'booked-cancel',
    async act(page) {
      await reopen(page);
      await page.locator('.cx-booking-cancel').click();
      await page.locator('.cx-booking-yes').waitFor();
    },
  },
  {
    name: 'booked-change',
    async act(page) {
      await reopen(page);
      await page.locator('.cx-booking-change').click();
      await page.locator('.cx-time[data-instant="2026-03-03T18:00:00.000Z"]').click();
      await page.locator('.cx-booking-yes').waitFor();
    },
  },
  {
    name: 'office-closed',
    simulator: { services: { sales: { hours: 'Mon-Fri 11:00-17:00' } } },
    async act(page) {
      await open(page);
      await page.locator('.cx-callback-hours').waitFor();
    },
  },
  {
    name: 'offline',
    async act(page) {
      await fill(page);
      await page.context().setOffline(true);
      await page.locator('.cx-callback-offline').waitFor();
    },
  },
  {
    name: 'slow',
    widgets: { callback: { servicePlugin: 'Silent', ajaxTimeout: 500 } },
    async act(page) {
      await page.evaluate(`{
        const silent = CXBus.registerPlugin('Silent');
        silent.registerCommand('schedule', () => {});
        silent.ready();
      }`);
      await fillAndSubmit(page);
      await page.locator('.cx-callback-stop').waitFor();
    },
  },
  {
    name: 'uncertain',
    faults: ['cut'],
    async act(page) {
      await fillAndSubmit(page);
      await page.locator('.cx-error-container').waitFor();
    },
  },
  {
    name: 'captcha',
    async act(page) {
      await page.evaluate(captcha);
      await fillAndSubmit(page);
      await page.getByText('I am human').waitFor();
    },
  },
  {
    name: 'minimised',
    async act(page) {
      await fill(page);
      await page.locator('.cx-button-minimize').click();
    },
  },
  {
    name: 'launcher',
    widgets: { callback: { launcher: true } },
    act: (page) => page.locator('.cx-callback-launcher').waitFor(),
  },
];

export function screenNamed(name: string): Screen {
  const screen = screens.find((one) => one.name === name);
  if (!screen) throw new Error(`No screen ${name}`);
  return screen;
}

export interface Setting {
  browser: Browser;
  web: WebServer;
  /** Default: all in one file. */
  layout?: Layout;
  /** Merged over what the screen needs, section by section. */
  widgets?: Record<string, object>;
  context?: BrowserContextOptions;
  htmlAttributes?: string;
  /** The page's own markup. */
  body?: string;
  simulator?: SimulatorConfig;
  /** The simulator's callback service; default `sales`. */
  service?: string;
  /** When it is for visitor and office (ISO); default the fixture's time. */
  time?: string;
  /** Takes what ends the visit; absent: the caller ends it. */
  afterTest?: (close: () => unknown) => void;
}

let count = 0;

/** A visitor on a page whose widgets have started, with a simulator behind it, on v1. */
export async function visitPage({ browser, web, layout = 'all-in-one', widgets = {}, ...setting }: Setting) {
  const simulator = await startSimulator(setting.simulator);
  const { service = 'sales', time } = setting;
  const callback = { dataURL: `${simulator.url}/genesys/1/service/callback/${service}`, ...widgets.callback };
  const stats = { ewt: { dataURL: `${simulator.url}/genesys/1/service/ewt` }, ...widgets.stats };
  const { htmlAttributes, body } = setting;
  const address = web.addPage(`/page-${++count}`, {
    layout,
    before: `window._genesys = {widgets: ${JSON.stringify({ main: {}, ...widgets, callback, stats })}};`,
    ...(body && { body }),
    ...(htmlAttributes && { htmlAttributes }),
  });
  const visit = await startVisit(browser, setting.context);
  const close = () => Promise.all([visit.context.close(), simulator.close()]);
  setting.afterTest?.(close);
  visit.page.setDefaultTimeout(10_000);
  if (time) {
    simulator.simulator.clock.set(time);
    await visit.page.clock.setSystemTime(time);
  }
  await visit.page.goto(address);
  await untilStarted(visit.page);
  return {
    ...visit,
    simulator: simulator.simulator,
    close,
  };
}

/** A visitor who has come to a screen. */
export async function visitScreen(screen: Screen, setting: Setting) {
  const sections = Object.keys({ ...screen.widgets, ...setting.widgets });
  const widgets = Object.fromEntries(
    sections.map((section) => [section, { ...screen.widgets?.[section], ...setting.widgets?.[section] }]),
  );
  const simulator = { ...screen.simulator, ...setting.simulator };
  const visit = await visitPage({ ...setting, widgets, simulator });
  for (const fault of screen.faults ?? []) visit.simulator.faults.add({ fault });
  await screen.act(visit.page);
  return visit;
}
