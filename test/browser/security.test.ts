import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { english, type Pack } from '../../scripts/writeLanguagePacks.js';
import { type Layout, layouts, startSimulator, untilStarted } from './harness.js';
import { payloads } from './payloads.js';
import { shareBrowser } from './shareBrowser.js';

/** What a site's policies forbid, what attackers write, and what must not be found lying about. */

const stand = shareBrowser();

const connections = {
  v1: (url: string) => ({ dataURL: `${url}/genesys/1/service/callback/sales` }),
  v3: (url: string) => ({ apiVersion: 'v3', dataURL: `${url}/engagement/v3`, serviceName: 'sales', apikey: 'K' }),
};
type Version = keyof typeof connections;

/** The page's own scripts stand in files: a policy worth its name forbids them anywhere else. */
function addStrictPage(layout: Layout, configuration: string, policy: string, more = ''): string {
  const path = `/strict-${layout}-${Math.random().toString(36).slice(2)}`;
  stand.web.addFile(
    `${path}.js`,
    `window.violations = [];
     document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
       violations.push([violatedDirective, blockedURI, sample].join(' '));
     });
     window.jQuery = (nodes) => nodes; // extensions get the page's own
     window._genesys = {widgets: ${configuration}};`,
  );
  stand.web.addFile(
    `${path}-start.js`,
    `CXBus.configure({pluginsPath: '/dist/plugins/'}); CXBus.loadPlugin('widgets-core');`,
  );
  const tags = {
    lazy: `<script src="/dist/cxbus.min.js"></script><script src="${path}-start.js"></script>`,
    'all-in-one': '<link rel="stylesheet" href="/dist/widgets.min.css"><script src="/dist/widgets.min.js"></script>',
  };
  return stand.web.addPage(path, {
    headers: { 'Content-Security-Policy': policy },
    body: `<script src="${path}.js"></script>${more}${tags[layout]}`,
  });
}

const violationsOf = (page: Page) => page.evaluate(() => (window as unknown as { violations: string[] }).violations);

/** HTML of the site's own, as its configuration may hold it. */
const siteForm = `{
  wrapper: '<table class="own-table"></table>',
  inputs: [
    {id: 'own_first', name: 'firstname', label: 'Your <b class="own-bold">name</b>',
     wrapper: '<tr class="own-row"><th>{label}</th><td>{input}</td></tr>'},
    {id: 'own_phone', name: 'phonenumber', label: 'Telephone'}
  ]
}`;

describe.each([
  ['a strict policy', ''],
  [
    'Trusted Types too',
    `; require-trusted-types-for 'script'; trusted-types cx-callback cx-callback-files cx-callback-common`,
  ],
])('under %s', (_, trustedTypes) => {
  describe.each(layouts)('in the %s layout', (layout) => {
    test.each(['v1', 'v3'] as const)('everything works on %s, and nothing is violated', async (version: Version) => {
      const simulator = await startSimulator();
      stand.afterTest(simulator.close);
      const stats = { ewt: { dataURL: `${simulator.url}/genesys/1/service/ewt`, apiVersion: 'v1' } };
      const address = addStrictPage(
        layout,
        `{
          main: {theme: 'light', preload: ['callback']},
          stats: ${JSON.stringify(stats)},
          callback: {...${JSON.stringify(connections[version](simulator.url))}, launcher: true, form: ${siteForm}},
          extensions: {Own: function ($, CXBus, Common) {
            window.extended = [Common.sanitizeHTML('<b>x</b><img src=x>'), Common.Generate.Container({body: '<p>y</p>'}).length];
          }},
        }`,
        `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ${simulator.url}${trustedTypes}`,
        `<button data-cx-command="Callback.open" data-cx-options='{"form":{"firstname":"Ada"}}'>Call me</button>`,
      );
      const { page, problems } = await stand.visit();
      await page.goto(address);
      await untilStarted(page);
      await page.locator('.cx-callback-launcher').waitFor();
      await page.getByText('Call me', { exact: true }).click();
      expect(await page.locator('#own_first').inputValue()).toBe('Ada');
      expect(await page.locator('.own-table .own-row .own-bold').textContent()).toBe('name');
      expect(await page.locator('.cx-callback').evaluate((box) => getComputedStyle(box).position)).toBe('fixed');

      await page.locator('#own_phone').click();
      await page.locator('#own_phone').pressSequentially('+14165550123');
      await expect.poll(() => page.locator('#own_phone').inputValue()).toMatch(/416.555.0123/);
      await page.locator('.flag-container > button').click();
      await page.locator('.cx-phone-list [role=option]').first().waitFor();
      await page.keyboard.press('Escape');

      await page.locator('#cx_form_schedule_options').selectOption({ index: 1 });
      await page.locator('.cx-calendar [data-instant="2026-03-03T16:15:00.000Z"]').click();
      await page.locator('.cx-callback-confirm').click();
      await page.locator('.cx-confirmation #cx-callback-result').waitFor();
      expect(simulator.simulator.snapshot().records).toMatchObject([{ number: '+14165550123' }]);

      await page.evaluate(() => window.CXBus.command('Callback.showOverlay', { html: '<p class="own-note">Note</p>' }));
      expect(await page.locator('.cx-overlay .own-note').textContent()).toBe('Note');
      expect(await page.evaluate(() => (window as unknown as { extended: unknown }).extended)).toEqual(['<b>x</b>', 1]);
      expect(await violationsOf(page)).toEqual([]);
      expect(problems).toEqual([]);
    });
  });
});

