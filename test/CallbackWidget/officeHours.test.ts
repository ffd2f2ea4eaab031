// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import type { CallbackOptions } from '../../src/config/index.js';
import { failure, type Page, settle, setUp } from './setUp.js';

const hour = 3_600_000;
const opening = Math.ceil(Date.now() / hour) * hour + 15 * hour;
const iso = (instant: number) => new Date(instant).toISOString();
const closedNow = { [iso(opening)]: 5, [iso(opening + hour / 4)]: 5 };
const openNow = { [iso(Date.now() + 60_000)]: 5, ...closedNow };

/** A widget whose calendar brings `slots`; on v3 the office says for how many seconds it is open. */
async function opened(
  slots: object,
  callback: CallbackOptions = {},
  openFor?: number,
): Promise<Page & { asked: number }> {
  const page = Object.assign(await setUp({ callback }), { asked: 0 });
  page.calendar.plugin.registerCommand('showAvailability', ({ deferred }) => {
    page.service.publish('availableSlots', slots);
    deferred.resolve();
  });
  page.service.registerCommand('openFor', ({ deferred }) => {
    page.asked++;
    if (openFor === undefined) deferred.reject(failure({ status: 500 }));
    else deferred.resolve({ data: { openFor } });
  });
  await page.open();
  await settle();
  return page;
}

const option = (page: Page) => page.find('#callback_asap').textContent;

describe('closed now', () => {
  test('the immediate choice says when the office opens', async () => {
    const page = await opened(closedNow);
    expect(option(page)).toMatch(/^As soon as possible, from \w{3}, \d+:00\s(AM|PM)$/);
    expect(page.find('.cx-callback-hours').textContent).toMatch(
      /^Our office is closed at the moment\. It opens: \w+day/,
    );
    expect(page.find('.cx-callback-hours').getAttribute('role')).toBe('status');
  });

  test('an immediate call books the opening, and the button says so', async () => {
    const page = await opened(closedNow);
    const opening = Object.keys(closedNow)[0];
    expect(page.find('.cx-callback-confirm').textContent).toMatch(/^Book \w{3}, \w{3} \d+, /);
    page.type('phonenumber', '2125550123');
    await page.confirm();
    expect(page.scheduled[0]?.data._desired_time).toBe(opening);
  });

  test('the line goes with the choice of a time, and comes back with it', async () => {
    const page = await opened(closedNow);
    const select = page.find<HTMLSelectElement>('#cx_form_schedule_options');
    const choose = async (value: string) => {
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await settle();
    };
    await choose('callback_pick_date_time');
    page.calendar.plugin.publish('selectedDateTime', { date: new Date(Date.now() + 86_400_000) });
    await settle();
    expect(page.shows('.cx-callback-hours')).toBe(false);
    await choose('callback_asap');
    expect(page.shows('.cx-callback-hours')).toBe(true);
  });

  test('on v3 the server has the last word', async () => {
    const full = await opened(closedNow, { apiVersion: 'v3' }, 3600);
    expect(full.asked).toBe(1);
    expect(option(full)).toBe('As soon as possible');
    expect(full.shows('.cx-callback-hours')).toBe(false);
    await full.close();
    const closed = await opened(closedNow, { apiVersion: 'v3' }, 0);
    expect(option(closed)).toMatch(/, from /);
  });

  test('on v3, if the server does not say, the free times do', async () => {
    const page = await opened(closedNow, { apiVersion: 'v3' });
    expect(option(page)).toMatch(/, from /);
  });

  test('with nothing free on any day offered it is closed only if the server says so', async () => {
    const unknown = await opened({});
    expect(unknown.shows('.cx-callback-hours')).toBe(false);
    await unknown.close();
    const page = await opened({}, { apiVersion: 'v3' }, 0);
    expect(page.find('.cx-callback-hours').textContent).toBe('Our office is closed at the moment.');
    expect(option(page)).toBe('As soon as possible');
  });

  test('nothing is asked where no call at a time is on offer', async () => {
    const page = await opened(closedNow, { scheduledCallback: false, apiVersion: 'v3' }, 0);
    expect(page.asked).toBe(0);
    expect(page.shows('.cx-callback-hours')).toBe(false);
  });

  test('a refusal without proposals brings the nearest times that are known', async () => {
    const page = await opened(closedNow);
    page.type('phonenumber', '2125550123');
    await page.confirm();
    page.scheduled[0]?.deferred.reject(failure({ message: '{"status":"closed","reason":"closed_no_match"}' }));
    await settle();
    const proposals = [...page.root().querySelectorAll<HTMLElement>('.cx-proposal')];
    // the opening itself is what was refused
    expect(proposals.map(({ dataset }) => dataset.instant)).toEqual(Object.keys(closedNow).slice(1));
  });
});

describe('open now', () => {
  test('nothing is said, and on v3 nothing more is asked', async () => {
    const page = await opened(openNow, { apiVersion: 'v3' }, 0);
    expect(page.asked).toBe(0);
    expect(option(page)).toBe('As soon as possible');
    expect(page.shows('.cx-callback-hours')).toBe(false);
  });

  test('without the immediate choice nobody is asked', async () => {
    const page = await opened(closedNow, { immediateCallback: false, apiVersion: 'v3' }, 0);
    expect(page.asked).toBe(0);
    expect(page.shows('.cx-callback-hours')).toBe(false);
  });
});
