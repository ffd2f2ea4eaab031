// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { type ContractPart, type ContractStage, contract } from '../../../src/CallbackWidget/dom/contract.js';
import type { WidgetsConfiguration } from '../../../src/config/index.js';
import { type Page, settle, setUp } from '../setUp.js';

interface Stage {
  config?: WidgetsConfiguration;
  /** Brings the open widget there. */
  reach?(page: Page): Promise<void>;
}

const request = async (page: Page) => {
  page.type('phonenumber', '2125550123');
  await page.confirm();
};

const stages: Record<ContractStage, Stage> = {
  open: {},
  choice: {},
  countryCodes: {},
  timeOnly: { config: { callback: { immediateCallback: false } } },
  mobile: { config: { main: { mobileMode: true } } },
  minimized: { reach: async (page) => void (await page.bus.command('Callback.minimize')) },
  closing: {
    async reach(page) {
      page.type('firstname', 'Ann');
      await page.close();
    },
  },
  booked: {
    async reach(page) {
      await request(page);
      page.scheduled[0]?.deferred.resolve({ _id: '1' });
      await settle();
    },
  },
};

describe('the DOM contract', () => {
  const parts: ContractPart[] = Object.values(contract);

  test.each(Object.entries(stages))(
    'in stage %s has every part that is promised then',
    async (name, { config, reach }) => {
      const page = await setUp(config);
      await page.open();
      await reach?.(page);
      const promised = parts.filter(({ when }) => when === name).map(({ selector }) => selector);
      expect(promised.filter((selector) => !document.querySelector(`body ${selector}`))).toEqual([]);
    },
  );

  test('has every part that is promised from the start when opened is delivered', async () => {
    const page = await setUp();
    const promised = parts
      .filter(({ when }) => /^(open|choice|countryCodes)$/.test(when))
      .map(({ selector }) => selector);
    let missing = promised;
    page.bus.subscribe('Callback.opened', () => {
      missing = promised.filter((selector) => !document.querySelector(`body ${selector}`));
    });
    await page.open();
    expect(missing).toEqual([]);
  });

  test('keeps the form when the call is booked, hidden', async () => {
    const page = await setUp();
    await page.open();
    await stages.booked.reach?.(page);
    const inForm = [contract.form, contract.formInputs, contract.field, contract.confirmButton];
    expect(inForm.filter(({ selector }) => !document.querySelector(`body ${selector}`))).toEqual([]);
    expect(page.shows('form.cx-content')).toBe(false);
  });

  test('says of each selector once what it means', () => {
    const selectors = parts.map(({ selector }) => selector);
    expect(new Set(selectors).size).toBe(selectors.length);
    for (const { meaning } of parts) expect(meaning).not.toBe('');
  });
});
