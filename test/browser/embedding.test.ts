import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { type Layout, layouts, scriptTags, untilStarted } from './harness.js';
import { createGate } from './holdAnswers.js';
import { shareBrowser, shareSimulator } from './shareBrowser.js';

/** The script tags as sites have them, in pages as sites have them. */

const stand = shareBrowser();
const simulator = shareSimulator();

let problems: string[] = [];
afterEach(async () => {
  expect(problems).toEqual([]);
});

let count = 0;
/** Opens a page that is exactly this HTML. */
async function visit(html: string, path = `/embedding-${++count}.html`, prepare?: (page: Page) => Promise<unknown>) {
  const visited = await stand.visit();
  ({ problems } = visited);
  const requested: string[] = [];
  visited.page.on('request', (request) => requested.push(new URL(request.url()).pathname));
  await prepare?.(visited.page);
  await visited.page.goto(stand.web.addFile(path, `<!doctype html>${html}`), { waitUntil: 'domcontentloaded' });
  return { page: visited.page, requested };
}

const configuration = () => `{widgets: {callback: {dataURL: '${simulator.url}/genesys/1/service/callback/sales'}}}`;

async function books(page: Page): Promise<void> {
  simulator.simulator.reset();
  await page.evaluate(() => window.CXBus.command('Callback.open'));
  await page.locator('[name=phonenumber]').fill('+1 416 555 0123');
  await page.locator('.cx-callback-confirm').click();
  await page.locator('.cx-confirmation').waitFor();
  expect(simulator.simulator.snapshot().records.map(({ number }) => number)).toEqual(['+14165550123']);
}

describe('the script tags of the manual, word for word but for the address:', () => {
  test('the bus with its onload', async () => {
    const { page, requested } = await visit(`<html><head><title>Plain</title></head><body>
<script>window._genesys = ${configuration()};</script>
<script src="/dist/cxbus.min.js" onload="CXBus.configure({debug:false, pluginsPath:'/dist/plugins/'}); CXBus.loadPlugin('widgets-core');"></script>
</body></html>`);
    await untilStarted(page);
    // what nobody has asked for is not there
    expect(requested.slice(1)).toEqual(['/dist/cxbus.min.js', '/dist/plugins/widgets-core.min.js']);
    await books(page);
    expect(requested).toEqual(
      expect.arrayContaining(['/dist/plugins/callback.min.js', '/dist/plugins/callbackservice.min.js']),
    );
  });

  test('styles, configuration and everything in one file', async () => {
    const { page, requested } = await visit(`<html><head><title>Plain</title>
<link rel="stylesheet" href="/dist/widgets.min.css"><script>window._genesys = ${configuration()}</script><script src="/dist/widgets.min.js"></script>
</head><body></body></html>`);
    await untilStarted(page);
    expect(requested.slice(1).sort()).toEqual(['/dist/widgets.min.css', '/dist/widgets.min.js']);
    await books(page);
    // what is late was found in `plugins/` beside the script, and nothing is loaded twice
    expect(requested.filter((path) => path.endsWith('.min.js'))).toEqual([
      '/dist/widgets.min.js',
      '/dist/plugins/calendar.min.js',
    ]);
    expect(requested).toContain('/dist/plugins/phone.mod.js');
  });

  test('a page without `configure` finds the plugins in `plugins/` beside the bus script, from any folder', async () => {
    const { page, requested } = await visit(
      `<html><body><script>window._genesys = ${configuration()};</script>
<script src="../../dist/cxbus.min.js?v=9" onload="CXBus.loadPlugin('widgets-core');"></script></body></html>`,
      '/some/where/page.html',
    );
    await untilStarted(page);
    await books(page);
    expect(requested).toContain('/dist/plugins/callback.min.js');
  });

  test('a page without any configuration gets one, with bus and common in it', async () => {
    for (const layout of layouts) {
      const { page } = await visit(`<html><body>${scriptTags(layout)}</body></html>`);
      await untilStarted(page);
      const found = await page.evaluate(() => {
        const { widgets } = (
          window as unknown as { _genesys: { widgets: { bus: { command: unknown }; common: unknown } } }
        )._genesys;
        return [typeof widgets.bus.command, typeof widgets.common];
      });
      expect(found).toEqual(['function', 'object']);
      await page.evaluate(() => window.CXBus.command('Callback.open'));
      expect(await page.locator('.cx-callback form.cx-content').count()).toBe(1);
      await page.context().close();
    }
  });
});

