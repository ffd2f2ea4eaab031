import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { fillIn, versions, visitSite } from './bookingSite.js';
import { type Layout, layouts, untilStarted } from './harness.js';
import { shareBrowser } from './shareBrowser.js';

const stand = shareBrowser();
let count = 0;

interface Site {
  layout?: Layout;
  launcher?: unknown;
  body?: string;
  css?: string;
  htmlAttributes?: string;
  dark?: boolean;
}

async function visit({ layout = 'lazy', launcher = true, body = '', css = '', htmlAttributes, dark }: Site = {}) {
  const widgets = {
    main: {
      preload: ['callback'],
      theme: dark ? 'dark' : 'light',
      i18n: { ar: { callback: { CallbackTitle: 'اتصلوا بي' } } },
    },
    callback: { launcher, dataURL: '/nowhere' },
  };
  const address = stand.web.addPage(`/launcher-${++count}`, {
    layout,
    htmlAttributes,
    before: `window._genesys = {widgets: ${JSON.stringify(widgets)}};`,
    body: `<style>${css}</style>${body}`,
  });
  const visitor = await stand.visit({ viewport: { width: 900, height: 700 } });
  await visitor.page.route('**/nowhere/**', (route) => route.fulfill({ json: {} }));
  await visitor.page.goto(address);
  await untilStarted(visitor.page);
  // time passes only as the test lets it
  await visitor.page.clock.runFor(500);
  return visitor;
}

const launcher = (page: Page) => page.locator('.cx-callback-launcher');

