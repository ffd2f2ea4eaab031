import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SimulatorServer } from '../../src/simulator/server.js';
import { connection, type Version } from './bookingSite.js';
import { createFaultTable } from './faultTable.js';
import { startSimulator, startVisit, untilStarted } from './harness.js';
import { type Stand, shareBrowser } from './shareBrowser.js';

/**
 * Every fault the simulator knows, met by every command of both APIs, by a page's code and by a visitor: one rejection, one
 * error event of the documented shape, a sentence to read, the form as it was, and never a second request that changes
 * something. All of it in one page for each API.
 */
/** Fault → HTTP status and text of the failure; of a command that is answered by `empty`, see there. */
const failing: ReadonlyArray<readonly [fault: string, status: number, text: string]> = [
  ['latency=60000', 0, 'timeout'],
  ['refuse', 0, 'error'],
  ['lost', 0, 'error'],
  ['cut', 200, 'parsererror'],
  ['html', 200, 'parsererror'],
  ['html=502', 502, 'parsererror'],
  ['status=400', 400, 'Bad Request'],
  ['status=401', 401, 'Unauthorized'],
  ['status=404', 404, 'Not Found'],
  ['status=429;retry-after=30', 429, 'Too Many Requests'],
  ['status=500', 500, 'Internal Server Error'],
  ['status=502', 502, 'Bad Gateway'],
  ['status=503;retry-after=1', 503, 'Service Unavailable'],
  ['status=504', 504, 'Gateway Timeout'],
];
/** Those that strike after the server has done what it was asked for. */
const carriedOut = ['latency=60000', 'lost', 'cut', 'html', 'empty'];
/** Whether a page cannot know what the server did: no answer, an unreadable yes, or a gateway that had no answer itself. */
const isUncertain = (status: number) => status < 300 || status === 502 || status === 504;

const first = '2026-03-03T16:15:00.000Z';
const later = '2026-03-03T16:45:00.000Z';
const patientMs = 5000;
const impatientMs = 800;
const typed = { firstname: 'Ada', lastname: '“Byron”', subject: '<b>Engine</b> no. 2' };

/** Counts what the page sends to change something, and keeps what comes over the bus. */
const watch = `
  Math.random = () => 0;
  window.sent = [];
  window.underWay = 0;
  window.events = [];
  const fetched = window.fetch;
  window.fetch = (url, init) => {
    if (init.method && init.method !== 'GET') window.sent.push(init.method + ' ' + url);
    window.underWay++;
    return fetched(url, init).finally(() => window.underWay--);
  };
  window.addEventListener('DOMContentLoaded', () => {
    for (const name of ['schedule', 'availability', 'cancel', 'reschedule', 'query']) {
      CXBus.subscribe('CallbackService.' + name + 'Error', ({ data }) => window.events.push([name, data]));
    }
    CXBus.subscribe('StatsService.error.ewt', ({ data }) => window.events.push(['getStats', data]));
  });`;

interface Watching {
  sent: string[];
  /** Requests that have no answer yet. */
  underWay: number;
  events: [name: string, data: unknown][];
}

/** A command as a page's code gives it. */
interface Case {
  column: string;
  command: string;
  options: object;
  /** What the error event belongs to; absent: the command has none. */
  event?: string;
}

/** What came of it, as far as it can be carried out of the page. */
interface Outcome {
  settled: ('resolved' | 'rejected')[];
  value: unknown;
  /** Error events that carry the very object of the rejection. */
  events: number;
  /** Whether `getResponseHeader` answers for a header that is there and one that is not. */
  hasHeaders: boolean;
}

interface Site {
  page: Page;
  server: SimulatorServer;
  exceptions: string[];
}

/** One page with the widget and the wait service, used for all faults. */
async function openSite(stand: Stand, version: Version): Promise<Site> {
  const server = await startSimulator();
  const root = server.url + (version === 'v1' ? '/genesys/1/service/ewt' : '/engagement/v3/estimated-wait-time');
  const widgets = {
    callback: { ...connection(version, server.url), ajaxTimeout: patientMs },
    stats: { ajaxTimeout: patientMs, ewt: { dataURL: root, apiVersion: version, apikey: 'K' } },
  };
  const address = stand.web.addPage(`/${version}`, {
    layout: 'all-in-one',
    before: `window._genesys = {widgets: ${JSON.stringify(widgets)}};${watch}`,
  });
  const { page } = await startVisit(stand.browser);
  const exceptions: string[] = [];
  page.on('pageerror', (error) => exceptions.push(String(error)));
  await page.goto(address);
  await untilStarted(page);
  return { page, server, exceptions };
}