test('where the policies for Trusted Types are not allowed, a booking still works and HTML of the site becomes text', async () => {
  const simulator = await startSimulator();
  stand.afterTest(simulator.close);
  const address = addStrictPage(
    'all-in-one',
    `{callback: {...${JSON.stringify(connections.v1(simulator.url))}, form: ${siteForm}}}`,
    `script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`,
  );
  const { page } = await stand.visit();
  await page.goto(address);
  await untilStarted(page);
  await page.evaluate(() => window.CXBus.command('Callback.open'));
  expect(await page.locator('.cx-callback label').first().textContent()).toMatch(/Your\s+name/);
  await page.locator('#own_phone').fill('+14165550123');
  await page.locator('.cx-callback-confirm').click();
  await page.locator('.cx-confirmation #cx-callback-result').waitFor();
  expect(simulator.simulator.snapshot().records).toHaveLength(1);
});

/** A server in the page, which puts the payload of the moment into everything it says. */
const hostileServer = `{
  const reply = (status, body) => new Response(JSON.stringify(body), {status, headers: {'Content-Type': 'application/json'}});
  window.ran = [];
  window.payload = 'plain';
  window.mode = 'fail';
  for (const name of ['alert', 'confirm', 'prompt']) window[name] = () => ran.push(payload);
  window.fetch = async (input, init = {}) => {
    const url = String(input), text = window.payload;
    const free = {'2026-03-03T16:15:00.000Z': 3, [text]: 5, ['2026-03-03T16:30:00.000Z' + text]: 2};
    if (/ewt/.test(url)) return reply(200, {data: [{virtualQueue: 'vq', estimatedWaitTime: 600, message: text}, {virtualQueue: text}], ewt: 600, message: text});
    if (/availab/i.test(url)) return reply(200, /v3/.test(url) ? {status: {corId: text, message: text}, data: {timezone: text, slots: Object.entries(free).map(([utcTime, availableCount]) => ({utcTime, localTime: text, total: 9, capacity: availableCount})) }} : free);
    if (/open-for/.test(url)) return reply(200, {data: {openFor: text, timezone: text}});
    if ((init.method ?? 'GET') === 'GET') return reply(200, {message: text, data: text});
    if (mode === 'fail') return reply(/v3/.test(url) ? 429 : 400, {
      message: text, exception: text, availability: free,
      status: {code: 429, message: text, corId: text}, data: {slots: [{utcTime: '2026-03-03T16:15:00.000Z', localTime: text}, {utcTime: text}]},
    });
    return reply(200, {id: text, _id: text, message: text, data: {id: text, callbackId: text, message: text, confirmation: text}});
  };
}`;