async function boxOf(page: Page, selector = '.cx-callback-launcher') {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not shown`);
  return { ...box, right: box.x + box.width, bottom: box.y + box.height };
}

async function overlaps(page: Page, selector: string): Promise<boolean> {
  const [one, other] = [await boxOf(page), await boxOf(page, selector)];
  return one.x < other.right && other.x < one.right && one.y < other.bottom && other.y < one.bottom;
}

/** Lets the launcher look at the page again, which it does a moment after a change. */
async function untilClearOf(page: Page, selector: string): Promise<void> {
  await expect
    .poll(async () => {
      await page.clock.runFor(300);
      return overlaps(page, selector);
    })
    .toBe(false);
}

describe.each(layouts)('in the %s layout', (layout) => {
  test('it opens the widget, hides while that is open, and has the focus again afterwards', async () => {
    const { page, problems } = await visit({ layout });
    await launcher(page).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.cx-callback-launcher') !== null)).toBe(true);
    await page.keyboard.press('Enter');
    await page.locator('.cx-callback form').waitFor();
    expect(await launcher(page).isVisible()).toBe(false);
    await page.keyboard.press('Escape');
    await launcher(page).waitFor();
    expect(await page.locator('.cx-callback').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.closest('.cx-callback-launcher') !== null)).toBe(true);
    expect(problems).toEqual([]);
  });
});

test('it has a name, a size that fingers hit, and enough contrast in both themes', async () => {
  for (const dark of [false, true]) {
    const { page } = await visit({ dark });
    await launcher(page).waitFor();
    const button = page.getByRole('button', { name: 'call' });
    expect(await button.getAttribute('aria-haspopup')).toBe('dialog');
    const { width, height } = await boxOf(page);
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    const contrast = await button.evaluate((element) => {
      const lightness = (color: string) => {
        const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
          const value = Number(part) / 255;
          return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const { color, backgroundColor } = getComputedStyle(element);
      const [low, high] = [lightness(color), lightness(backgroundColor)].sort((one, other) => one - other);
      return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
    });
    expect(contrast).toBeGreaterThanOrEqual(4.5);
  }
});

test.each([
  [undefined, 'lang="en"', 'right', 'bottom'],
  [undefined, 'lang="ar" dir="rtl"', 'left', 'bottom'],
  ['left', 'lang="ar" dir="rtl"', 'left', 'bottom'],
  ['bottom-right', 'lang="ar" dir="rtl"', 'right', 'bottom'],
  ['left', 'lang="en"', 'left', 'bottom'],
  ['top-right', 'lang="en"', 'right', 'top'],
  ['top-left', 'lang="en"', 'left', 'top'],
])('with position %s in %s it floats %s, at the %s', async (position, htmlAttributes, side, edge) => {
  const { page } = await visit({ launcher: { position }, htmlAttributes });
  await launcher(page).waitFor();
  const box = await boxOf(page);
  expect(side === 'left' ? box.x : 900 - box.right).toBeLessThan(40);
  expect(edge === 'top' ? box.y : 700 - box.bottom).toBeLessThan(40);
});

const chat = '.chat {position: fixed; right: 20px; bottom: 20px; width: 60px; height: 60px; background: navy}';
const bar = '.bar {position: fixed; inset: auto 0 0; height: 90px; background: wheat}';

test('it stands clear of what the page keeps in its corner, one above the other', async () => {
  const css = `${chat} ${bar} .chat {bottom: 95px}`;
  const { page } = await visit({ css, body: '<div class="bar">Cookies</div><div class="chat"></div>' });
  await launcher(page).waitFor();
  await untilClearOf(page, '.bar');
  await untilClearOf(page, '.chat');
  expect((await boxOf(page)).y).toBeGreaterThan(350);
});

test('it makes room for what comes later, deep in the page or in a web component, and comes back when that goes', async () => {
  const { page } = await visit({ css: chat, body: '<main><section></section></main>' });
  await launcher(page).waitFor();
  const corner = await boxOf(page);
  await page.evaluate(() => {
    const box = document.createElement('div');
    box.className = 'chat';
    document.querySelector('section')?.append(box);
  });
  await untilClearOf(page, '.chat');
  await page.evaluate(() => {
    const box = document.querySelector('.chat');
    if (box instanceof HTMLElement) box.style.display = 'none';
  });
  await expect
    .poll(async () => {
      await page.clock.runFor(300);
      return boxOf(page);
    })
    .toEqual(corner);

  await page.evaluate(() => {
    const host = document.createElement('chat-bubble');
    const inner = document.createElement('div');
    inner.style.cssText = 'position: fixed; right: 10px; bottom: 10px; width: 80px; height: 80px';
    inner.id = 'inner';
    host.attachShadow({ mode: 'open' }).append(inner);
    document.body.append(host);
  });
  await untilClearOf(page, '#inner');
});

test('at the top it moves down, below a header that stays', async () => {
  const { page } = await visit({
    launcher: { position: 'top-right' },
    css: 'header {position: sticky; top: 0; height: 80px; background: wheat} main {height: 3000px}',
    body: '<header>A site</header><main></main>',
  });
  await launcher(page).waitFor();
  await untilClearOf(page, 'header');
  expect((await boxOf(page)).y).toBeLessThan(200);
});

test('it does not flee from the page itself, nor from what lies over all of it', async () => {
  const { page } = await visit({
    css: '.app {position: fixed; inset: 0; background: wheat}',
    body: '<div class="app">A site</div>',
  });
  await launcher(page).waitFor();
  await page.clock.runFor(300);
  expect(700 - (await boxOf(page)).bottom).toBeLessThan(40);
});

test.each(layouts)(
  'in the %s layout any element with data-cx-command is a button, also one that comes later',
  async (layout) => {
    const { page, problems } = await visit({ layout, launcher: false });
    await page.evaluate(() => {
      const button = document.createElement('span');
      button.tabIndex = 0;
      button.textContent = 'Call me back';
      button.dataset.cxCommand = 'Callback.open';
      button.dataset.cxOptions = JSON.stringify({ form: { firstname: 'Ada' } });
      document.body.append(button);
    });
    await page.getByText('Call me back').click();
    await page.locator('#cx_form_callback_firstname').waitFor();
    expect(await page.locator('#cx_form_callback_firstname').inputValue()).toBe('Ada');
    await page.evaluate(() => window.CXBus.command('App.closeAll'));
    await page.locator('.cx-callback').waitFor({ state: 'detached' });
    await page.getByText('Call me back').press('Enter');
    await page.locator('#cx_form_callback_firstname').waitFor();
    expect(problems).toEqual([]);
  },
);

test('bad JSON makes one clear complaint, and the command is not run', async () => {
  const { page, problems } = await visit({
    body: `<button data-cx-command="Callback.open" data-cx-options="{form: 1}">Call me</button>`,
  });
  await page.getByText('Call me').click();
  await expect.poll(() => problems).toHaveLength(1);
  expect(problems[0]).toContain('Callback.open is not run');
  expect(await page.locator('.cx-callback form').count()).toBe(0);
});

describe.each(versions)('on %s', (version) => {
  test('a visitor books by way of the floating button', async () => {
    const { page, records } = await visitSite(stand, version, {
      callback: { launcher: true },
      script: `_genesys.widgets.main = {preload: ['callback']};`,
    });
    await launcher(page).click();
    await fillIn(page);
    await page.locator('.cx-callback-confirm').click();
    await page.locator('.cx-confirmation').waitFor();
    expect(records()).toHaveLength(1);
  });

  test('a visitor books by way of a button that the page adds later', async () => {
    const { page, records } = await visitSite(stand, version);
    await page.evaluate(() => {
      const button = document.createElement('button');
      button.dataset.cxCommand = 'Callback.open';
      button.dataset.cxOptions = '{"form": {"lastname": "Byron"}}';
      button.textContent = 'Call me';
      document.body.append(button);
    });
    await page.getByText('Call me', { exact: true }).click();
    await fillIn(page);
    await page.locator('.cx-callback-confirm').click();
    await page.locator('.cx-confirmation').waitFor();
    expect(records()).toMatchObject([{ data: { lastname: 'Byron' } }]);
  });
});
