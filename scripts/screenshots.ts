import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser, startSimulator, startVisit, startWebServer, untilStarted } from '../test/browser/harness.js';

/** `npm run screenshots`: every screen of the widget, in both themes and the layouts that matter, into `screenshots/`. */

const folder = join(import.meta.dirname, '../screenshots');
const onlyNamed = process.argv[2] ?? '';

interface Scene {
  name: string;
  /** Merged into `window._genesys.widgets`. */
  widgets?: Record<string, unknown>;
  context?: BrowserContextOptions;
  htmlAttributes?: string;
  /** Fault that strikes the next booking. */
  fault?: string;
  act(page: Page): Promise<void>;
}

const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
};
const landscape: BrowserContextOptions = { ...phone, viewport: { width: 844, height: 390 } };
const narrow: BrowserContextOptions = { viewport: { width: 320, height: 640 } };

const open = async (page: Page) => {
  await page.evaluate(() => window.CXBus.command('Callback.open'));
  await page.locator('#cx_form_callback_phone_number').waitFor();
};
const fill = async (page: Page) => {
  await open(page);
  await page.locator('#cx_form_callback_firstname').fill('Ada');
  await page.locator('#cx_form_callback_lastname').fill('Byron');
  await page.locator('#cx_form_callback_phone_number').fill('+1 416 555 0123');
  await page.locator('#cx_form_callback_subject').fill('The second engine. Please bring the drawings.');
};
const openCalendar = async (page: Page) => {
  await fill(page);
  await page.locator('#cx_form_schedule_options').selectOption({ index: 1 });
  await page.locator('.cx-calendar [data-instant]').first().waitFor();
};
const submit = async (page: Page) => {
  await page.locator('.cx-callback-confirm').click();
};
const chooseTime = async (page: Page) => {
  await openCalendar(page);
  await page.locator('[data-instant="2026-03-03T16:15:00.000Z"]').click();
};
const scheduled = async (page: Page) => {
  await chooseTime(page);
  await page.locator('.cx-calendar-ok').click();
};

const screens: Scene[] = [
  { name: 'form', act: open },
  { name: 'form-filled', act: fill },
  {
    name: 'countries',
    act: async (page) => {
      await open(page);
      await page.locator('.flag-container button').first().click();
      await page.locator('.flag-container [role=option]').first().waitFor();
    },
  },
  {
    name: 'field-error',
    act: async (page) => {
      await open(page);
      await submit(page);
      await page.locator('.cx-error').first().waitFor();
    },
  },
  { name: 'calendar', act: openCalendar },
  { name: 'calendar-chosen', act: chooseTime },
  { name: 'form-scheduled', act: scheduled },
  {
    name: 'busy',
    fault: 'latency=60000',
    act: async (page) => {
      await fill(page);
      await submit(page);
      await page.clock.runFor(600);
    },
  },
  {
    name: 'error',
    fault: 'status=500',
    act: async (page) => {
      await fill(page);
      await submit(page);
      await page.locator('.cx-error-container').waitFor();
    },
  },
  {
    name: 'confirmation',
    act: async (page) => {
      await scheduled(page);
      await submit(page);
      await page.locator('.cx-confirmation').waitFor();
    },
  },
  {
    name: 'close-question',
    act: async (page) => {
      await fill(page);
      await page.locator('.cx-button-close').click();
      await page.locator('.cx-close-confirm').waitFor();
    },
  },
  {
    name: 'minimised',
    act: async (page) => {
      await fill(page);
      await page.locator('.cx-button-minimize').click();
    },
  },
  { name: 'launcher', widgets: { callback: { launcher: true } }, act: (page) => page.waitForTimeout(200) },
  {
    name: 'calendar-unavailable',
    fault: 'status=503',
    act: async (page) => {
      await fill(page);
      await page.locator('#cx_form_schedule_options').selectOption({ index: 1 });
      await page.clock.runFor(20_000);
      await page.locator('.cx-calendar-error-container').waitFor();
    },
  },
];

const named = (name: string) => {
  const screen = screens.find((one) => one.name === name);
  if (!screen) throw new Error(`No screen ${name}`);
  return screen;
};
const variant = (suffix: string, names: string[], change: Partial<Scene>): Scene[] =>
  names.map((name) => ({ ...named(name), ...change, name: `${name}-${suffix}` }));
const themed = (theme: string, scene: Scene): Scene => ({
  ...scene,
  name: `${scene.name}-${theme}`,
  widgets: { ...scene.widgets, main: { ...(scene.widgets?.main as object), theme } },
});
const rightToLeft = { htmlAttributes: 'lang="ar" dir="rtl"', context: { locale: 'ar' } };

const scenes: Scene[] = [
  ...screens.flatMap((scene) => [themed('light', scene), themed('dark', scene)]),
  ...variant('phone', ['form', 'calendar-chosen', 'error', 'confirmation'], { context: phone }),
  ...variant('landscape', ['form', 'calendar'], { context: landscape }),
  ...variant('narrow', ['form', 'calendar', 'countries'], { context: narrow }),
  ...variant('rtl', ['form-filled', 'calendar-chosen', 'confirmation'], rightToLeft),
  ...variant('forced-colours', ['form', 'calendar-chosen'], { context: { forcedColors: 'active' } }),
];

const page = `<style>body{margin:0;font:16px/1.6 system-ui;color:#2c3540;background:#eef1f4}main{max-width:640px;padding:48px}</style>
<main><h1>Harbour Insurance</h1><p>Questions about your policy? We are glad to call you.</p></main>`;

async function main(): Promise<void> {
  if (!onlyNamed) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const [browser, web] = await Promise.all([launchBrowser(), startWebServer()]);
  for (const scene of scenes.filter(({ name }) => name.includes(onlyNamed))) {
    const simulator = await startSimulator();
    const callback = {
      dataURL: `${simulator.url}/genesys/1/service/callback/sales`,
      ...(scene.widgets?.callback as object),
    };
    const widgets = { main: { theme: 'light' }, ...scene.widgets, callback };
    const address = web.addPage(`/${scene.name}`, {
      layout: 'all-in-one',
      before: `window._genesys = {widgets: ${JSON.stringify(widgets)}};`,
      body: page,
      ...(scene.htmlAttributes && { htmlAttributes: scene.htmlAttributes }),
    });
    const visit = await startVisit(browser, { viewport: { width: 760, height: 780 }, ...scene.context });
    await visit.page.goto(address);
    await untilStarted(visit.page);
    if (scene.fault) simulator.simulator.faults.add({ fault: scene.fault });
    await scene.act(visit.page);
    await visit.page.waitForTimeout(250);
    await visit.page.screenshot({ path: join(folder, `${scene.name}.png`) });
    if (visit.problems.length) console.warn(scene.name, visit.problems);
    await visit.context.close();
    await simulator.close();
  }
  await Promise.all([browser.close(), web.close()]);
  console.log(`Pictures are in ${folder}`);
}

await main();
