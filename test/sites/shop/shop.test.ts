import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { untilStarted } from '../../browser/harness.js';
import { layouts, shareSites, visitSite } from '../visitSite.js';

const sites = shareSites();

const logOf = (page: Page) => page.evaluate(() => (window as unknown as { shopLog: unknown[] }).shopLog);

async function open(page: Page): Promise<void> {
  await untilStarted(page);
  await page.locator('#call').click();
  await page.locator('.cx-callback').waitFor();
}

describe.each(layouts)('a shop with a form of its own, %s', (layout) => {
  test('sees every input as it wrote it: types in any case, HTML labels, wrappers, attributes, options, texts of packs', async () => {
    const { page, problems } = await visitSite(sites, 'shop', layout);
    await open(page);

    const controls = await page.locator('.cx-form-inputs [name]').evaluateAll((all) =>
      all.map((node) => {
        const control = node as HTMLInputElement;
        return `${control.tagName.toLowerCase()} ${control.type} ${control.name}`;
      }),
    );
    expect(controls).toEqual([
      'input text firstname',
      'input email email',
      'input tel phonenumber',
      'input number order',
      'select select-one topic',
      'input checkbox terms',
      'input checkbox news',
      'textarea textarea subject',
      'input text first_line',
      'input text second_line',
      'input hidden campaign',
      'input tel bare',
    ]);
    expect(await page.locator('.cx-form-inputs > .shop-form > .shop-row > span > label > b').textContent()).toBe(
      'name',
    );
    expect(await page.locator('.shop-row > div > #shop_name.cx-input.cx-form-control').count()).toBe(1);
    const attributes = await page.locator('#shop_name').evaluate((input) => {
      const names = ['maxlength', 'placeholder', 'title', 'data-shop', 'spellcheck', 'autocapitalize', 'disabled'];
      return names.map((name) => input.getAttribute(name));
    });
    expect(attributes).toEqual(['40', 'Ada Lovelace', 'As on the parcel', 'name', 'false', 'words', null]);
    expect(await page.locator('.cx-control-label[for=shop_mail] small').textContent()).toBe('for the bill');
    expect(await page.locator('.cx-control-label[for=shop_order].i18n[data-message=Order]').textContent()).toBe(
      'Order number',
    );
    expect(await page.locator('#shop_order').getAttribute('placeholder')).toBe('as on the bill');
    expect(await page.locator('#shop_order').getAttribute('data-message-type')).toBe('placeholder');
    expect(await page.locator('#shop_topic option').allTextContents()).toEqual([
      'Choose …',
      'A late parcel',
      'Today, please',
      'Something <else>',
    ]);
    expect(await page.locator('#shop_topic').inputValue()).toBe('late');
    expect(await page.locator('label[for=shop_terms] a').getAttribute('href')).toBe('/terms');
    expect(await page.locator('.shop-news > input#shop_news + label').count()).toBe(1);
    expect(await page.locator('#shop_notes.shop-notes').evaluate((node) => getComputedStyle(node).minHeight)).toBe(
      '90px',
    );
    expect(await page.locator('.shop-bare').evaluate((node) => node.textContent)).toBe('');
    expect(await page.locator('#shop_bare').inputValue()).toBe('0');
    expect(await page.locator('.cx-title').textContent()).toBe('Bolt & Nut rings you');
    for (const [name, label] of [
      ['first_line', 'First line'],
      ['second_line', 'Second line'],
    ]) {
      // inputs of one id are still told apart by those who cannot see them
      expect(await page.getByRole('textbox', { name: label, exact: true }).getAttribute('name')).toBe(name);
    }
    expect(problems).toEqual([]);
  });

  test('has its handlers called at the element, false cancels, and validate marks fields and stops the submission', async () => {
    const { page, simulator, problems } = await visitSite(sites, 'shop', layout);
    await open(page);

    await page.locator('#shop_phone').click();
    await page.keyboard.type('+x1 416x 555 0123');
    expect(await page.locator('#shop_phone').inputValue()).not.toContain('x');
    await page.locator('#shop_order').focus();
    await page.locator('#shop_topic').selectOption('today');
    await page.locator('#shop_topic').focus();
    expect(await logOf(page)).toEqual(['focus shop_order shop_order', 'change today', 'blur shop_order']);

    // validateWhileTyping
    await page.locator('#shop_mail').pressSequentially('ada');
    await page.locator('#shop_mail.cx-error[aria-invalid=true]').waitFor();
    expect(await page.locator('label[for=shop_mail].shop-bad').count()).toBe(1);
    await page.locator('#shop_mail').pressSequentially('@bolt.example');
    await page.locator('#shop_mail:not(.cx-error)').waitFor();

    await page.locator('.cx-callback-confirm').click();
    await page.locator('.cx-input.cx-error').first().waitFor();
    const marked = () =>
      page.locator('.cx-input.cx-error[aria-invalid=true]').evaluateAll((all) => all.map((node) => node.id));
    // the name is too short for the shop, the order is required, the terms are not accepted
    expect(await marked()).toEqual(['shop_name', 'shop_order', 'shop_terms']);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('shop_name');
    expect(simulator.requests.filter(({ operation }) => operation === 'schedule')).toEqual([]);

    await page.locator('#shop_name').fill('Ada');
    await page.locator('#shop_order').fill('1234');
    await page.locator('#shop_terms').check();
    await page.locator('#shop_news').check();
    await page.locator('#shop_notes').fill('Two left-handed nuts');
    await page.locator('[name=second_line]').fill('Backyard');
    await page.locator('.cx-callback-confirm').click();
    await page.locator('.cx-confirmation').waitFor();

    const [record, ...others] = simulator.snapshot().records;
    expect(others).toEqual([]);
    expect(record?.number).toBe('+14165550123');
    const [sent] = simulator.requests.filter(({ operation }) => operation === 'schedule');
    expect(JSON.parse(sent?.body ?? '')).toEqual({
      _customer_number: '+14165550123',
      shop: 'bolt',
      firstname: 'Ada',
      email: 'ada@bolt.example',
      order: '1234',
      topic: 'today',
      terms: true,
      news: 'weekly',
      subject: 'Two left-handed nuts',
      first_line: '',
      second_line: 'Backyard',
      campaign: 'spring',
      bare: '0',
    });
    expect(problems).toEqual([]);
  });

  test("gets jQuery objects of the real elements, the page's own jQuery, the bus and Common in validate", async () => {
    const { page, requested, problems } = await visitSite(sites, 'shop', layout);
    await open(page);
    await page.locator('#shop_name').fill('Ada');
    await page.locator('.cx-callback-confirm').click();
    await page.locator('.cx-input.cx-error').first().waitFor();
    const calls = (await logOf(page)).filter((entry) => typeof entry === 'object');
    expect(calls.at(-1)).toEqual({
      event: 'submit',
      jquery: true,
      real: true,
      form: true,
      label: 'Your name',
      value: 'Ada',
      fn: '3.8.0',
      bus: true,
      common: true,
      guid: 36,
    });
    expect(requested.filter((address) => address.includes('jquery'))).toEqual([
      expect.stringContaining('/scripts/jquery.min.js'),
    ]);
    expect(problems).toEqual([]);
  });
});
