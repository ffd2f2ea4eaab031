import type { CDPSession, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { connection, type Version, versions } from './bookingSite.js';
import { base, buildPages } from './pageCode/buildPages.js';
import { shareBrowser, shareSimulator } from './shareBrowser.js';

/** What applications write with the ES modules: their own buses, in elements of their own, come and gone. */

const stand = shareBrowser();
const simulator = shareSimulator();

beforeAll(async () => {
  for (const [name, content] of await buildPages(false)) stand.web.addFile(base + name, content);
});

async function visit(entry: string, init = '', version: Version = 'v1') {
  const config = { callback: connection(version, simulator.url) };
  const address = stand.web.addPage(`/${entry}`, {
    before: `${init};window.config = ${JSON.stringify(config)};`,
    body: `<p>Before</p><div id="app"></div><p>After</p><script type="module" src="${base}${entry}.js"></script>`,
  });
  const visitor = await stand.visit();
  await visitor.page.goto(address);
  return visitor;
}

const records = () => simulator.simulator.snapshot().records;

async function fillAndBook(page: Page): Promise<void> {
  await page.locator('#app #cx_form_callback_firstname').fill('Ada');
  await page.locator('#app #cx_form_callback_phone_number').fill('+1 416 555 0123');
  await page.locator('#app .cx-callback-confirm').click();
  await page.locator('#app .cx-confirmation #cx-callback-result').waitFor();
}

/** What a page shows of us outside of its own elements. */
function traces(page: Page) {
  return page.evaluate(() => ({
    elements: document.querySelectorAll('[class*="cx-"]').length,
    sheets: document.adoptedStyleSheets.length,
    scripts: document.scripts.length,
    classes: document.documentElement.className + document.body.className,
    globals: Object.keys(window).filter((name) => /cx|genesys/i.test(name)),
  }));
}
const none = { elements: 0, sheets: 0, classes: '', globals: [] };

describe.each(['reactPage', 'vuePage'])('the snippet of docs/embedding.md for %s', (entry) => {
  test.each(versions)(
    'shows the widget in the flow of the application, books on %s, goes without a trace and comes back',
    async (version) => {
      const { page, problems } = await visit(entry, '', version);
      const widget = page.locator('#app .cx-callback');
      await widget.waitFor();
      expect(await widget.count()).toBe(1);
      const [before, box, after] = await Promise.all(
        ['Before', 'After']
          .map((text) => page.getByText(text, { exact: true }).boundingBox())
          .toSpliced(1, 0, widget.boundingBox()),
      );
      expect(box?.y).toBeGreaterThan(before?.y ?? 0);
      expect(after?.y).toBeGreaterThan((box?.y ?? 0) + (box?.height ?? 0) - 1);
      await fillAndBook(page);
      expect(records()).toMatchObject([{ number: '+14165550123' }]);

      await page.getByText('Toggle').click();
      await widget.waitFor({ state: 'detached' });
      expect(await traces(page)).toMatchObject(none);
      await page.getByText('Toggle').click();
      await widget.waitFor();
      expect(await page.locator('#app #cx_form_callback_firstname').inputValue()).toBe('');
      expect(problems).toEqual([]);
    },
  );
});

/** Counts timers that are set and have neither run nor been cleared. */
const countTimers = `{
  const pending = new Set();
  const { setTimeout: set, clearTimeout: clear } = window;
  window.setTimeout = (run, ...rest) => {
    const id = set(() => { pending.delete(id); run(); }, ...rest);
    pending.add(id);
    return id;
  };
  window.clearTimeout = (id) => { pending.delete(id); clear(id); };
  window.pendingTimers = () => pending.size;
}`;

/** Runs in the page: mounts a widget with everything that leaves something somewhere, and takes it away again. */
async function mountAndRemove(times: number): Promise<void> {
  const { library, config, lastingBus } = window as unknown as {
    library: typeof import('../../src/index.js');
    config: object;
    lastingBus: import('../../src/index.js').Bus;
  };
  const app = document.querySelector<HTMLElement>('#app');
  if (!app) throw new Error('There is no #app');
  const untilFound = async (selector: string) => {
    while (!app.querySelector(selector)) await new Promise((resolve) => requestAnimationFrame(resolve));
    return app.querySelector<HTMLElement>(selector);
  };
  for (let round = 0; round < times; round++) {
    // by turns a bus of its own and one that stays
    const bus = round % 2 ? lastingBus : library.createBus();
    const callback = library.registerCallback(bus, {
      config: {
        ...config,
        main: { mobileMode: round % 3 === 0 },
        callback: { ...Object(config).callback, launcher: true },
      },
      container: app,
    });
    if (!callback) throw new Error('The name is taken');
    bus.subscribe('Callback.opened', () => {});
    await untilFound('.cx-callback-launcher');
    await bus.command('Callback.open', { form: { firstname: 'Ada', phonenumber: '+14165550123' } });
    const choice = app.querySelector<HTMLSelectElement>('#cx_form_schedule_options');
    if (!choice) throw new Error('There is no choice of times');
    choice.selectedIndex = 1;
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    await untilFound('.cx-calendar [data-instant]');
    callback.remove();
    callback.remove();
  }
}

/** What there is in the page once everything that can go has gone. */
async function measure(page: Page, cdp: CDPSession) {
  await page.clock.runFor(20_000);
  for (let round = 0; round < 3; round++) {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    await cdp.send('HeapProfiler.collectGarbage');
  }
  const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
  const inPage = await page.evaluate(() => ({
    html: document.documentElement.outerHTML,
    sheets: document.adoptedStyleSheets.length,
    names: Object.getOwnPropertyNames(window).sort().join(),
    timers: (window as unknown as { pendingTimers(): number }).pendingTimers(),
    storage: { ...localStorage, ...sessionStorage },
  }));
  return { nodes, jsEventListeners, ...inPage };
}

/** Listeners of the objects that outlive a widget. */
async function listenersOf(cdp: CDPSession): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const expression of ['window', 'document', 'document.documentElement', 'document.body', 'visualViewport']) {
    const { result } = await cdp.send('Runtime.evaluate', { expression });
    const { listeners } = await cdp.send('DOMDebugger.getEventListeners', { objectId: result.objectId ?? '' });
    counts[expression] = listeners.length;
  }
  return counts;
}

