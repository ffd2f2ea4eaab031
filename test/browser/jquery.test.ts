import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { layouts, untilStarted } from './harness.js';
import { createGate } from './holdAnswers.js';
import { shareBrowser, shareSimulator } from './shareBrowser.js';

/** jQuery on demand: the page's own where there is one, ours from a file of its own, and none where nobody asks. */

const stand = shareBrowser();
const simulator = shareSimulator();
beforeAll(() => {
  const jQuery = readFileSync(join(import.meta.dirname, '../../node_modules/jquery/dist/jquery.min.js'), 'utf8');
  stand.web.addFile('/site/jquery.js', `${jQuery};jQuery.fn.ofThePage = true;`);
});

const ownJQuery = '<script src="/site/jquery.js"></script>';
const extension = `extensions: {Own: function ($, bus, Common) {
  log.push({$: typeof $, own: !!($ && $.fn.ofThePage), made: Common.Generate.Buttons({type: 'unary', primary: 'Go'}) instanceof ($ || Object)});
}}`;
const validate = `form: {inputs: [
  {id: 'name', name: 'firstname', label: 'Name', validate: function (event, form, input, label, $, CXBus, Common) {
    log.push({$: typeof $, own: !!$.fn.ofThePage, jquery: [form, input, label].every(function (it) { return it instanceof $; }),
      real: input.length === 1 && input[0] === document.querySelector('.cx-callback #name'), value: input.val(),
      label: label[0] === document.querySelector('.cx-callback label[for=name]'), form: form[0] === document.querySelector('form.cx-content'),
      bus: CXBus === window.CXBus, common: typeof Common.guid});
    return true; }},
  {id: 'phone', name: 'phonenumber', label: 'Phone'}]}`;

/** The helpers that extensions get. */
const common = '/dist/plugins/common.mod.js';

