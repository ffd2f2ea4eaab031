import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  chooseTime,
  freeTime,
  landscape,
  open,
  openCalendar,
  phone,
  type Setting,
  screenNamed,
  visitPage,
  visitScreen,
} from './screens.js';
import { shareBrowser } from './shareBrowser.js';

/** The full-screen sheet, small and zoomed windows, forced colours, reduced motion (manual: Callback, mobile mode). */

const stand = shareBrowser();

const body = '<h1>A long page</h1><main style="height: 4000px"></main>';

async function visit(device: BrowserContextOptions, setting: Partial<Setting> = {}) {
  // where the window lies, not how it comes there
  const context = { reducedMotion: 'reduce', ...device } as const;
  const visitor = await visitPage({ ...stand, body, context, ...setting });
  return visitor;
}

async function visitNamed(name: string, context: BrowserContextOptions, setting: Partial<Setting> = {}) {
  const visitor = await visitScreen(screenNamed(name), { ...stand, body, context, ...setting });
  return visitor;
}

const boxOf = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((node) => {
      const { left, top, right, bottom } = node.getBoundingClientRect();
      return { left, top, right, bottom };
    });

const classesOf = async (page: Page) =>
  ((await page.locator('.cx-callback').getAttribute('class')) ?? '').match(/cx-(mobile|desktop|portrait|landscape)/g);

describe('the sheet', () => {
  test('covers the whole screen, upright and sideways, and follows a turn', async () => {
    const { page } = await visit(phone);
    await open(page);
    expect(await classesOf(page)).toEqual(['cx-mobile', 'cx-portrait']);
    expect(await boxOf(page, '.cx-callback')).toEqual({ left: 0, top: 0, right: 390, bottom: 844 });
    await page.setViewportSize({ width: 844, height: 390 });
    await page.locator('.cx-callback.cx-landscape').waitFor();
    expect((await classesOf(page))?.sort()).toEqual(['cx-landscape', 'cx-mobile']);
    expect(await boxOf(page, '.cx-callback')).toEqual({ left: 0, top: 0, right: 844, bottom: 390 });
  });

  test('on a desktop there is none', async () => {
    const { page } = await visit({});
    await open(page);
    expect(await classesOf(page)).toContain('cx-desktop');
    expect((await boxOf(page, '.cx-callback')).left).toBeGreaterThan(500);
  });

  test('keeps the page behind from scrolling until it is closed or minimised, and leaves it where it was', async () => {
    const { page } = await visit(phone);
    const scroll = async (selector: string) => {
      const { left, top } = await boxOf(page, selector);
      await page.mouse.move(left + 20, top + 20);
      await page.mouse.wheel(0, 300);
      await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
      return page.evaluate(() => Math.round(scrollY));
    };
    await page.evaluate(() => scrollTo(0, 500));
    await open(page);
    expect(await scroll('.cx-titlebar')).toBe(500);
    await page.locator('.cx-button-minimize').click();
    await page.mouse.move(10, 100);
    await page.mouse.wheel(0, 300);
    await page.waitForFunction(() => scrollY > 500);
    await page.locator('.cx-button-maximize').click();
    const before = await page.evaluate(() => Math.round(scrollY));
    expect(await scroll('.cx-titlebar')).toBe(before);
    await page.locator('.cx-button-close').click();
    await page.locator('.cx-callback').waitFor({ state: 'detached' });
    expect(await page.locator('.cx-callback-page-locked').count()).toBe(0);
    await page.mouse.wheel(0, 300);
    await page.waitForFunction((y) => scrollY > y, before);
  });

  test.each([
    ['html { overflow-y: scroll }', 'html'],
    ['body { overflow-x: hidden }', 'html'],
    ['html, body { height: 100%; margin: 0 } html { overflow: hidden } body { overflow: auto }', 'body'],
    ['html, body { height: 100%; margin: 0 } body { overflow-x: hidden }', 'html'],
  ])('leaves the page where it was, whatever makes it scroll: %s', async (css, scroller) => {
    const { page } = await visit(phone, { body: `<style>${css}</style>${body}` });
    const position = () =>
      page.evaluate((name) => {
        const element = document.querySelector(name);
        return [
          Math.round(element?.scrollTop ?? 0),
          Math.round(document.querySelector('main')?.getBoundingClientRect().top ?? 0),
        ];
      }, scroller);
    await page.locator(scroller).evaluate((element) => element.scrollTo(0, 700));
    const before = await position();
    expect(before[0]).toBe(700);
    await open(page);
    await page.mouse.move(50, 20);
    await page.mouse.wheel(0, 300);
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
    expect(await position()).toEqual(before);
    await page.locator('.cx-button-close').click();
    await page.locator('.cx-callback').waitFor({ state: 'detached' });
    expect(await position()).toEqual(before);
  });

  test.each([
    ['resizes the page', (page: Page) => page.setViewportSize({ width: 390, height: 420 })],
    [
      'covers the page',
      (page: Page) =>
        page.evaluate(() => {
          const viewport = window.visualViewport;
          Object.defineProperty(viewport, 'height', { value: 420, configurable: true });
          viewport?.dispatchEvent(new Event('resize'));
        }),
    ],
  ])('an on-screen keyboard that %s does not hide the field in use', async (_how, showKeyboard) => {
    const { page } = await visit(phone);
    await open(page);
    await page.locator('#cx_form_callback_subject').tap();
    await showKeyboard(page);
    await page.waitForFunction(() => document.querySelector('.cx-callback')?.getBoundingClientRect().bottom === 420);
    const field = await boxOf(page, '#cx_form_callback_subject');
    expect(field.top).toBeGreaterThanOrEqual(56);
    expect(field.bottom).toBeLessThanOrEqual(420);
    await page.locator('#cx_form_callback_firstname').tap();
    expect((await boxOf(page, '#cx_form_callback_firstname')).top).toBeGreaterThanOrEqual(56);
  });

  test('letters of fields have 16px at least, so that the phone does not zoom in', async () => {
    const { page } = await visit(phone);
    await open(page);
    const sizes = await page
      .locator('.cx-callback :is(input, select, textarea)')
      .evaluateAll((nodes) => nodes.map((node) => Number.parseFloat(getComputedStyle(node).fontSize)));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
  });
});