test('fifty widgets, come and gone beside one that stays, leave no node, listener, timer, style sheet or name', async () => {
  const { page, problems, context } = await visit('plainPage', countTimers);
  const cdp = await context.newCDPSession(page);
  await page.waitForFunction(() => 'library' in window);
  await page.evaluate(() => {
    const { library } = window as unknown as { library: typeof import('../../src/index.js') };
    Object.assign(window, { lastingBus: library.createBus() });
  });
  const untouched = await measure(page, cdp);
  const untouchedListeners = await listenersOf(cdp);

  await page.evaluate(mountAndRemove, 1);
  expect({ ...(await measure(page, cdp)), nodes: 0, jsEventListeners: 0 }).toEqual({
    ...untouched,
    nodes: 0,
    jsEventListeners: 0,
  });
  expect(await listenersOf(cdp)).toEqual(untouchedListeners);

  // one on a bus of its own that stays, and what every page makes once
  await page.evaluate(async () => {
    const { library, config } = window as unknown as { library: typeof import('../../src/index.js'); config: object };
    const bus = library.createBus();
    library.registerCallback(bus, { config: { ...config } });
    await bus.command('Callback.open');
  });
  await page.evaluate(mountAndRemove, 4);
  const few = await measure(page, cdp);
  const fewListeners = await listenersOf(cdp);
  await page.evaluate(mountAndRemove, 50);
  const many = await measure(page, cdp);
  expect(many).toEqual({ ...few, nodes: expect.any(Number), jsEventListeners: expect.any(Number) });
  expect(many.nodes).toBeLessThanOrEqual(few.nodes);
  expect(many.jsEventListeners).toBeLessThanOrEqual(few.jsEventListeners);
  expect(await listenersOf(cdp)).toEqual(fewListeners);
  expect(await page.locator('.cx-callback').count()).toBe(1);
  expect(problems).toEqual([]);
});

test('two widgets on two buses in one page know nothing of each other', async () => {
  const { page, problems } = await visit('plainPage');
  await page.waitForFunction(() => 'library' in window);
  const heard = await page.evaluate(async () => {
    const { library, config } = window as unknown as { library: typeof import('../../src/index.js'); config: object };
    const heard: string[] = [];
    for (const name of ['one', 'other']) {
      const container = document.createElement('div');
      container.id = name;
      document.querySelector('#app')?.append(container);
      const bus = library.createBus();
      library.registerCallback(bus, { config: { ...config }, container });
      bus.subscribe('Callback.submitted', () => heard.push(name));
      await bus.command('Callback.open', { form: { firstname: name } });
    }
    return heard;
  });
  expect(await page.locator('#one [name=firstname]').inputValue()).toBe('one');
  expect(await page.locator('#other [name=firstname]').inputValue()).toBe('other');
  await page.locator('#other [name=phonenumber]').fill('+14165550123');
  await page.locator('#other .cx-callback-confirm').click();
  await page.locator('#other .cx-confirmation').waitFor();
  expect(await page.locator('#one .cx-confirmation').count()).toBe(0);
  expect(records()).toHaveLength(1);
  expect(heard).toEqual([]);
  expect(problems).toEqual([]);
});
