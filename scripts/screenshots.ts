import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { launchBrowser, startVisit, startWebServer, type WebServer } from '../test/browser/harness.js';
import { base, buildPages } from '../test/browser/pageCode/buildPages.js';
import {
  landscape,
  phone,
  type Screen,
  type Setting,
  screenNamed,
  screens,
  visitScreen,
} from '../test/browser/screens.js';
import { readLanguagePacks } from './writeLanguagePacks.js';

/**
 * `npm run screenshots [part of a name]`: every screen of the widget, in both themes and the layouts that matter. They go
 * into `screenshots/`, or the folder that `CX_PICTURES` names.
 */

const root = join(import.meta.dirname, '..');
const folder = process.env.CX_PICTURES ?? join(root, 'screenshots');
const onlyNamed = process.argv[2] ?? '';

type Scene = Screen & Pick<Setting, 'context' | 'htmlAttributes'>;

const i18n = Object.fromEntries(readLanguagePacks());
const narrow: BrowserContextOptions = { viewport: { width: 320, height: 640 } };

/** The screens with these names, each under another one. */
const variant = (suffix: string, names: string, change: Partial<Scene>): Scene[] =>
  names.split(' ').map((name) => {
    const screen = screenNamed(name);
    return { ...screen, ...change, name: `${name}-${suffix}`, widgets: { ...screen.widgets, ...change.widgets } };
  });
const themed = (screen: Scene, theme: string): Scene => ({
  ...screen,
  name: `${screen.name}-${theme}`,
  widgets: { ...screen.widgets, main: { theme } },
});
const inLanguage = (lang: string, context: BrowserContextOptions = {}): Partial<Scene> => ({
  widgets: { main: { theme: 'light', lang, i18n } },
  context: { locale: lang, ...context },
  htmlAttributes: `lang="${lang}"${lang === 'ar' ? ' dir="rtl"' : ''}`,
});

const scenes: Scene[] = [
  ...screens.flatMap((screen) => [themed(screen, 'light'), themed(screen, 'dark')]),
  ...variant(
    'phone',
    'form field-error countries calendar-chosen error close-question confirmation minimised launcher',
    {
      context: phone,
    },
  ),
  ...variant('landscape', 'form field-error countries calendar-chosen error confirmation', { context: landscape }),
  ...variant('narrow', 'form calendar-chosen countries error confirmation', { context: narrow }),
  ...variant('zoomed', 'form calendar-chosen countries error', { context: { viewport: { width: 320, height: 256 } } }),
  ...variant('rtl', 'form-filled field-error countries calendar-chosen form-scheduled error confirmation minimised', {
    ...inLanguage('ar'),
  }),
  ...variant('rtl-phone', 'form-filled calendar-chosen', inLanguage('ar', phone)),
  ...variant('german', 'form calendar-chosen field-error close-question', inLanguage('de')),
  ...variant('forced-colours', 'form field-error countries calendar-chosen error', {
    context: { forcedColors: 'active' },
  }),
  ...variant('month', 'calendar-chosen', {
    widgets: { calendar: { numberOfDays: 31, calendarHours: { interval: 15 } } },
  }),
  ...variant('24-hours', 'calendar-chosen', { widgets: { main: { theme: 'light', timeFormat: 24 } } }),
  ...variant('elsewhere', 'calendar-chosen form-scheduled', {
    widgets: { calendar: { timezone: 'America/Toronto' } },
    context: { timezoneId: 'Asia/Kolkata' },
  }),
];

const body = `<style>body{margin:0;font:16px/1.6 system-ui;color:#2c3540;background:#eef1f4}main{max-width:640px;padding:48px}</style>
<main><h1>Harbour Insurance</h1><p>Questions about your policy? We are glad to call you.</p></main>`;

/** The widget in an element of an application's own, as the snippet for React in `docs/embedding.md` puts it there. */
async function drawEmbedded(browser: Browser, web: WebServer): Promise<void> {
  for (const [name, content] of await buildPages(true)) web.addFile(base + name, content);
  const widgets = { main: { theme: 'light' }, callback: { dataURL: '/nowhere' } };
  const address = web.addPage('/embedded', {
    before: `window.config = ${JSON.stringify(widgets)};`,
    body: `${body}<div id="app" style="margin:0 48px"></div><script type="module" src="${base}reactPage.js"></script>`,
  });
  const { page, context } = await startVisit(browser, { viewport: { width: 760, height: 780 } });
  await page.goto(address);
  await page.locator('#app .cx-callback').waitFor();
  await page.waitForTimeout(250);
  await page.screenshot({ path: join(folder, 'embedded.png') });
  await context.close();
}

async function main(): Promise<void> {
  if (!onlyNamed) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const [browser, web] = await Promise.all([launchBrowser(), startWebServer()]);
  for (const scene of scenes.filter(({ name }) => name.includes(onlyNamed))) {
    const { page, problems, close } = await visitScreen(
      { ...scene, widgets: { main: { theme: 'light' }, ...scene.widgets } },
      {
        browser,
        web,
        body,
        context: { viewport: { width: 760, height: 780 }, ...scene.context },
        ...(scene.htmlAttributes && { htmlAttributes: scene.htmlAttributes }),
      },
    );
    // whatever moves has come to rest
    await page.waitForTimeout(250);
    await page.screenshot({ path: join(folder, `${scene.name}.png`) });
    if (problems.length) console.warn(scene.name, problems);
    await close();
  }
  if ('embedded'.includes(onlyNamed)) await drawEmbedded(browser, web);
  await Promise.all([browser.close(), web.close()]);
  console.log(`Pictures are in ${folder}`);
}

await main();