describe.each(layouts)('in the %s layout', (layout: Layout) => {
  test('a page that includes the scripts twice has one widget, and its own code is called once', async () => {
    const { page } = await visit(`<html><body><script>
window.calls = [];
window._genesys = ${configuration()};
_genesys.widgets.onReady = function () { calls.push('onReady'); };
_genesys.widgets.extensions = {Own: function () { calls.push('extension'); CXBus.subscribe('Callback.opened', function () { calls.push('opened'); }); }};
</script>${scriptTags(layout)}${scriptTags(layout)}</body></html>`);
    await untilStarted(page);
    await page.waitForLoadState();
    await books(page);
    expect(await page.locator('.cx-callback').count()).toBe(1);
    expect(await page.evaluate(() => (window as unknown as { calls: string[] }).calls)).toEqual([
      'extension',
      'onReady',
      'opened',
    ]);
  });

  test('the scripts may stand in the head, long before there is a body', async () => {
    const gate = createGate();
    const { page } = await visit('', '/early.html', async (page) => {
      await page.route('**/slow.js', async (route) => {
        await gate.opened;
        await route.fulfill({ contentType: 'text/javascript', body: 'window.slow = true;' });
      });
      const head = `<script>window._genesys = ${configuration()}; _genesys.widgets.callback.launcher = true;
_genesys.widgets.main = {customStylesheetID: 'own', preload: ['Callback'], pluginLoadDelay: 1};
_genesys.widgets.onReady = function () { window.hadBody = !!document.body; };</script>`;
      stand.web.addFile(
        '/head.html',
        `<!doctype html><html><head>${head}${scriptTags(layout)}<style id="own"></style><script src="/slow.js"></script></head><body><p>Late</p></body></html>`,
      );
    });
    const navigation = page.goto(`${stand.web.url}/head.html`);
    await page.waitForFunction(() => 'hadBody' in window, null, { polling: 20 });
    // the start is over before there is a body
    expect(await page.evaluate(() => (window as unknown as { hadBody: boolean }).hadBody)).toBe(false);
    gate.open();
    await navigation;
    await page.locator('.cx-callback-launcher').waitFor();
    expect(await page.locator('body > #own').count()).toBe(1);
    await books(page);
  });

  test('a widget that is opened before there is a body appears when there is one', async () => {
    const gate = createGate();
    const { page } = await visit('', '/empty.html', (page) =>
      page.route('**/slow.js', async (route) => {
        await gate.opened;
        await route.fulfill({ contentType: 'text/javascript', body: '' });
      }),
    );
    stand.web.addFile(
      '/eager.html',
      `<!doctype html><html><head><script>window._genesys = ${configuration()};
_genesys.widgets.onReady = function (bus) { bus.command('Callback.open').always(function () { window.settled = true; }); window.begun = true; };</script>
${scriptTags(layout)}<script src="/slow.js"></script></head><body><p>Late</p></body></html>`,
    );
    const navigation = page.goto(`${stand.web.url}/eager.html`);
    await page.waitForFunction(() => 'begun' in window, null, { polling: 20 });
    gate.open();
    await navigation;
    await page.locator('body > .cx-callback form.cx-content').waitFor();
    await page.waitForFunction(() => 'settled' in window);
  });

  test("subscribers of the script's load event hear of everything", async () => {
    const { page } = await visit(`<html><body><script>window.heard = []; window._genesys = ${configuration()};
function listen() { ['App.theme', 'App.i18n', 'App.language', 'App.ready'].forEach(function (name) { CXBus.subscribe(name, function () { heard.push(name); }); }); }
addEventListener('load', listen);</script>${scriptTags(layout)}</body></html>`);
    await untilStarted(page);
    await page.waitForFunction(() => (window as unknown as { heard: string[] }).heard.includes('App.ready'));
    const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    expect([...new Set(heard)].sort()).toEqual(['App.i18n', 'App.language', 'App.ready', 'App.theme']);
  });

  test("what the page changes in its configuration object in the script's load event counts", async () => {
    const tags =
      layout === 'lazy'
        ? `<script src="/dist/cxbus.min.js" onload="CXBus.loadPlugin('widgets-core').done(change)"></script>`
        : '<script src="/dist/widgets.min.js" onload="change()"></script>';
    const { page } = await visit(`<html><body><script>window._genesys = {widgets: {main: {theme: 'dark'}}};
function change() { _genesys.widgets.main.theme = 'light'; _genesys.widgets.callback = {countryCodes: 'false'}; _genesys.widgets.onReady = function () { window.late = true; }; }</script>
${tags}</body></html>`);
    await untilStarted(page);
    await page.evaluate(() => window.CXBus.command('Callback.open'));
    expect(await page.locator('.cx-callback.cx-theme-light').count()).toBe(1);
    expect(await page.locator('.cx-callback .flag-container').count()).toBe(0);
    expect(await page.evaluate(() => 'late' in window)).toBe(true);
  });

  test("the page's own elements and the widgets of other plugins look and lie as before, also while ours is open", async () => {
    const others = `<style>
body { font: 17px/1.3 serif; color: rgb(10, 20, 30); background: rgb(250, 250, 240); margin: 13px; }
.cx-webchat { position: fixed; right: 20px; bottom: 20px; width: 300px; padding: 11px; background: rgb(1, 2, 3); color: rgb(200, 210, 220); font: italic 13px/1 monospace; text-transform: uppercase; }
.cx-webchat .cx-titlebar { height: 30px; background: rgb(90, 0, 0); }
</style>
<h1>Site</h1><form class="cx-form"><input class="cx-input" name="q"><button>Go</button><label>Find</label><table><tr><th>A</th><td>B</td></tr></table></form>
<div class="cx-widget cx-common-container cx-webchat cx-theme-dark cx-desktop" id="chat"><div class="cx-titlebar"><span class="cx-icon"><svg width="10" height="10"></svg></span><span class="cx-title">Chat</span>
<div class="cx-buttons-window-control"><button class="cx-button-minimize">_</button><button class="cx-button-close">x</button></div></div>
<div class="cx-body"><form class="cx-content"><div class="cx-wrapper cx-form"><label class="cx-control-label">Name</label><input class="cx-input cx-form-control" placeholder="Name"><textarea class="cx-input"></textarea><div class="intl-tel-input"><div class="flag-container"><button>+1</button></div><input name="phonenumber"></div>
<div class="cx-button-group cx-buttons-binary"><button class="cx-btn cx-btn-default">No</button><button class="cx-btn cx-btn-primary" aria-disabled="true">Yes</button></div></div></form>
<div class="cx-overlay">Overlay</div><div class="cx-error">Error</div><p hidden>Hidden</p></div><div class="cx-footer">Foot</div></div>
<div class="cx-widget cx-sidebar" id="sidebar" style="position: absolute; top: 90px; left: 5px"><button class="cx-btn">Side</button><h2>Two</h2></div>`;
    /** Everything that could be seen of the page's own elements. */
    const look = (page: Page) =>
      page.evaluate(() => {
        const seen: Record<string, unknown> = {};
        [document.documentElement, document.body, ...document.querySelectorAll('[data-mark]')].forEach(
          (element, index) => {
            const name = `${index} ${element.tagName}`;
            const { x, y, width, height } = element.getBoundingClientRect();
            seen[`${name} class`] = element.className.toString();
            seen[`${name} box`] = [x, y, width, height].join();
            const style = getComputedStyle(element);
            for (const property of style) {
              if (!property.startsWith('--')) seen[`${name} ${property}`] = style.getPropertyValue(property);
            }
          },
        );
        return seen;
      });
    const changes = (before: Record<string, unknown>, after: Record<string, unknown>) =>
      Object.keys({ ...before, ...after })
        .filter((key) => before[key] !== after[key])
        .map((key) => `${key}: ${before[key]} -> ${after[key]}`)
        .slice(0, 30);
    const mark = `<script>document.querySelectorAll('body *').forEach(function (node) { node.dataset.mark = '1'; });</script>`;

    const bare = await visit(`<html><head></head><body>${others}${mark}</body></html>`);
    const before = await look(bare.page);
    await bare.page.context().close();
    const { page } = await visit(
      `<html><head></head><body>${others}${mark}<script>window._genesys = ${configuration()};</script>${scriptTags(layout)}</body></html>`,
    );
    await untilStarted(page);
    expect(changes(before, await look(page))).toEqual([]);
    await page.evaluate(async () => {
      await window.CXBus.command('Callback.open');
      await window.CXBus.command('Calendar.generate');
      await window.CXBus.command('App.setTheme', { theme: 'light' });
    });
    expect(changes(before, await look(page))).toEqual([]);
    await page.evaluate(() => window.CXBus.command('App.closeAll'));
    expect(changes(before, await look(page))).toEqual([]);
    // other plugins' buttons are not ours either
    await page.evaluate(() => window.CXBus.command('Callback.open'));
    await page.locator('#chat .cx-button-close').click({ force: true });
    expect(await page.locator('.cx-callback').count()).toBe(1);
  });
});