/** Runs in the page: one visitor's way for each payload. Resolves with what was not as with a harmless word. */
async function walk({ texts, namespaces }: { texts: readonly string[]; namespaces: Pack }): Promise<string[]> {
  const state = window as unknown as { payload: string; mode: string; polluted?: unknown };
  const { CXBus } = window;
  const pause = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));
  /** Dialogs stand in the document, hidden, from the start: what counts is what is seen. */
  const until = async (selector: string, text: string) => {
    for (const end = Date.now() + 20_000; Date.now() < end; await pause(5)) {
      const seen = [...document.querySelectorAll<HTMLElement>(selector)].find((element) => element.checkVisibility());
      if (seen) return seen;
    }
    throw new Error(`${selector} is not seen with ${text}: ${document.querySelector('.cx-callback')?.className}`);
  };
  /** Which elements there are, with the names of their attributes; texts and values do not count. */
  const shape = () =>
    [...document.querySelectorAll('*')]
      .filter((element) => !element.closest('head'))
      .map((element) => `${element.tagName}[${element.getAttributeNames().sort().join(' ')}]`)
      .join('\n');
  const replaced = (texts: unknown, text: string): unknown => {
    if (typeof texts === 'string') return text;
    if (Array.isArray(texts)) return texts.map(() => text);
    return Object.fromEntries(Object.entries(Object(texts)).map(([key, value]) => [key, replaced(value, text)]));
  };

  async function visit(text: string): Promise<Record<string, string>> {
    state.payload = text;
    const shapes: Record<string, string> = {};
    const language = `x${Math.random().toString(36).slice(2, 8)}`;
    for (const [namespace, i18n] of Object.entries(namespaces)) {
      await CXBus.command('App.registerI18n', { lang: language, namespace, i18n: Object(replaced(i18n, text)) });
    }
    await CXBus.command('App.setLanguage', { lang: language });
    history.replaceState(null, '', `${location.pathname}?q=${encodeURIComponent(text)}#${encodeURIComponent(text)}`);

    const form = { firstname: text, lastname: text, subject: text, email: text };
    await CXBus.command('Callback.open', { form: { ...form, phonenumber: text }, userData: { note: text } });
    await until('#cx_form_callback_firstname', text);
    shapes.prefilled = shape();
    await CXBus.command('Callback.showEWT').then(null, () => {});
    shapes.waiting = shape();
    await CXBus.command('App.closeAll');

    await CXBus.command('Callback.open', { form: { ...form, phonenumber: '+14165550123' } });
    state.mode = 'fail';
    (await until('.cx-callback-confirm', text)).click();
    await until('.cx-overlay .cx-fail-message', text);
    shapes.failed = shape();
    (await until('.cx-failed-retry', text)).click();
    const choice = (await until('#cx_form_schedule_options', text)) as HTMLSelectElement;
    choice.selectedIndex = 1;
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    await until('.cx-calendar [data-instant]', text);
    shapes.calendar = shape();
    // as a visitor does, who cannot book beneath the calendar
    (await until('.cx-calendar-close', text)).click();
    await until('.cx-callback-confirm', text);
    await CXBus.command('Calendar.reset');
    state.mode = 'book';
    (await until('.cx-callback-confirm', text)).click();
    await until('.cx-confirmation', text);
    await until('.cx-confirmation .cx-booking-choices', text);
    await pause(10);
    shapes.booked = shape();
    await CXBus.command('App.closeAll');
    localStorage.clear();
    return shapes;
  }

  const first = await visit('plain');
  const expected = await visit('harmless words');
  const wrong: string[] = [];
  // of every step: what comes late may be there a step earlier or later
  const known = new Set([...Object.values(first), ...Object.values(expected)].flatMap((shape) => shape.split('\n')));
  for (const text of texts) {
    const shapes = await visit(text);
    for (const step of Object.keys(expected)) {
      const added = (shapes[step] ?? 'nothing at all').split('\n').filter((line) => !known.has(line));
      if (added.length) wrong.push(`${step}: ${text}: ${added}`);
    }
  }
  if (state.polluted !== undefined || Object(1).polluted !== undefined) wrong.push('a prototype was reached');
  return wrong;
}

test('there are two hundred payloads', () => {
  expect(new Set(payloads).size).toBeGreaterThanOrEqual(200);
});

/** Payloads that one test tries: each takes some seconds on a busy machine. */
const perTest = 40;
const parts = Array.from({ length: Math.ceil(payloads.length / perTest) }, (_, part) => part * perTest);

test.each(parts)(
  'payloads from number %i on, in texts of servers, visitors, addresses and language packs, run nothing and create no element',
  async (start) => {
    const stats = { ewt: { dataURL: 'https://server.example/ewt', apiVersion: 'v3' } };
    const walks = (['v1', 'v3'] as const).map(async (version) => {
      const callback = {
        ...connections[version]('https://server.example'),
        ewt: { queue: 'vq' },
        countryCodes: false,
        rememberBooking: false,
      };
      const address = stand.web.addPage(`/hostile-${version}`, {
        layout: 'all-in-one',
        before: `${hostileServer}; window._genesys = {widgets: ${JSON.stringify({ callback, stats })}};`,
      });
      const { page, problems } = await stand.visit();
      await page.goto(address);
      await untilStarted(page);
      await page.evaluate(() => window.CXBus.command('Callback.LOAD'));
      const wrong = await page.evaluate(walk, { texts: payloads.slice(start, start + perTest), namespaces: english });
      const ran = await page.evaluate(() => (window as unknown as { ran: unknown[] }).ran);
      return [version, wrong, ran, problems];
    });
    expect(await Promise.all(walks)).toEqual([
      ['v1', [], [], []],
      ['v3', [], [], []],
    ]);
  },
  180_000,
);

