import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { untilStarted } from '../browser/harness.js';
import { shareBrowser } from '../browser/shareBrowser.js';
import { pathTricks } from '../bus/pathTricks.js';

/** What a page loads, whatever names stand in markup, in the document and on prototypes. */

const stand = shareBrowser();
const NOT_LOADED = 'Could not load plugin file in given location. Check your plugins path option.';

/** Addresses of the scripts that a page asks for, from now on. */
function watchScripts(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') asked.push(request.url());
  });
  return asked;
}

const attribute = (value: string) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

test(`${pathTricks.length} names that lead out of the folder load nothing: from markup, by command, as servicePlugin`, async () => {
  const links = pathTricks.map((name) => `<a class="trick" data-cx-command="${attribute(name)}.LOAD">x</a>`).join('');
  const address = stand.web.addPage('/tricks', {
    layout: 'lazy',
    before: 'window._genesys = {widgets: {}};',
    body: links,
  });
  const { page } = await stand.visit();
  await page.goto(address);
  await untilStarted(page);
  await page.evaluate(() => window.CXBus.command('Callback.LOAD'));
  const asked = watchScripts(page);
  const outcomes = await page.evaluate(async (names) => {
    for (const link of document.querySelectorAll<HTMLElement>('.trick')) link.click();
    const reasons: unknown[] = [];
    for (const name of names) {
      await window.CXBus.command('Callback.configure', { servicePlugin: name } as never).then(null, () => {});
      await window.CXBus.command(`${name}.LOAD`).catch((reason) => reasons.push(reason));
    }
    return reasons;
  }, pathTricks);
  // names with a dot have too many segments for a command, and no name at all has too few
  const unknown = 'Command does not exist';
  const isPlugin = (name: string) => name !== '' && !name.includes('.');
  expect(outcomes).toEqual(pathTricks.map((name) => (isPlugin(name) ? NOT_LOADED : unknown)));
  // the one file of our own that finds the name that was probably meant
  expect(asked.filter((address) => !address.endsWith('/dist/plugins/debug.mod.js'))).toEqual([]);
});

/** What the bus script and the page's start-up read from `window` and `document`. */
const clobbered = [
  ...[
    'CXBus',
    '_genesys',
    'createElement',
    'querySelector',
    'querySelectorAll',
    'currentScript',
    'head',
    'body',
    'baseURI',
  ],
  ...[
    'documentElement',
    'defaultView',
    'scripts',
    'cookie',
    'addEventListener',
    'removeEventListener',
    'dispatchEvent',
  ],
  ...[
    'appendChild',
    'getElementById',
    'implementation',
    'readyState',
    'location',
    'nodeType',
    'ownerDocument',
    'title',
  ],
  ...[
    'trustedTypes',
    'reportError',
    'MessageChannel',
    'Promise',
    'queueMicrotask',
    'HTMLScriptElement',
    'Document',
    'console',
  ],
];

/** Runs in the page, whose outcome is a line in the console: tools that look into it need what is clobbered themselves. */
const scenario = `{
  const plugin = CXBus.registerPlugin('Shop');
  const heard = [];
  CXBus.subscribe('Shop.x', ({data}) => heard.push(data));
  plugin.registerCommand('open', ({deferred}) => deferred.resolve('open'));
  plugin.ready();
  plugin.publish('x', 1);
  CXBus.command('Shop.open').then((answer) => CXBus.loadPlugin('CallbackService').then(
    () => console.log('outcome ' + JSON.stringify([...heard, answer, 'loaded'])),
    (reason) => console.log('outcome ' + reason),
  ));
}`;

test.each(['img', 'form', 'a'])('%s elements named like what the page has leave the bus working', async (tag) => {
  const elements = clobbered.map((name) => `<${tag} id="${name}" name="${name}" src="/evil/a/b.js"></${tag}>`).join('');
  const address = stand.web.addPage(`/clobbered-${tag}`, {
    body: `${elements}<script src="/dist/cxbus.min.js"></script><script>${scenario}</script>`,
  });
  const context = await stand.browser.newContext();
  stand.afterTest(() => context.close());
  const page = await context.newPage();
  const asked = watchScripts(page);
  const said = page.waitForEvent('console', (message) => message.text().startsWith('outcome'));
  await page.goto(address, { waitUntil: 'commit' });
  expect((await said).text()).toBe('outcome [1,"open","loaded"]');
  const files = ['cxbus.min.js', 'plugins/callbackservice.min.js'];
  expect(asked).toEqual(files.map((file) => `${stand.web.url}/dist/${file}`));
});

describe('with a map of hashes', () => {
  const load = (integrity: object, pollution: object = {}) => {
    const address = stand.web.addPage(`/hashes-${Math.random().toString(36).slice(2)}`, {
      body: `<script src="/dist/cxbus.min.js"></script><script>
        Object.assign(Object.prototype, ${JSON.stringify(pollution)});
        CXBus.configure({pluginsPath: '/dist/plugins/', integrity: ${JSON.stringify(integrity)}});</script>`,
    });
    return async () => {
      const { page } = await stand.visit();
      await page.goto(address);
      return page.evaluate(async () => {
        const bus = window.CXBus;
        const attempts = [bus.loadPlugin('CallbackService'), bus.loadModule('common'), bus.loadModule('i18n-de')];
        const outcomes = await Promise.allSettled([...attempts, bus.loadModule('jquery')]);
        return outcomes.map(({ status }) => status);
      });
    };
  };
  const all = ['fulfilled', 'fulfilled', 'fulfilled', 'fulfilled'];
  const none = all.map(() => 'rejected');
  const hashes = async () =>
    (await (await fetch(`${stand.web.url}/dist/integrity.json`)).json()) as Record<string, string>;
  const mapped = async (change: (file: string, hash: string) => [string, string]) =>
    Object.fromEntries(Object.entries(await hashes()).map(([file, hash]) => change(file, hash)));

  test('integrity.json as it is lets every file in, and so do file names', async () => {
    expect(await load(await hashes())()).toEqual(all);
    const byName = await mapped((file, hash) => [file.slice(file.lastIndexOf('/') + 1), hash]);
    expect(await load(byName)()).toEqual(all);
  });

  test('a hash that is wrong, unreadable, inherited or missing lets nothing in', async () => {
    const wrong = await mapped((file, hash) => [file, hash.replace(/.{9}$/, 'AAAAAAAAA')]);
    expect(await load(wrong)()).toEqual(none);
    expect(await load(await mapped((file) => [file, 'yes']))()).toEqual(none);
    expect(await load({}, await hashes())()).toEqual(none);
    expect(await load({ 'plugins/callback.min.js': 'sha384-A' })()).toEqual(none);
  });
});
