// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Deferred } from '../../../src/bus/index.js';
import type { CallbackOptions } from '../../../src/config/index.js';
import { failure, type Page, settle, setUp } from '../setUp.js';

const key = 'cx-callback';
const hour = 3_600_000;
const time = new Date(Math.ceil(Date.now() / hour) * hour + 24 * hour).toISOString();
const later = new Date(Date.parse(time) + hour).toISOString();

interface Asked {
  name: string;
  data: Record<string, unknown>;
  deferred: Deferred;
}

/** A page whose service can manage bookings; `asked` are the commands it got. */
async function manage(callback: CallbackOptions = {}): Promise<Page & { asked: Asked[] }> {
  const page = await setUp({ callback: { dataURL: 'https://server.example/sales', ...callback } });
  const asked: Asked[] = [];
  for (const name of ['query', 'cancel', 'reschedule', 'openFor']) {
    page.service.registerCommand(name, ({ data, deferred }) => void asked.push({ name, data, deferred }));
  }
  return Object.assign(page, { asked });
}

type Managing = Awaited<ReturnType<typeof manage>>;

/** Books for `time` (or now) through the form. */
async function book(
  page: Managing,
  answer: object = { _id: 'b1' },
  form: object = { desiredTime: time },
): Promise<void> {
  await page.open({ form });
  page.type('firstname', 'Ann');
  page.type('phonenumber', '+12125550123');
  await page.confirm();
  page.scheduled.at(-1)?.deferred.resolve(answer);
  await settle();
}

const kept = (): unknown => JSON.parse(localStorage.getItem(key) ?? '[]');
const tap = async (page: Page, selector: string) => {
  page.find(selector).click();
  await settle();
};
/** The visitor chooses a time in the calendar and is done. */
async function pick(page: Page, instant: string): Promise<void> {
  page.calendar.plugin.publish('selectedDateTime', { date: new Date(instant) });
  page.calendar.plugin.publish('closed', { date: new Date(instant) });
  await settle();
}
const last = (page: Managing, name: string) => {
  const found = page.asked.filter((each) => each.name === name).at(-1);
  if (!found) throw new Error(`${name} was not asked for.`);
  return found;
};
const record = (more: object = {}) => ({
  id: 'b1',
  desiredTime: time,
  state: 'SCHEDULED',
  phoneNumber: '+12125550123',
  raw: {},
  ...more,
});

beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

describe('what is kept', () => {
  test.each([
    ['v1', { _id: 'b1' }],
    ['v1 of 2013', { _id: 'b1', ID: '0', Action: 'ConfirmationDialog' }],
    ['v3', { status: { code: 0 }, data: { id: 'b1' } }],
  ])('is id and time under one key, nothing about the person (%s)', async (_, answer) => {
    const page = await manage();
    await book(page, answer);
    expect(kept()).toEqual([
      { id: 'b1', time, service: expect.stringMatching(/^\w+$/), until: Date.parse(time) + 24 * hour },
    ]);
    expect(Object.keys(localStorage)).toEqual([key]);
    expect(JSON.stringify(localStorage)).not.toMatch(/Ann|2125550123|server/);
  });

  test('nothing with rememberBooking: false; the choices are offered all the same', async () => {
    const page = await manage({ rememberBooking: 'false' });
    await book(page);
    expect(localStorage.length).toBe(0);
    expect(page.has('.cx-booking-cancel')).toBe(true);
    await page.close();
    localStorage.setItem(key, JSON.stringify([{ id: 'b9', time, service: 'x' }]));
    await page.open();
    expect(page.has('.cx-booking')).toBe(false);
  });

  test('a storage that throws is done without', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    const page = await manage();
    await book(page);
    expect(page.has('.cx-booking-change')).toBe(true);
    await page.close();
    await page.open();
    expect(page.root().classList.contains('cx-managing')).toBe(false);
  });

  test.each(['{', '7', '[{"id":7}]', '[null]', '{"id":"b1"}'])(
    'junk in the storage (%s) leads to the form',
    async (junk) => {
      localStorage.setItem(key, junk);
      const page = await manage();
      await page.open();
      await settle();
      expect(page.has('.cx-booking')).toBe(false);
      expect(page.root().classList.contains('cx-managing')).toBe(false);
      await book(await closed(page));
      expect(kept()).toMatchObject([{ id: 'b1' }]);
    },
  );

  test('bookings of another service on the same site stay untouched', async () => {
    const other = { id: 'o1', time, service: 'other', until: Date.parse(time) + hour };
    localStorage.setItem(key, JSON.stringify([other]));
    const page = await manage();
    await page.open();
    await settle();
    expect(page.has('.cx-booking')).toBe(false);
    await book(await closed(page));
    expect(kept()).toMatchObject([other, { id: 'b1' }]);
  });
});