describe.each(['v1', 'v3'] as const)('a booking on %s', (version) => {
  test('leaves nothing personal in logs, storage, cookies or addresses, with debug on as well', async () => {
    const simulator = await startSimulator();
    stand.afterTest(simulator.close);
    const callback = connections[version](simulator.url);
    const address = stand.web.addPage(`/personal-${version}`, {
      layout: 'lazy',
      before: `window._genesys = {widgets: ${JSON.stringify({ main: { debug: true }, callback })}};`,
    });
    const { page } = await stand.visit();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('request', (request) => said.push(request.url(), JSON.stringify(request.headers())));
    await page.goto(address);
    await untilStarted(page);
    await page.evaluate(() => window.CXBus.command('Callback.open', { userData: { account: 'Account-4711' } }));
    const personal = { firstname: 'Adalbertine', lastname: 'Lovelacina', subject: 'Very private matter' };
    for (const [name, value] of Object.entries(personal)) await page.locator(`[name=${name}]`).fill(value);
    await page.locator('[name=phonenumber]').fill('+1 416 555 0123');
    await page.locator('.cx-callback-confirm').click();
    await page.locator('.cx-confirmation #cx-callback-result').waitFor();
    expect(simulator.simulator.snapshot().records).toHaveLength(1);
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href, history.state]),
    );
    expect(said.join('\n')).toContain('CallbackService.schedule');
    for (const secret of [...Object.values(personal), '4165550123', '555 0123', '555-0123', 'Account-4711']) {
      for (const line of [...said, kept]) expect(decodeURIComponent(line)).not.toContain(secret);
    }
  });
});

test.each([
  'javascript:alert(1)',
  'data:application/json,{}',
  'file:///etc/passwd',
  'ftp://server.example/x',
  'blob:https://server.example/x',
  'ws://server.example/x',
])('a dataURL such as %s is not asked', async (dataURL) => {
  const address = stand.web.addPage('/address', {
    layout: 'all-in-one',
    before: `window.asked = []; window.fetch = async (url) => { asked.push(String(url)); return new Response('{}'); };
      window._genesys = {widgets: ${JSON.stringify({
        callback: { dataURL },
        stats: { ewt: { dataURL, apiVersion: 'v1' } },
      })}};`,
  });
  const { page } = await stand.visit();
  await page.goto(address);
  await untilStarted(page);
  const settled = await page.evaluate(() => {
    const { CXBus } = window;
    const commands = [
      CXBus.command('CallbackService.schedule', { phonenumber: '+14165550123' }),
      CXBus.command('CallbackService.availability', { startDate: '2026-03-03T14:00:00.000Z' }),
      CXBus.command('StatsService.getStats', { group: 'EWT', vqName: 'vq' }),
    ];
    return Promise.all(
      commands.map((command) =>
        command.then(
          () => 'resolved',
          () => 'rejected',
        ),
      ),
    );
  });
  expect(settled).toEqual(['rejected', 'rejected', 'rejected']);
  expect(await page.evaluate(() => (window as unknown as { asked: string[] }).asked)).toEqual([]);
});

describe('with the hashes of integrity.json', () => {
  async function visit(change: (hash: string) => string) {
    const response = await fetch(`${stand.web.url}/dist/integrity.json`);
    const hashes = (await response.json()) as Record<string, string>;
    const hashOf = (file: string) => hashes[file] ?? 'missing';
    const integrity = {
      'widgets-core': hashOf('plugins/widgets-core.min.js'),
      CallbackService: change(hashOf('plugins/callbackservice.min.js')),
    };
    const address = stand.web.addPage('/integrity', {
      body: `<script src="/dist/cxbus.min.js" integrity="${hashOf('cxbus.min.js')}"></script>
        <script>CXBus.configure({pluginsPath: '/dist/plugins/', integrity: ${JSON.stringify(integrity)}});
          CXBus.loadPlugin('widgets-core');</script>`,
    });
    const visitor = await stand.visit();
    await visitor.page.goto(address);
    await untilStarted(visitor.page);
    const outcome = await visitor.page.evaluate(() =>
      window.CXBus.command('CallbackService.LOAD').then(
        () => 'loaded',
        (reason: unknown) => reason,
      ),
    );
    return outcome;
  }

  test('files are loaded', async () => {
    expect(await visit((hash) => hash)).toBe('loaded');
  });

  test('a file that somebody has changed is not run', async () => {
    const refused = 'Could not load plugin file in given location. Check your plugins path option.';
    expect(await visit((hash) => hash.replace(/.{9}$/, 'AAAAAAAAA'))).toBe(refused);
  });
});
