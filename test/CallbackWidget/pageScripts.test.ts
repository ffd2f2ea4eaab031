// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import { settle, setUp } from './setUp.js';

const phone = { name: 'phonenumber', value: '4165550123' };

describe('what page scripts do to the form', () => {
  test('a field of the definition that was moved out of the form, but not out of the window, is still submitted', async () => {
    const page = await setUp();
    await page.open({ formJSON: { inputs: [{ name: 'firstname' }, phone] } });
    page.find('.cx-footer').append(page.find('[name=firstname]'));
    page.find('.cx-footer').insertAdjacentHTML('beforeend', '<input name="search" value="not of the form">');
    page.type('firstname', 'Ada');
    await page.confirm();
    expect(page.scheduled[0]?.data).toEqual({ firstname: 'Ada', _customer_number: '4165550123' });
  });

  test('an overlay that the page takes away itself sets the form and the footer free again', async () => {
    const page = await setUp();
    await page.open();
    await page.bus.command('Callback.showOverlay', { html: '<p>Own</p>', hideFooter: true });
    expect(page.find('.cx-body').hasAttribute('inert')).toBe(true);
    page.find('.cx-overlay').remove();
    await settle(5);
    expect(page.find('.cx-body').hasAttribute('inert')).toBe(false);
    expect(page.root().classList.contains('cx-hide-footer')).toBe(false);
  });
});

describe('what a definition asks for', () => {
  test('a handler finds its element in `this`, `event.target` and `event.currentTarget`', async () => {
    const seen: unknown[] = [];
    function onclick(this: unknown, event: Event) {
      seen.push(this, event.target, event.currentTarget);
    }
    const page = await setUp();
    await page.open({ formJSON: { inputs: [{ name: 'firstname', onclick }, phone] } });
    const after = vi.fn((event: Event) => event.currentTarget);
    page.root().addEventListener('click', after);
    const input = page.find('[name=firstname]');
    input.click();
    expect(seen).toEqual([input, input, input]);
    // and everybody else theirs
    expect(after.mock.results[0]?.value).toBe(page.root());
  });

  test('inputs with the same id are each named by their own label', async () => {
    const page = await setUp();
    const same = (name: string) => ({ id: 'same', name, label: name });
    await page.open({ formJSON: { inputs: [same('one'), same('two'), { ...phone, label: 'Phone' }] } });
    for (const name of ['one', 'two']) {
      const label = document.getElementById(page.find(`[name=${name}]`).getAttribute('aria-labelledby') ?? '');
      expect(label?.textContent).toBe(name);
    }
    expect(page.find('[name=phonenumber]').hasAttribute('aria-labelledby')).toBe(false);
  });

  test('the texts of options are texts, with character references', async () => {
    const page = await setUp();
    const options = [{ text: 'under <18>' }, { text: 'Caf&eacute; &amp; more' }, { text: 'Q&A' }];
    await page.open({ formJSON: { inputs: [{ name: 'topic', type: 'select', options }, phone] } });
    expect([...page.root().querySelectorAll('[name=topic] option')].map((option) => option.textContent)).toEqual([
      'under <18>',
      'Café & more',
      'Q&A',
    ]);
  });
});

test('the plugin is ready, and takes commands, once the page has a body', async () => {
  const { body } = document;
  body.remove();
  const isReady = vi.fn();
  const setting = setUp();
  void setting.then(isReady);
  await settle(200);
  expect(isReady).not.toHaveBeenCalled();
  document.documentElement.append(body);
  document.dispatchEvent(new Event('DOMContentLoaded'));
  const page = await setting;
  await page.open();
  expect(page.root().isConnected).toBe(true);
});