const small: BrowserContextOptions = { viewport: { width: 320, height: 568 } };
/** A window of 1280 × 1024 at 400 %. */
const zoomed: BrowserContextOptions = { viewport: { width: 320, height: 256 } };

describe('little room', () => {
  test.each([
    ['a phone', phone],
    ['a phone turned sideways', landscape],
    ['320 px', small],
    ['400 %', zoomed],
  ] as const)('nothing is to be scrolled sideways, and targets have 24 px: %s', async (_name, context) => {
    for (const name of ['form-own', 'countries', 'calendar-chosen', 'proposals', 'confirmation']) {
      const { page, close } = await visitNamed(name, context);
      const found = await page.locator('.cx-callback').evaluate((root) => {
        const parts = [document.documentElement, root, ...root.querySelectorAll('.cx-body, .cx-calendar, .cx-overlay')];
        const targets = [...root.querySelectorAll('button, input, select, textarea, [role=option]')];
        return {
          wide: parts.filter((part) => part.scrollWidth > part.clientWidth).map((part) => part.className),
          small: targets
            .filter((target) => target.checkVisibility())
            .filter((target) => {
              const { width, height } = target.getBoundingClientRect();
              return Math.round(width) < 24 || Math.round(height) < 24;
            })
            .map((target) => target.outerHTML.slice(0, 120)),
        };
      });
      expect(found, name).toEqual({ wide: [], small: [] });
      await close();
    }
  });

  test.each([
    ['320 px', small],
    ['400 %', zoomed],
    ['a phone turned sideways', landscape],
  ] as const)('a call can be booked: %s', async (_name, context) => {
    const { page, simulator } = await visit(context);
    await chooseTime(page);
    const confirm = page.locator('.cx-callback-confirm');
    await confirm.scrollIntoViewIfNeeded();
    const { top, bottom } = await boxOf(page, '.cx-callback-confirm');
    expect(top).toBeGreaterThanOrEqual(0);
    expect(bottom).toBeLessThanOrEqual(context.viewport?.height ?? 0);
    await confirm.click();
    await page.locator('#cx-callback-result').waitFor();
    expect(simulator.snapshot().records).toHaveLength(1);
  });

  test('the time that has the focus is not hidden by what sticks to the edges', async () => {
    const { page } = await visit(landscape);
    await openCalendar(page);
    await page.locator('.cx-time').first().focus();
    for (const key of [...Array<string>(6).fill('ArrowDown'), 'Home', 'End']) {
      await page.keyboard.press(key);
      const isOnTop = await page.evaluate(() => {
        const node = document.activeElement;
        const { left, top, width, height } = node?.getBoundingClientRect() ?? new DOMRect();
        return node?.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      });
      expect(isOnTop, key).toBe(true);
    }
  });
});

describe('what the visitor’s system asks for', () => {
  test('with forced colours focus, choice and error are still seen', async () => {
    const { page } = await visit({ forcedColors: 'active' });
    await openCalendar(page);
    const look = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((node) => {
          const { backgroundColor, outlineStyle, outlineWidth } = getComputedStyle(node);
          return { backgroundColor, outline: `${outlineStyle} ${outlineWidth}` };
        });
    const chosen = `.cx-time[data-instant="${freeTime}"]`;
    await page.locator('.cx-time').first().focus();
    await page.keyboard.press('ArrowRight');
    expect((await look('.cx-time:focus')).outline).toBe('solid 2px');
    await page.locator(chosen).click();
    // a time that is chosen closes the calendar; it shows the choice to those who come back
    await page.locator('.cx-callback-change').click();
    expect((await look(chosen)).backgroundColor).not.toBe((await look('.cx-time:not(.cx-active)')).backgroundColor);
    expect((await look('.cx-calendar-day-container.cx-active')).backgroundColor).not.toBe(
      (await look('.cx-calendar-day-container:not(.cx-active)')).backgroundColor,
    );
    await page.keyboard.press('Escape');
    await page.locator('.cx-calendar').waitFor({ state: 'hidden' });
    await page.locator('#cx_form_callback_firstname').focus();
    expect((await look('#cx_form_callback_firstname')).outline).toBe('solid 2px');
  });

  test.each(['form', 'calendar-loading', 'busy', 'close-question'])(
    'with reduced motion nothing moves: %s',
    async (name) => {
      const { page } = await visitNamed(name, { reducedMotion: 'reduce' });
      const lengths = await page.evaluate(() =>
        document.getAnimations().map(({ effect }) => Number(effect?.getComputedTiming().endTime)),
      );
      expect(lengths.filter((milliseconds) => milliseconds > 1)).toEqual([]);
    },
  );
});