describe.each(layouts)('in the %s layout', (layout) => {
  interface PageOptions {
    widgets?: string;
    callback?: string;
    /** Markup before the product's script tags. */
    body?: string;
    /** Called before the page is loaded. */
    prepare?: (page: Page) => Promise<unknown>;
  }

  async function visit({ widgets = '', callback = '', body = '', prepare }: PageOptions) {
    const before = `window.log = []; window._genesys = {widgets: {callback: {dataURL: '${simulator.url}/genesys/1/service/callback/sales', ${callback}}, ${widgets}}};`;
    const address = stand.web.addPage(`/demand-${layout}`, { layout, before, body });
    const { page, problems } = await stand.visit();
    const requested: string[] = [];
    page.on('request', (request) => requested.push(new URL(request.url()).pathname));
    await prepare?.(page);
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    const late = () => requested.filter((path) => /jquery|common\.mod/.test(path));
    const log = () => page.evaluate(() => (window as unknown as { log: Record<string, unknown>[] }).log);
    return { page, problems, late, log };
  }
  const open = (page: Page) => page.evaluate(() => window.CXBus.command('Callback.open'));
  const book = async (page: Page) => {
    await page.locator('[name=phonenumber]').fill('+1 416 555 0123');
    await page.locator('.cx-callback-confirm').click();
    await page.locator('.cx-confirmation').waitFor();
  };

  test("an extension gets the page's own jQuery, and nobody asks for ours", async () => {
    const { page, problems, late, log } = await visit({ widgets: extension, body: ownJQuery });
    await untilStarted(page);
    await open(page);
    expect(await log()).toEqual([{ $: 'function', own: true, made: true }]);
    expect(late()).toEqual(['/site/jquery.js', common]);
    expect(problems).toEqual([]);
  });

  test('an extension gets ours where the page has none, from a file of its own, and the page stays without', async () => {
    const { page, problems, late, log } = await visit({ widgets: extension });
    await untilStarted(page);
    expect(await log()).toEqual([{ $: 'function', own: false, made: true }]);
    expect(late()).toEqual([common, '/dist/plugins/jquery.mod.js']);
    expect(await page.evaluate(() => ['jQuery' in window, '$' in window])).toEqual([false, false]);
    expect(problems).toEqual([]);
  });

  test("validate gets the page's own jQuery, though its script stands after ours", async () => {
    const { page, problems, late, log } = await visit({
      callback: validate,
      prepare: (page) =>
        page.addInitScript(() => {
          addEventListener('DOMContentLoaded', () => {
            const script = document.createElement('script');
            script.src = '/site/jquery.js';
            document.head.append(script);
          });
        }),
    });
    await untilStarted(page);
    await page.waitForFunction(() => 'jQuery' in window);
    await open(page);
    await page.locator('#name').fill('Ada');
    await book(page);
    expect((await log()).at(-1)).toEqual({
      $: 'function',
      own: true,
      jquery: true,
      real: true,
      value: 'Ada',
      label: true,
      form: true,
      bus: true,
      common: 'function',
    });
    expect(late().filter((path) => path.includes('jquery'))).toEqual(['/site/jquery.js']);
    expect(problems).toEqual([]);
  });

  test('validate gets ours where the page has none, with jQuery objects of the real elements, cloned ones too', async () => {
    const { page, problems, late, log } = await visit({ callback: validate });
    await untilStarted(page);
    // nobody has needed it yet
    expect(late()).toEqual([]);
    await open(page);
    await page.evaluate(() => {
      for (const node of document.querySelectorAll('.cx-callback :is(#name, label)')) {
        node.replaceWith(node.cloneNode(true));
      }
    });
    await page.locator('#name').fill('Ada');
    await book(page);
    const calls = await log();
    expect(calls.at(-1)).toMatchObject({ own: false, jquery: true, real: true, label: true, form: true, value: 'Ada' });
    expect(late()).toEqual([common, '/dist/plugins/jquery.mod.js']);
    expect(problems).toEqual([]);
  });

  test('a page without extensions and validate functions never asks for jQuery or the helpers of extensions', async () => {
    const { page, problems, late } = await visit({
      callback: `form: {inputs: [{name: 'firstname', label: 'Name', validate: true, onkeyup: function () {}}, {name: 'phonenumber', label: 'Phone'}]}`,
      body: '<script>var bare = true;</script>',
    });
    await untilStarted(page);
    await open(page);
    await page.evaluate(async () => {
      await window.CXBus.command('Callback.showOverlay', { html: '<p>Hello</p>' });
      await window.CXBus.command('Callback.hideOverlay');
      await window.CXBus.command('Callback.minimize');
      await window.CXBus.command('Callback.minimize');
      await window.CXBus.command('App.setTheme', { theme: 'light' });
      await window.CXBus.command('App.getTheme');
    });
    await page.locator('#cx_form_schedule_options').selectOption({ index: 1 });
    await page.locator('.cx-calendar [data-instant="2026-03-03T16:15:00.000Z"]').click();
    await book(page);
    await page.locator('.cx-callback-done button').click();
    await page.locator('.cx-callback').waitFor({ state: 'detached' });
    expect(late()).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('a form with validate functions opens without waiting for jQuery, which the submission waits for', async () => {
    const gate = createGate();
    const { page, problems, log } = await visit({
      callback: validate,
      prepare: (page) =>
        page.route('**/jquery.mod.js', async (route) => {
          await gate.opened;
          await route.continue();
        }),
    });
    await untilStarted(page);
    await open(page);
    await page.locator('[name=phonenumber]').fill('+1 416 555 0123');
    await page.locator('.cx-callback-confirm').click();
    // the form is checked before anything is said to be on its way
    expect(await page.locator('.cx-callback.cx-busy, .cx-confirmation').count()).toBe(0);
    expect(await log()).toEqual([]);
    gate.open();
    await page.locator('.cx-confirmation').waitFor();
    expect((await log()).length).toBe(1);
    expect(problems).toEqual([]);
  });

  test('while jQuery is on its way to an extension, plugins of the page command each other', async () => {
    const gate = createGate();
    const { page, log } = await visit({
      widgets: extension,
      prepare: (page) =>
        page.route('**/jquery.mod.js', async (route) => {
          await gate.opened;
          await route.continue();
        }),
    });
    await page.waitForFunction(() => 'CXBus' in window);
    const answer = await page.evaluate(() => {
      const plugin = window.CXBus.registerPlugin('Own');
      if (!plugin) return 'no plugin';
      plugin.registerCommand('hello', ({ deferred }) => deferred.resolve('hello'));
      plugin.ready();
      return window.CXBus.command('Own.hello');
    });
    expect(answer).toBe('hello');
    expect(await log()).toEqual([]);
    gate.open();
    await untilStarted(page);
    expect((await log()).length).toBe(1);
  });

  test('a page where jQuery cannot be loaded still starts and still books', async () => {
    const { page, log } = await visit({
      widgets: extension,
      callback: validate,
      prepare: (page) => page.route('**/jquery.mod.js', (route) => route.abort()),
    });
    await untilStarted(page);
    expect(await log()).toEqual([{ $: 'undefined', own: false, made: true }]);
    await open(page);
    await book(page);
  });

  test('an extension that is registered later gets jQuery too', async () => {
    const { page, late, problems } = await visit({});
    await untilStarted(page);
    const found = await page.evaluate(async () => {
      let type = '';
      await window.CXBus.command('App.registerExtension', {
        name: 'Late',
        extension: ($: unknown) => {
          type = typeof $;
        },
      });
      return type;
    });
    expect(found).toBe('function');
    expect(late()).toEqual([common, '/dist/plugins/jquery.mod.js']);
    expect(problems).toEqual([]);
  });
});
