import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connection, versions } from './bookingSite.js';
import { launchBrowser, startSimulator, startVisit, startWebServer, untilStarted, type WebServer } from './harness.js';

/**
 * Every fault the simulator knows, met by a visitor who books: one rejection, one error event of the documented shape, a
 * sentence to read, the form as it was, and never a second POST.
 */
let browser: Browser;
let web: WebServer;

beforeAll(async () => {
  [browser, web] = await Promise.all([launchBrowser(), startWebServer()]);
});
afterAll(() => Promise.all([browser.close(), web.close()]));

const failing = [
  'latency=60000',
  'refuse',
  'lost',
  'cut',
  'html',
  'html=502',
  'status=400',
  'status=401',
  'status=404',
  'status=429',
  'status=500',
  'status=503;retry-after=1',
];
interface Recorded {
  event: string;
  data: Record<string, unknown>;
}

/** What the bus carried, as the page's own script sees it. */
const recorder = `
  window.recorded = [];
  window.addEventListener('DOMContentLoaded', () => {
    for (const event of ['scheduled', 'scheduleError']) {
      CXBus.subscribe('CallbackService.' + event, ({ data }) => {
        window.recorded.push({ event, data: { ...data, hasHeaders: typeof data.getResponseHeader } });
      });
    }
  });`;

const recorded = (page: Page) => page.evaluate(() => (window as unknown as { recorded: Recorded[] }).recorded);

async function fillForm(page: Page): Promise<void> {
  await page.locator('#cx_form_callback_firstname').fill('Ada');
  await page.locator('#cx_form_callback_phone_number').fill('+1 416 555 0123');
  await page.locator('#cx_form_callback_subject').fill('<b>Engine</b> no. 2');
}

function typed(page: Page): Promise<string[]> {
  return page
    .locator('.cx-form-inputs .cx-input')
    .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
}

describe.each(versions)('on %s', (api) => {
  test.each(failing)('a booking that meets %s fails once, says so, and keeps what was typed', async (fault) => {
    const simulator = await startSimulator();
    const config = { callback: connection(api, simulator.url) };
    const address = web.addPage(`/${api}-${fault}`, {
      layout: 'all-in-one',
      before: `window._genesys = {widgets: ${JSON.stringify(config)}};${recorder}`,
    });
    const { page, context } = await startVisit(browser);
    const posts: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') posts.push(request.url());
    });
    const exceptions: string[] = [];
    page.on('pageerror', (error) => exceptions.push(String(error)));
    await page.goto(address);
    await untilStarted(page);
    await page.evaluate(() => window.CXBus.command('Callback.open'));
    await fillForm(page);
    const before = await typed(page);
    simulator.simulator.faults.add({ fault, operation: 'schedule' });
    await page.locator('.cx-callback-confirm').dblclick();
    await page.clock.runFor(4000);
    await page.locator('.cx-error-container').waitFor();

    const events = await recorded(page);
    expect(events.map(({ event }) => event)).toEqual(['scheduleError']);
    expect(events[0]?.data).toMatchObject({
      status: expect.any(Number),
      statusText: expect.any(String),
      responseText: expect.any(String),
      readyState: 4,
      message: expect.any(String),
      hasHeaders: 'function',
    });
    const sentence = (await page.locator('.cx-error-container #cx_callback_information').textContent()) ?? '';
    expect(sentence.trim()).not.toBe('');
    expect(sentence).not.toMatch(/[<>{}]|https?:|\d{4}-\d\d-\d\dT/);
    expect(await typed(page)).toEqual(before);
    // Counted in the page: Chromium itself sends a request again when a kept-alive connection is reset under it.
    expect(posts).toHaveLength(1);
    expect(exceptions).toEqual([]);
    await context.close();
    await simulator.close();
  });

  test('a booking whose answer has no body is taken as booked', async () => {
    const simulator = await startSimulator();
    const config = { callback: connection(api, simulator.url) };
    const address = web.addPage(`/${api}-empty`, {
      layout: 'all-in-one',
      before: `window._genesys = {widgets: ${JSON.stringify(config)}};${recorder}`,
    });
    const { page, context } = await startVisit(browser);
    await page.goto(address);
    await untilStarted(page);
    await page.evaluate(() => window.CXBus.command('Callback.open'));
    await fillForm(page);
    simulator.simulator.faults.add({ fault: 'empty', operation: 'schedule' });
    await page.locator('.cx-callback-confirm').click();
    await page.locator('.cx-confirmation').waitFor();
    expect(simulator.simulator.snapshot().records).toHaveLength(1);
    await context.close();
    await simulator.close();
  });
});