/** Gives the commands; as many at once as browsers hold connections open. */
async function give(page: Page, cases: Case[]): Promise<Outcome[]> {
  const together = 4;
  const outcomes = await giveTogether(page, cases.slice(0, together));
  return cases.length > together ? [...outcomes, ...(await give(page, cases.slice(together)))] : outcomes;
}

function giveTogether(page: Page, cases: Case[]): Promise<Outcome[]> {
  return page.evaluate(async (all) => {
    const { events } = window as unknown as Watching;
    const settled = await Promise.all(
      all.map(
        ({ command, options }) =>
          new Promise<Pick<Outcome, 'settled' | 'value'>>((resolve) => {
            const outcome: Pick<Outcome, 'settled' | 'value'> = { settled: [], value: undefined };
            const settle = (how: 'resolved' | 'rejected') => (value: unknown) => {
              outcome.settled.push(how);
              outcome.value = value;
              resolve(outcome);
            };
            window.CXBus.command(command, options).done(settle('resolved')).fail(settle('rejected'));
          }),
      ),
    );
    // events are delivered after the promise is settled
    await new Promise((done) => setTimeout(done, 20));
    return settled.map(({ settled: how, value }) => {
      const error = Object(value);
      const header = error.getResponseHeader;
      return {
        settled: how,
        value: typeof value === 'object' ? JSON.parse(JSON.stringify(value)) : value,
        events: events.filter(([, data]) => data === value).length,
        hasHeaders: typeof header === 'function' && header('x-nobody-sends-this') === null,
      };
    });
  }, cases);
}

async function setPatience(page: Page, ms: number): Promise<void> {
  await page.evaluate(async (ajaxTimeout) => {
    Object(window)._genesys.widgets.stats.ajaxTimeout = ajaxTimeout;
    await window.CXBus.command('CallbackService.configure', { ajaxTimeout });
  }, ms);
}

const press = (page: Page, selector: string, times = 1) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, clicks) => {
      for (let count = 0; count < clicks; count++) (element as HTMLElement).click();
    }, times);

const textOf = async (page: Page, selector: string) => (await page.locator(selector).first().textContent()) ?? '';

function expectSentence(text: string): void {
  expect(text.trim()).not.toBe('');
  expect(text).not.toMatch(/[<>{}[\]]|https?:|\d{4}-\d\d-\d\dT|undefined|null|NaN/);
}

function expectFailure(value: unknown, status: number, text: string, fault: string): void {
  expect(value).toMatchObject({ status, statusText: text, readyState: 4 });
  const { responseText, responseJSON, message, retryAfter } = Object(value);
  expect([typeof responseText, typeof message]).toEqual(['string', 'string']);
  expect(responseJSON === undefined).toBe(text === 'parsererror' || status === 0);
  expect(retryAfter).toBe(
    /retry-after=(\d+)/.exec(fault)?.[1] ? Number(/retry-after=(\d+)/.exec(fault)?.[1]) : undefined,
  );
}