async function closed(page: Managing): Promise<Managing> {
  await page.close();
  await settle();
  return page;
}

describe('the confirmation', () => {
  test('waits for nothing, and goes without the choices if their file cannot be had', async () => {
    const page = await setUp({}, ['bookings']);
    await page.open();
    page.type('phonenumber', '+12125550123');
    await page.confirm();
    page.scheduled[0]?.deferred.resolve({ _id: 'b1' });
    await settle();
    expect(page.find('#cx-callback-result').textContent).toBe('Your call is booked');
    expect(page.has('.cx-booking-card')).toBe(false);
  });

  test('of a service that cannot manage bookings offers nothing of the kind', async () => {
    const page = await setUp({ callback: { servicePlugin: 'CallbackService' } });
    await page.open({ form: { desiredTime: time } });
    page.type('phonenumber', '+12125550123');
    await page.confirm();
    page.scheduled[0]?.deferred.resolve({ _id: 'b1' });
    await settle();
    expect(page.has('.cx-booking-file')).toBe(true);
    expect(page.has('.cx-booking-change,.cx-booking-cancel')).toBe(false);
    expect(localStorage.length).toBe(0);
  });

  test('says the time at the office too if its clocks differ', async () => {
    const zone = 'Asia/Tokyo';
    const page = await manage({ timezone: zone });
    await book(page);
    const shown = new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', minute: '2-digit' }).format(
      Date.parse(time),
    );
    expect(page.find('.cx-booking-muted').textContent).toMatch(/^Time at our office: .*GMT\+9$/);
    expect(page.find('.cx-booking-muted').textContent).toContain(shown);
  });

  test('offers the calendar for a booked time, not for a call that comes at once', async () => {
    const page = await manage();
    await book(page);
    const links = [...page.root().querySelectorAll<HTMLAnchorElement>('.cx-booking-calendar a')];
    expect(links.map(({ hostname }) => hostname)).toEqual(['calendar.google.com', 'outlook.live.com']);
    for (const link of links) expect(link.rel).toBe('noopener noreferrer');
    await closed(page);
    localStorage.clear();
    await book(page, { _id: 'b2' }, {});
    expect(page.has('.cx-booking-cancel')).toBe(true);
    expect(page.has('.cx-booking-calendar')).toBe(false);
  });

  test('forgets on this device at once when asked to, and the call can still be managed', async () => {
    const page = await manage();
    await book(page);
    await tap(page, '.cx-booking-forget');
    expect(localStorage.length).toBe(0);
    expect(page.has('.cx-booking-remembered')).toBe(false);
    expect(page.find('.cx-booking-choices').textContent).toContain('no longer remembers your call');
    expect(page.has('.cx-booking-cancel')).toBe(true);
  });

  test('cancels after a question, and what is kept goes', async () => {
    const page = await manage();
    await book(page);
    await tap(page, '.cx-booking-cancel');
    expect(page.asked).toEqual([]);
    await tap(page, '.cx-booking-keep');
    await tap(page, '.cx-booking-cancel');
    await tap(page, '.cx-booking-yes');
    expect(last(page, 'cancel').data).toEqual({ id: 'b1' });
    last(page, 'cancel').deferred.resolve({ id: 'b1', response: {} });
    await settle();
    expect(page.find('#cx-callback-result').textContent).toBe('Your call is cancelled');
    expect(page.find('#cx-callback-result-number').hidden).toBe(true);
    expect(page.has('.cx-booking-actions')).toBe(false);
    expect(kept()).toEqual([]);
    expect(page.names).not.toContain('cancelled');
  });

  test('Escape leaves the question, not the window', async () => {
    const page = await manage();
    await book(page);
    await tap(page, '.cx-booking-cancel');
    expect(document.activeElement).toBe(page.find('.cx-booking-keep'));
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
    );
    await settle();
    expect(page.has('.cx-booking-ask')).toBe(false);
    expect(page.has('.cx-confirmation')).toBe(true);
    expect(document.activeElement?.closest('.cx-booking-actions')).not.toBeNull();
  });

  test('moves the call on v1 by its id and new time alone', async () => {
    const page = await manage();
    await book(page);
    await tap(page, '.cx-booking-change');
    expect(page.calendar.generated.at(-1)).toEqual({ date: new Date(time) });
    await pick(page, later);
    expect(page.asked).toEqual([]);
    await tap(page, '.cx-booking-yes');
    expect(last(page, 'reschedule').data).toEqual({ id: 'b1', desiredTime: later });
    last(page, 'reschedule').deferred.resolve({ id: 'b1', response: {} });
    await settle();
    expect(kept()).toMatchObject([{ id: 'b1', time: later }]);
    expect(page.find('.cx-booking-note').textContent).toBe('Your call has been moved');
    expect(page.find('.cx-confirmation-wrapper .cx-callback-result-time').textContent).toContain(
      new Intl.DateTimeFormat('en', { hour: 'numeric' }).format(Date.parse(later)).replace(/\s?[AP]M/, ''),
    );
  });

  test('moves the call on v3 with everything that was typed, and keeps the new id', async () => {
    const page = await manage({ apiVersion: 'v3' });
    await book(page, { data: { id: 'b1' } });
    await tap(page, '.cx-booking-change');
    await pick(page, later);
    await tap(page, '.cx-booking-yes');
    expect(last(page, 'reschedule').data).toMatchObject({
      id: 'b1',
      desiredTime: later,
      firstname: 'Ann',
      _customer_number: '+12125550123',
    });
    expect(last(page, 'reschedule').data._desired_time).toBeUndefined();
    last(page, 'reschedule').deferred.resolve({ id: 'b2', previousId: 'b1', response: {} });
    await settle();
    expect(kept()).toMatchObject([{ id: 'b2', time: later }]);
  });

  test('leaving the calendar without another time changes nothing', async () => {
    const page = await manage();
    await book(page);
    await tap(page, '.cx-booking-change');
    await pick(page, time);
    expect(page.has('.cx-booking-ask')).toBe(false);
    await tap(page, '.cx-booking-change');
    page.calendar.plugin.publish('closed', { date: null });
    await settle();
    expect(page.has('.cx-booking-ask')).toBe(false);
    expect(page.find('.cx-calendar-container').hidden).toBe(true);
    expect(page.has('.cx-confirmation')).toBe(true);
    expect(page.asked).toEqual([]);
  });

  test('if the old booking cannot be cancelled nothing is lost: both are kept, and the visitor is told', async () => {
    const page = await manage({ apiVersion: 'v3' });
    await book(page, { data: { id: 'b1' } });
    await tap(page, '.cx-booking-change');
    await pick(page, later);
    await tap(page, '.cx-booking-yes');
    last(page, 'reschedule').deferred.reject(failure({ status: 500, id: 'b2', previousId: 'b1' }));
    await settle();
    expect(kept()).toMatchObject([
      { id: 'b1', time },
      { id: 'b2', time: later },
    ]);
    expect(page.find('.cx-booking-problem').textContent).toMatch(
      /^Your call is booked for the new time, but the old one/,
    );
    expect(last(page, 'query').data).toEqual({ id: 'b1' });
    last(page, 'query').deferred.resolve([record()]);
    await settle();
    const old = page.root().querySelectorAll<HTMLElement>('.cx-booking-card')[1];
    old?.querySelector<HTMLElement>('.cx-booking-cancel')?.click();
    old?.querySelector<HTMLElement>('.cx-booking-yes')?.click();
    await settle();
    expect(last(page, 'cancel').data).toEqual({ id: 'b1' });
    last(page, 'cancel').deferred.resolve({});
    await settle();
    expect(kept()).toMatchObject([{ id: 'b2' }]);
  });

  test('a time that is gone brings proposals, and one tap takes one of them', async () => {
    const page = await manage();
    await book(page);
    await tap(page, '.cx-booking-change');
    await pick(page, later);
    await tap(page, '.cx-booking-yes');
    const free = new Date(Date.parse(later) + hour).toISOString();
    last(page, 'reschedule').deferred.reject(
      failure({ message: `Too many requests at desired time [${later}, ${later}].`, availability: { [free]: 2 } }),
    );
    await settle();
    expect(page.find('.cx-booking-problem').textContent).toBe('That time is fully booked. Please choose another one.');
    expect(kept()).toMatchObject([{ time }]);
    await tap(page, '.cx-booking-proposal');
    expect(last(page, 'reschedule').data.desiredTime).toBe(free);
  });

  test('a page that has replaced Date.prototype.toISOString shifts no time: not on the wire, not in what is kept or shown', async () => {
    const free = new Date(Date.parse(later) + hour).toISOString();
    vi.spyOn(Date.prototype, 'toISOString').mockReturnValue('2026-03-03T10:00:00');
    const page = await manage();
    await book(page);
    expect(kept()).toMatchObject([{ time }]);
    expect(page.find<HTMLAnchorElement>('a[href*=outlook]').href).toContain(encodeURIComponent(time));
    await tap(page, '.cx-booking-change');
    await pick(page, later);
    await tap(page, '.cx-booking-yes');
    expect(last(page, 'reschedule').data.desiredTime).toBe(later);
    last(page, 'reschedule').deferred.reject(failure({ message: 'busy', availability: { [free]: 2 } }));
    await settle();
    expect(page.find('.cx-booking-proposal').dataset.instant).toBe(free);
  });

  test('an answer that got lost is said to be, and the server is asked how things stand', async () => {
    const page = await manage();
    await book(page);
    await tap(page, '.cx-booking-change');
    await pick(page, later);
    await tap(page, '.cx-booking-yes');
    last(page, 'reschedule').deferred.reject(failure({ status: 0, statusText: 'timeout' }));
    await settle();
    expect(page.find('.cx-booking-problem').textContent).toMatch(/may have been moved, or not/);
    last(page, 'query').deferred.resolve([record({ desiredTime: later })]);
    await settle();
    expect(kept()).toMatchObject([{ id: 'b1', time: later }]);
  });

  test('a second tap while the first is on its way does nothing', async () => {
    const page = await manage();
    await book(page);
    await tap(page, '.cx-booking-cancel');
    const yes = page.find('.cx-booking-yes');
    yes.click();
    yes.click();
    await settle();
    expect(page.asked).toHaveLength(1);
    for (const button of page.root().querySelectorAll<HTMLButtonElement>('.cx-booking-actions button')) {
      expect(button.disabled).toBe(true);
    }
  });
});

