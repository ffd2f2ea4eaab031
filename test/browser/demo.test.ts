import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './harness.js';

/** The demo as `npm start` serves it: no server but the one for its files. */
let browser: Browser;
let server: ViteDevServer;
let address: string;

beforeAll(async () => {
  server = await createServer({
    configFile: join(import.meta.dirname, '../../vite.config.ts'),
    server: { port: 0, host: '127.0.0.1' },
    logLevel: 'error',
  });
  await server.listen();
  address = server.resolvedUrls?.local[0] ?? '';
  browser = await launchBrowser();
});
afterAll(() => Promise.all([browser.close(), server.close()]));

async function visitDemo(api: 'v1' | 'v3'): Promise<{ page: Page; problems: string[] }> {
  const context = await browser.newContext({ timezoneId: 'Europe/Berlin', locale: 'en-US' });
  const page = await context.newPage();
  // office hours, some minutes after a slot has begun
  await page.clock.install({ time: '2026-03-03T10:02:00.000Z' });
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(address);
  await page.locator('.panel').first().waitFor();
  if (api === 'v3') {
    const reloaded = page.waitForEvent('load');
    await page.getByRole('radio', { name: 'v3' }).check();
    await reloaded;
    await page.locator('.panel').first().waitFor();
  }
  await page.locator('[data-call]').first().click();
  await page.locator('#cx_form_callback_firstname').fill('Ada');
  await page.locator('#cx_form_callback_phone_number').fill('+1 416 555 0123');
  return { page, problems };
}

describe.each(['v1', 'v3'] as const)('in the demo on %s', (api) => {
  test('a visitor books now, and the operator sees it', async () => {
    const { page, problems } = await visitDemo(api);
    await page.locator('.cx-callback-confirm').click();
    await page.locator('.cx-confirmation').waitFor();
    await page.locator('.queue .own').waitFor();
    expect(await page.locator('.queue .own').allTextContents()).toEqual([expect.stringContaining('+14165550123')]);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test('a visitor books at a free time, and the operator sees it', async () => {
    const { page, problems } = await visitDemo(api);
    await page.locator('#cx_form_schedule_options').selectOption({ index: 1 });
    const free = page.locator('.cx-calendar [data-instant]:not([aria-disabled])');
    await free.nth(1).click();
    await page.locator('.cx-callback-confirm').click();
    await page.locator('.cx-confirmation').waitFor();
    await page.locator('.queue .own').waitFor();
    expect(await page.locator('.queue .own').allTextContents()).toEqual([
      expect.stringMatching(/Scheduled.*\+14165550123/s),
    ]);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
