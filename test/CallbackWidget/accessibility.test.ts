// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { failure, type Page, settle, setUp } from './setUp.js';

function press(key: string, shiftKey = false): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true });
  document.activeElement?.dispatchEvent(event);
  return event;
}

async function refused(page: Page, more: object = {}): Promise<void> {
  await page.open();
  page.type('phonenumber', '2125550123');
  await page.confirm();
  page.scheduled[0]?.deferred.reject(failure({ code: 7036, ...more }));
  await settle();
}

describe('accessibility', () => {
  test('focus moves into the window on open and returns on close', async () => {
    const page = await setUp();
    const opener = document.createElement('button');
    document.body.append(opener);
    opener.focus();
    await page.open();
    expect(document.activeElement).toBe(page.find('[name=phonenumber]'));
    await page.close();
    expect(document.activeElement).toBe(opener);
  });

  test('focus stays where a page has put it in the window meanwhile', async () => {
    const page = await setUp();
    page.bus.subscribe('Callback.opened', () => page.find('[name=firstname]').focus());
    await page.open();
    expect(document.activeElement).toBe(page.find('[name=firstname]'));
  });

  test('focus is not taken by a window that is closed at once', async () => {
    const page = await setUp();
    const elsewhere = document.body.appendChild(document.createElement('button'));
    const opening = page.open();
    page.bus.subscribe('Callback.opened', () => {
      void page.close();
      elsewhere.focus();
    });
    await opening;
    expect(document.activeElement).toBe(elsewhere);
  });

  test('on mobile no keyboard pops up: the window itself takes the focus', async () => {
    const page = await setUp({ main: { mobileMode: true } });
    await page.open();
    expect(document.activeElement).toBe(page.root());
    press('Tab', true);
    expect(document.activeElement).toBe(page.find('.cx-callback-confirm'));
    press('Tab');
    expect(document.activeElement).toBe(page.find('.cx-button-minimize'));
  });

  test('the window is a named dialog, every field has a label, the phone number is required', async () => {
    const page = await setUp();
    await page.open();
    expect(page.root().getAttribute('role')).toBe('dialog');
    expect(page.root().getAttribute('aria-label')).toBe('Request a call');
    for (const field of page.root().querySelectorAll<HTMLInputElement>('.cx-input:not([hidden])'))
      expect(field.labels).toHaveLength(1);
    expect(page.find('[name=phonenumber]').getAttribute('aria-required')).toBe('true');
  });

  test('focus stays inside the error dialog, and goes back when that is dismissed', async () => {
    const page = await setUp();
    await refused(page, { availability: { [new Date(Date.now() + 86_400_000).toISOString()]: 1 } });
    const dialog = page.find('.cx-overlay[role=alertdialog][aria-modal=true]');
    expect(document.getElementById(dialog.getAttribute('aria-labelledby') ?? '')).toBe(page.find('.cx-fail-message'));
    expect(document.activeElement).toBe(page.find('.cx-proposal'));
    press('Tab', true);
    expect(document.activeElement).toBe(page.find('.cx-failed-retry'));
    press('Tab');
    expect(document.activeElement).toBe(page.find('.cx-proposal'));
    expect(page.find('.cx-body').hasAttribute('inert')).toBe(true);
    press('Escape');
    expect(page.shows('.cx-overlay')).toBe(false);
    expect(document.activeElement).toBe(page.find('.cx-callback-confirm'));
  });

  test('the close question has the focus on the safe answer, and Escape means that', async () => {
    const page = await setUp();
    await page.open();
    page.type('firstname', 'Ann');
    page.find('.cx-callback-cancel').click();
    await settle();
    expect(document.activeElement).toBe(page.find('.cx-close-confirm [data-message=CallbackNoButtonText]'));
    press('Escape');
    expect(page.shows('.cx-overlay')).toBe(false);
  });

  test('Escape asks to close, over the bus, so that hooks see it', async () => {
    const page = await setUp();
    let count = 0;
    page.bus.before('Callback.close', (options) => {
      count++;
      return options;
    });
    await page.open();
    press('Escape');
    await settle();
    expect(count).toBe(1);
    expect(document.querySelector('.cx-callback')).toBeNull();
  });

  test('a key held down does not go on from the form through the error to the next booking', async () => {
    const page = await setUp();
    await refused(page);
    const held = new KeyboardEvent('keydown', { key: 'Enter', repeat: true, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(held);
    expect(held.defaultPrevented).toBe(true);
    page.find('.cx-failed-retry').click();
    const inNotes = new KeyboardEvent('keydown', { key: 'Enter', repeat: true, bubbles: true, cancelable: true });
    page.find('[name=subject]').dispatchEvent(inNotes);
    expect(inNotes.defaultPrevented).toBe(false);
  });

  test('the wait, what goes on and the result are announced', async () => {
    const page = await setUp({ callback: { ewt: { queue: 'VQ' } } });
    await page.open({ form: { phonenumber: '2125550123' } });
    expect(page.find('.cx-callback-ewt').getAttribute('role')).toBe('status');
    expect(page.find('.cx-callback-status').getAttribute('role')).toBe('status');
    await page.confirm();
    page.scheduled[0]?.deferred.resolve({});
    await settle();
    expect(page.find('.cx-callback-status').textContent).toBe('Your call is booked');
    expect(document.activeElement).toBe(page.find('#cx-callback-result'));
  });

  test('whoever is busy elsewhere on the page is left in peace', async () => {
    const page = await setUp();
    const elsewhere = document.createElement('input');
    await page.open({ form: { phonenumber: '2125550123' } });
    document.body.append(elsewhere);
    await page.confirm();
    elsewhere.focus();
    page.scheduled[0]?.deferred.resolve({});
    await settle();
    expect(document.activeElement).toBe(elsewhere);
    await page.close();
    expect(document.activeElement).toBe(elsewhere);
  });

  test('an error at a field joins a description that the site gave, and leaves it there', async () => {
    const page = await setUp({
      callback: { form: { inputs: [{ id: 'p', name: 'phonenumber', 'aria-describedby': 'hint' }] } },
    });
    await page.open();
    await page.confirm();
    const field = page.find('#p');
    expect(field.getAttribute('aria-describedby')).toMatch(/^hint \S+$/);
    page.type('phonenumber', '2');
    expect(field.getAttribute('aria-describedby')).toBe('hint');
  });
});
