import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { connection, versions } from '../browser/bookingSite.js';
import { layouts, startSimulator } from '../browser/harness.js';
import { shareBrowser } from '../browser/shareBrowser.js';

const stand = shareBrowser();

async function openAndFill(page: Page): Promise<void> {
  await page.evaluate(() => window.CXBus.command('Callback.open'));
  await page.locator('#cx_form_callback_firstname').fill('Ada');
  await page.locator('#cx_form_callback_phone_number').fill('+1 416 555 0123');
}

describe.each(layouts)('in the %s layout', (layout) => {
  describe.each(versions)('on %s', (version) => {
    async function visit() {
      const simulator = await startSimulator();
      stand.afterTest(simulator.close);
      const before = `window._genesys = {widgets: {callback: ${JSON.stringify(connection(version, simulator.url))}}};`;
      const address = stand.web.addPage(`/${layout}-${version}`, { layout, before });
      const visitor = await stand.visit();
      await visitor.page.goto(address);
      return { simulator, ...visitor };
    }

    test('a visitor books a call as soon as possible', async () => {
      const { page, simulator, problems } = await visit();
      await openAndFill(page);
      await page.locator('.cx-callback-confirm').click();
      await page.locator('.cx-confirmation #cx-callback-result').waitFor();
      expect(await page.locator('#cx-callback-result-number').textContent()).toMatch(/416.*555.*0123/);

      const [record, ...others] = simulator.simulator.snapshot().records;
      expect(others).toEqual([]);
      expect(record).toMatchObject({ number: '+14165550123' });
      expect(problems).toEqual([]);
    });

    test('a visitor books a call at a free time', async () => {
      const { page, simulator, problems } = await visit();
      await openAndFill(page);
      await page.locator('#cx_form_schedule_options').selectOption({ index: 1 });
      const time = page.locator('.cx-calendar [data-instant="2026-03-03T16:15:00.000Z"]');
      await time.click();
      await page.locator('.cx-callback-confirm').click();
      await page.locator('.cx-confirmation #cx-callback-result').waitFor();
      expect(await page.locator('.cx-confirmation').textContent()).toContain('11:15');

      const [record, ...others] = simulator.simulator.snapshot().records;
      expect(others).toEqual([]);
      expect(new Date(record?.desiredTime ?? 0).toISOString()).toBe('2026-03-03T16:15:00.000Z');
      expect(problems).toEqual([]);
    });
  });
});