describe('opening again', () => {
  async function reopened(callback: CallbackOptions = {}, open: object = {}): Promise<Managing> {
    const page = await manage(callback);
    await book(page);
    await closed(page);
    await page.open(open);
    await settle();
    return page;
  }

  test('shows what is outstanding first, with the form in the document', async () => {
    const page = await reopened();
    expect(page.names.at(-1)).toBe('opened');
    expect(page.find('.cx-booking-title').textContent).toBe('Your booked call');
    expect(page.has('form.cx-content [name=phonenumber]')).toBe(true);
    expect(page.root().classList.contains('cx-managing')).toBe(true);
    last(page, 'query').deferred.resolve([record({ state: 'QUEUED', positionInQueue: 3, estimatedWaitTime: 240 })]);
    await settle();
    const text = page.find('.cx-booking-card').textContent;
    for (const part of [
      'the number that ends in \u20660123\u2069',
      'In the queue',
      'Position in the queue: 3',
      'Expected wait: 4 min',
    ]) {
      expect(text).toContain(part);
    }
    expect(page.has('.cx-booking-change')).toBe(true);
    await tap(page, '.cx-booking-another');
    expect(page.has('.cx-booking')).toBe(false);
    expect(page.root().classList.contains('cx-managing')).toBe(false);
    expect(document.activeElement).toBe(page.find('[name=phonenumber]'));
  });

  test('while somebody is being called nothing can be changed any more', async () => {
    const page = await reopened();
    last(page, 'query').deferred.resolve([record({ state: 'PROCESSING' })]);
    await settle();
    expect(page.find('.cx-booking-state').textContent).toBe('We are calling you now');
    expect(page.has('.cx-booking-actions')).toBe(false);
  });

  test.each([
    ['no longer known on v1', (asked: Asked) => asked.deferred.resolve([])],
    ['no longer known on v3', (asked: Asked) => asked.deferred.reject(failure({ status: 404 }))],
    ['done', (asked: Asked) => asked.deferred.resolve([record({ state: 'COMPLETED', reason: 'AGENT_CONNECTED' })])],
  ])('a booking that is %s is forgotten, and the form comes', async (_, answer) => {
    const page = await reopened();
    answer(last(page, 'query'));
    await settle();
    expect(localStorage.length).toBe(0);
    expect(page.has('.cx-booking')).toBe(false);
    expect(page.root().classList.contains('cx-managing')).toBe(false);
  });

  test('with the server out of reach what is known is shown, nothing is lost, and the form can be reached', async () => {
    const page = await reopened();
    last(page, 'query').deferred.reject(failure({ status: 0, statusText: 'error' }));
    await settle();
    expect(page.find('.cx-booking-note').textContent).toBe('How your call stands cannot be asked at the moment.');
    expect(page.find('.cx-booking .cx-callback-result-time').textContent).toMatch(/\w+day/);
    expect(page.has('.cx-booking-actions')).toBe(false);
    expect(kept()).toHaveLength(1);
    await tap(page, '.cx-booking-another');
    expect(page.root().classList.contains('cx-managing')).toBe(false);
  });

  test('two bookings are both shown, each with its own choices', async () => {
    const page = await reopened();
    last(page, 'query').deferred.resolve([record()]);
    await settle();
    await tap(page, '.cx-booking-another');
    page.type('phonenumber', '+12125550123');
    await page.confirm();
    page.scheduled.at(-1)?.deferred.resolve({ _id: 'b2' });
    await settle();
    await closed(page);
    page.asked.length = 0;
    await page.open();
    await settle();
    // the other one was asked for a moment ago
    expect(page.asked.map(({ data }) => data.id)).toEqual(['b2']);
    for (const { data, deferred } of page.asked) deferred.resolve([record({ id: data.id })]);
    await settle();
    expect(page.root().querySelectorAll('.cx-booking-cancel')).toHaveLength(2);
  });

  test('what another tab cancels goes here too', async () => {
    const page = await reopened();
    last(page, 'query').deferred.resolve([record()]);
    await settle();
    localStorage.removeItem(key);
    window.dispatchEvent(new StorageEvent('storage', { key }));
    await settle();
    last(page, 'query').deferred.resolve([record({ state: 'COMPLETED', reason: 'CANCELLED' })]);
    await settle();
    expect(page.find('.cx-booking-note').textContent).toBe('Your call is cancelled');
    expect(page.has('.cx-booking-actions')).toBe(false);
  });

  test('a cancellation that fails leaves the booking as it stands', async () => {
    const page = await reopened();
    last(page, 'query').deferred.resolve([record()]);
    await settle();
    await tap(page, '.cx-booking-cancel');
    await tap(page, '.cx-booking-yes');
    last(page, 'cancel').deferred.reject(failure({ status: 500 }));
    await settle();
    last(page, 'query').deferred.resolve([record()]);
    await settle();
    expect(page.find('.cx-booking-problem').textContent).toBe('The call could not be cancelled. Please try again.');
    expect(kept()).toHaveLength(1);
  });

  test('a submission by the page itself goes ahead without it', async () => {
    const page = await reopened({}, { form: { autoSubmit: true, phonenumber: '+12125550123' } });
    expect(page.has('.cx-booking')).toBe(false);
    expect(page.scheduled).toHaveLength(2);
  });

  test('asks at most once a minute, however often the widget is opened', async () => {
    const page = await reopened();
    last(page, 'query').deferred.resolve([record()]);
    await settle();
    for (let times = 0; times < 3; times++) {
      await closed(page);
      await page.open();
      await settle();
      expect(page.find('.cx-booking .cx-callback-result-time').textContent).toMatch(/\w+day/);
      expect(page.has('.cx-booking-cancel')).toBe(true);
    }
    expect(page.asked.filter(({ name }) => name === 'query')).toHaveLength(1);
  });

  test('asks for nothing a day after the call: it is forgotten', async () => {
    const page = await manage();
    await book(page);
    await closed(page);
    vi.spyOn(Date, 'now').mockReturnValue(Date.parse(time) + 24 * hour + 1);
    await page.open();
    await settle();
    expect(page.asked).toEqual([]);
    expect(page.has('.cx-booking')).toBe(false);
  });

  test('says that the device remembers, and forgets when asked to; the call stays booked', async () => {
    const page = await reopened();
    last(page, 'query').deferred.resolve([record()]);
    await settle();
    expect(page.find('.cx-booking-remembered').textContent).toMatch(/^This device remembers your call/);
    await tap(page, '.cx-booking-forget');
    expect(localStorage.length).toBe(0);
    expect(page.has('.cx-booking')).toBe(false);
    expect(page.root().classList.contains('cx-managing')).toBe(false);
    expect(page.asked.map(({ name }) => name)).toEqual(['query']);
  });

  test('the old time of a call that was moved by half can be cancelled after a reload, not moved', async () => {
    const page = await manage({ apiVersion: 'v3' });
    await book(page, { data: { id: 'b1' } });
    await tap(page, '.cx-booking-change');
    await pick(page, later);
    await tap(page, '.cx-booking-yes');
    last(page, 'reschedule').deferred.reject(failure({ status: 500, id: 'b2', previousId: 'b1' }));
    await settle();
    last(page, 'query').deferred.resolve([record()]);
    await settle();
    await closed(page);
    await page.open();
    await settle();
    for (const { data, deferred } of page.asked) deferred.resolve([record({ id: data.id })]);
    await settle();
    const old = page.find('[data-booking=b1]');
    expect(old.textContent).toMatch(/^This is the old time of a call that was moved/);
    expect(old.querySelector('.cx-booking-change')).toBeNull();
    expect(old.querySelector('.cx-booking-cancel')).not.toBeNull();
  });

  test.each([
    {
      found: 'a move that ended with the page: both calls',
      moves: [{ id: 'b2', previousId: 'b1' }],
      shown: ['b2', 'b1'],
    },
    { found: 'a move of a call that is not kept here', moves: [{ id: 'b2', previousId: 'b9' }], shown: ['b1'] },
    { found: 'entries that are none', moves: [null, {}, { id: 'b2' }, { previousId: 'b1' }], shown: ['b1'] },
    { found: 'no list', moves: 'none', shown: ['b1'] },
  ])('asks the service for moves that are not finished, and shows $found', async ({ moves, shown }) => {
    const page = await manage({ apiVersion: 'v3' });
    const answer = Array.isArray(moves) ? moves.map((move) => move && { desiredTime: later, ...move }) : moves;
    page.service.registerCommand('unfinishedMoves', ({ deferred }) => deferred.resolve(answer));
    await book(page, { data: { id: 'b1' } });
    await closed(page);
    await page.open();
    await settle();
    for (const { data, deferred } of page.asked) {
      deferred.resolve([record({ id: data.id, desiredTime: data.id === 'b2' ? later : time })]);
    }
    await settle();
    const cards = [...page.root().querySelectorAll<HTMLElement>('.cx-booking-card')];
    expect(cards.map(({ dataset }) => dataset.booking)).toEqual(shown);
    expect(kept()).toHaveLength(shown.length);
    const old = page.find('[data-booking=b1]');
    const isMoved = shown.includes('b2');
    expect(/^This is the old time of a call that was moved/.test(old.textContent ?? '')).toBe(isMoved);
    expect(old.querySelector('.cx-booking-change') === null).toBe(isMoved);
    expect(old.querySelector('.cx-booking-cancel')).not.toBeNull();
  });

  test('a service that cannot say which moves are not finished is done without', async () => {
    const page = await manage();
    page.service.registerCommand('unfinishedMoves', ({ deferred }) => deferred.reject('no'));
    await book(page);
    await closed(page);
    await page.open();
    await settle();
    last(page, 'query').deferred.resolve([record()]);
    await settle();
    expect(page.find('[data-booking=b1]').querySelector('.cx-booking-change')).not.toBeNull();
  });

  test('takes effect in another language at once', async () => {
    const page = await reopened();
    last(page, 'query').deferred.resolve([record({ state: 'QUEUED', positionInQueue: 3 })]);
    await settle();
    await page.bus.command('App.registerI18n', {
      lang: 'de',
      namespace: 'callback',
      i18n: { CallbackPosition: 'Platz {position}', CallbackCancelCall: 'Anruf absagen' },
    } as never);
    await page.bus.command('App.setLanguage', { lang: 'de' } as never);
    await settle();
    expect(page.find('.cx-booking-card').textContent).toContain('Platz 3');
    expect(page.find('.cx-booking-cancel').textContent).toBe('Anruf absagen');
  });
});

describe('open {id}', () => {
  test('manages that booking, also if nothing is kept in this browser', async () => {
    const page = await manage({ rememberBooking: false });
    await page.open({ id: 'b7' });
    await settle();
    expect(last(page, 'query').data).toEqual({ id: 'b7' });
    last(page, 'query').deferred.resolve([record({ id: 'b7' })]);
    await settle();
    expect(page.find('.cx-booking-number').textContent).toBe('On the number that ends in \u20660123\u2069');
    expect(page.root().textContent).not.toContain('1212555');
    await tap(page, '.cx-booking-cancel');
    await tap(page, '.cx-booking-yes');
    expect(last(page, 'cancel').data).toEqual({ id: 'b7' });
  });

  test('says so if the server does not know it, with the form one tap away', async () => {
    const page = await manage();
    await page.open({ id: 'gone' });
    await settle();
    last(page, 'query').deferred.resolve([]);
    await settle();
    expect(page.find('.cx-booking-note').textContent).toMatch(/^This booking is not known any more/);
    await tap(page, '.cx-booking-another');
    expect(page.root().classList.contains('cx-managing')).toBe(false);
  });
});