/** The tests of one API; what was tried is printed in the end. */
export function testFaults(version: Version): void {
  const stand = shareBrowser();
  const table = createFaultTable();
  let site: Site;
  let page: Page;
  let server: SimulatorServer;
  let visitors = 0;
  let number = '';

  beforeAll(async () => {
    site = await openSite(stand, version);
    ({ page, server } = site);
  });
  afterAll(async () => {
    table.print(`Faults on ${version}`);
    await page.context().close();
    await server.close();
  });
  beforeEach(async () => {
    // another visitor, who has booked nothing yet
    number = `+1416555${String(1000 + visitors++)}`;
    await page.evaluate(() => window.CXBus.command('App.closeAll'));
    // what the one before has asked for is answered by the server that he knew
    await page.waitForFunction(() => (window as unknown as Watching).underWay === 0);
    server.simulator.reset();
    await page.evaluate(() => {
      localStorage.clear();
      const watching = window as unknown as Watching;
      watching.sent.length = 0;
      watching.events.length = 0;
    });
    await setPatience(page, patientMs);
  });

  const records = () => server.simulator.snapshot().records;
  const outstanding = () =>
    records()
      .filter(({ state }) => state !== 'COMPLETED')
      .map(({ desiredTime }) => desiredTime);
  const arrived = (operation: string) =>
    server.simulator.requests.filter((request) => request.operation === operation).length;
  const sent = () => page.evaluate(() => (window as unknown as Watching).sent);
  const errorEvents = () => page.evaluate(() => (window as unknown as Watching).events.map(([name]) => name));

  /** Lets a fault strike from now on. */
  async function strike(fault: string, operation = 'any'): Promise<void> {
    server.simulator.clearRequests();
    server.simulator.faults.add({ fault, operation });
    await page.evaluate(() => (window as unknown as Watching).sent.splice(0));
    if (fault.startsWith('latency')) await setPatience(page, impatientMs);
  }

  /** A booking that the server has, made without the page. */
  async function booked(): Promise<string> {
    await page.evaluate((options) => window.CXBus.command('CallbackService.schedule', options), {
      phonenumber: number,
      desiredtime: first,
    });
    return records().at(-1)?.id ?? '';
  }

  async function casesOf(): Promise<Case[]> {
    const ids = [await booked(), await booked(), await booked()];
    const query = { startDate: first, numberOfDays: 2 };
    const common: Case[] = [
      { column: 'schedule', command: 'CallbackService.schedule', options: { phonenumber: number }, event: 'schedule' },
      { column: 'availability', command: 'CallbackService.availability', options: query, event: 'availability' },
      { column: 'cancel', command: 'CallbackService.cancel', options: { id: ids[0] }, event: 'cancel' },
      {
        column: 'reschedule',
        command: 'CallbackService.reschedule',
        options: { id: ids[1], desiredTime: later, phonenumber: number },
        event: 'reschedule',
      },
      { column: 'query', command: 'CallbackService.query', options: { id: ids[2] }, event: 'query' },
      {
        column: 'getStats',
        command: 'StatsService.getStats',
        options: { group: 'EWT', vqName: 'VQ1' },
        event: 'getStats',
      },
    ];
    const own: Case[] =
      version === 'v1'
        ? [
            {
              column: 'query by number',
              command: 'CallbackService.query',
              options: { phonenumber: number },
              event: 'query',
            },
            { column: 'queues', command: 'CallbackService.queues', options: { target: 'sales' } },
          ]
        : [{ column: 'openFor', command: 'CallbackService.openFor', options: { start: first } }];
    return [...common, ...own];
  }

  describe('a command', () => {
    test.each(failing)('that meets %s is rejected once, with one event', async (fault, status, text) => {
      const cases = await casesOf();
      await strike(fault);
      const outcomes = await give(page, cases);
      for (const [index, { column, command, event }] of cases.entries()) {
        const { settled, value, events, hasHeaders } = outcomes[index] ?? {};
        expect([column, settled]).toEqual([column, ['rejected']]);
        if (command === 'StatsService.getStats') expect(value).toBe('EWT request failed due to unknown reason');
        else {
          expectFailure(value, status, text, fault);
          expect([column, events, hasHeaders]).toEqual([column, event ? 1 : 0, true]);
        }
        table.note(fault, column, status ? `${status} ${text}` : text);
      }
      // none twice, none for another command, and the wait's own
      expect((await errorEvents()).sort()).toEqual(cases.flatMap(({ event }) => event ?? []).sort());
      // v3 asks for a booking by POST, and moves one by booking anew, which failed here
      expect((await sent()).map((request) => request.split(' ')[0]).sort()).toEqual(
        version === 'v1' ? ['DELETE', 'POST', 'PUT'] : ['POST', 'POST', 'POST', 'POST'],
      );
      const changes = ['schedule', 'cancel', 'reschedule'].map(arrived);
      expect(changes).toEqual(version === 'v1' ? [1, 1, 1] : [2, 1, 0]);
      expect(site.exceptions).toEqual([]);
    });

    test('that is answered with nothing has succeeded, where there is nothing to know', async () => {
      const cases = await casesOf();
      await strike('empty');
      const outcomes = await give(page, cases);
      // a booking is confirmed by its id only, and v3 moves one by booking anew
      const rejected =
        version === 'v1' ? ['getStats', 'schedule'] : ['availability', 'getStats', 'reschedule', 'schedule'];
      for (const [index, { column }] of cases.entries()) {
        const isRejected = rejected.includes(column);
        expect([column, outcomes[index]?.settled]).toEqual([column, [isRejected ? 'rejected' : 'resolved']]);
        table.note('empty', column, isRejected ? 'rejected' : 'taken as done');
      }
      expect(outcomes[0]?.value).toMatchObject({ status: 200, responseJSON: {}, uncertain: true });
      expect((await errorEvents()).sort()).toEqual(rejected);
      expect(site.exceptions).toEqual([]);
    });
  });

  describe('a visitor', () => {
    async function openAndFill(): Promise<void> {
      await page.evaluate(() => window.CXBus.command('Callback.open'));
      await page.locator('#cx_form_callback_phone_number').evaluate(
        (_, values) => {
          for (const [name, value] of Object.entries(values)) {
            const field = document.querySelector<HTMLInputElement>(`.cx-callback [name=${name}]`);
            if (!field) throw new Error(`There is no ${name}.`);
            field.value = value;
            field.dispatchEvent(new Event('input', { bubbles: true }));
          }
        },
        { ...typed, phonenumber: number },
      );
    }

    const openCalendar = () =>
      page.locator('#cx_form_schedule_options').evaluate((select) => {
        (select as HTMLSelectElement).selectedIndex = 1;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      });

    async function takeTime(instant: string): Promise<void> {
      await press(page, `.cx-calendar [data-instant="${instant}"]`);
    }

    /** All that the form holds, the chosen time included; the number without the blanks that are put in when they are known. */
    const formContent = () =>
      page.locator('form.cx-content').evaluate((form) => {
        const fields = [...form.querySelectorAll<HTMLInputElement>('.cx-input, select')].map(({ name, value }) =>
          name === 'phonenumber' ? value.replaceAll(' ', '') : value,
        );
        return [...fields, form.querySelector<HTMLElement>('.cx-schedule')?.dataset.instant ?? ''];
      });

    async function openAndChoose(): Promise<void> {
      await openAndFill();
      await openCalendar();
      await takeTime(first);
    }

    describe.each(['now', 'at a time'])('who books %s', (when) => {
      const bookIt = when === 'now' ? openAndFill : openAndChoose;

      test.each([...failing, ['empty', 200, ''] as const])(
        'and meets %s reads a sentence, keeps the form, and has booked once after another try',
        async (fault, status) => {
          await bookIt();
          const before = await formContent();
          await strike(fault, 'schedule');
          await press(page, '.cx-callback-confirm', 2);
          await page.locator('.cx-error-container').waitFor();

          const sentence = await textOf(page, '.cx-error-container #cx_callback_information');
          expectSentence(sentence);
          expect(await formContent()).toEqual(before);
          expect(await errorEvents()).toEqual(['schedule']);
          expect([(await sent()).length, arrived('schedule')]).toEqual([1, 1]);
          const isTaken = carriedOut.includes(fault);
          expect(records()).toHaveLength(isTaken ? 1 : 0);
          expect(/connection broke off/.test(sentence)).toBe(isUncertain(status));

          server.simulator.faults.clear();
          await setPatience(page, patientMs);
          await press(page, isUncertain(status) ? '.cx-callback-again' : '.cx-failed-retry');
          if (!isUncertain(status)) await press(page, '.cx-callback-confirm');
          await page.locator('#cx-callback-result').waitFor();
          // v3 cannot be asked whether a booking was taken: there the visitor has decided to book again
          expect(records()).toHaveLength(version === 'v3' && isTaken ? 2 : 1);
          table.note(fault, `widget: book ${when}`, isUncertain(status) ? 'told: may be booked' : 'told: not booked');
          expect(site.exceptions).toEqual([]);
        },
      );
    });

    test.each([...failing, ['empty', 200, ''] as const])(
      'whose calendar meets %s reads a sentence, gets the times with another try, and keeps the form',
      async (fault) => {
        await openAndFill();
        const before = await formContent();
        // what was asked for at opening is not what is tried here
        await page.evaluate(() => window.CXBus.command('Calendar.showAvailability', { date: new Date() }));
        await page.evaluate(() => window.CXBus.command('Calendar.refresh'));
        await strike(fault, 'availability');
        await openCalendar();
        const isNothing = version === 'v1' && fault === 'empty';
        const told = isNothing ? '.cx-calendar-empty' : '.cx-calendar-error-container p';
        await page.locator(told).waitFor();
        expectSentence(await textOf(page, told));
        expect(await errorEvents()).toEqual(isNothing ? [] : ['availability']);
        expect(await sent()).toEqual([]);
        server.simulator.faults.clear();
        await setPatience(page, patientMs);
        if (isNothing) await page.evaluate(() => window.CXBus.command('Calendar.refresh'));
        else await press(page, '.cx-calendar-retry');
        await page.locator(`.cx-calendar [data-instant="${first}"]`).waitFor();
        await press(page, '.cx-calendar-close');
        await page.locator('.cx-calendar').waitFor({ state: 'detached' });
        expect((await formContent()).slice(0, 4)).toEqual(before.slice(0, 4));
        table.note(fault, 'widget: calendar', isNothing ? 'told: nothing free' : 'told, tried again');
        expect(site.exceptions).toEqual([]);
      },
    );

    async function bookFirst(): Promise<void> {
      await openAndChoose();
      await press(page, '.cx-callback-confirm');
      await page.locator('.cx-confirmation .cx-booking-actions').waitFor();
    }

    async function sayYes(): Promise<void> {
      await press(page, '.cx-booking-yes', 2);
      // what is asked afterwards has time
      await setPatience(page, patientMs);
    }

    /** What the card says once it is through with what it was told to do. */
    async function wordOf(): Promise<string> {
      const word = '.cx-booking-problem, .cx-booking-note:not([data-message=CallbackWorking])';
      await page.locator(word).first().waitFor();
      return textOf(page, word);
    }

    const kept = () =>
      page.evaluate(() =>
        (JSON.parse(localStorage.getItem('cx-callback') ?? '[]') as { time: string }[]).map(({ time }) => time),
      );

    test.each([...failing, ['empty', 200, ''] as const])(
      'who cancels and meets %s is told how the call stands',
      async (fault) => {
        await bookFirst();
        await press(page, '.cx-booking-cancel');
        await strike(fault, 'cancel');
        await sayYes();
        const isTaken = carriedOut.includes(fault);
        const word = await wordOf();
        expectSentence(word);
        expect(word).toBe(isTaken ? 'Your call is cancelled' : 'The call could not be cancelled. Please try again.');
        expect(await errorEvents()).toEqual(fault === 'empty' ? [] : ['cancel']);
        expect(arrived('cancel')).toBe(1);
        expect([outstanding(), await kept()]).toEqual(isTaken ? [[], []] : [[first], [first]]);
        table.note(fault, 'widget: cancel', isTaken ? 'told: cancelled' : 'told: not cancelled');
        expect(site.exceptions).toEqual([]);
      },
    );

    /** Moves the call to the later time, up to the question whether that is meant. */
    async function askToMove(): Promise<void> {
      await bookFirst();
      await press(page, '.cx-booking-change');
      await takeTime(later);
      await page.locator('.cx-booking-yes').waitFor();
    }

    test.each([...failing, ['empty', 200, ''] as const])(
      'who moves the call and meets %s is told, and never left without one',
      async (fault, status) => {
        await askToMove();
        const operation = version === 'v1' ? 'reschedule' : 'schedule';
        await strike(fault, operation);
        await sayYes();
        const word = await wordOf();
        expectSentence(word);
        const isTaken = carriedOut.includes(fault);
        const isMoved = version === 'v1' && fault === 'empty';
        const isFound = version === 'v1' && isTaken;
        if (isMoved) expect(word).toBe('Your call has been moved');
        else if (!isFound || !/has been moved/.test(word)) {
          expect(/may have been moved, or not/.test(word)).toBe(isUncertain(status));
        }
        expect(await errorEvents()).toEqual(isMoved ? [] : ['reschedule']);
        expect(arrived(operation)).toBe(1);
        const both = version === 'v3' && isTaken;
        expect(outstanding().sort()).toEqual(both ? [first, later] : [isTaken ? later : first]);
        // v1 can be asked
        if (isFound) await page.locator('.cx-booking-note[data-message=CallbackChanged]').waitFor();
        const shown = isFound ? '11:45' : '11:15';
        expect(await textOf(page, '.cx-callback-result-time')).toContain(shown);
        table.note(
          fault,
          'widget: move',
          isMoved ? 'moved' : isUncertain(status) ? 'told: may be moved' : 'told: not moved',
        );
        expect(site.exceptions).toEqual([]);
      },
    );

    // v1 moves a booking in one request
    test.each(version === 'v3' ? failing : [])(
      'who moves the call, the old one meeting %s, is told of both',
      async (fault) => {
        await askToMove();
        await strike(fault, 'cancel');
        await sayYes();
        const word = await wordOf();
        expectSentence(word);
        expect(word).toMatch(/the old one could not be cancelled/);
        expect(await errorEvents()).toEqual(['reschedule']);
        expect([arrived('schedule'), arrived('cancel')]).toEqual([1, 1]);
        expect(outstanding().sort()).toEqual(carriedOut.includes(fault) ? [later] : [first, later]);
        table.note(fault, 'widget: move, old one stays', 'told of both');
        expect(site.exceptions).toEqual([]);
      },
    );
  });
}
