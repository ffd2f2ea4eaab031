import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyKinds } from '../../src/simulator/index.js';
import type { Version } from '../browser/bookingSite.js';
import { startVisit } from '../browser/harness.js';
import { shareBrowser, shareSimulator } from '../browser/shareBrowser.js';
import { type Answer, expectedTold, type Told } from './expectedTold.js';
import { openSite } from './openSite.js';
import { installReader, type Reader } from './told.js';

/**
 * Statuses of servers, proxies and content networks × every kind of body × carried out or not: the one right thing that the
 * visitor is told, in one page for each API. Every status there is: see the table of `test/CallbackService/outcomes.test.ts`.
 */
const statuses = [200, 201, 204, 299, 302, 400, 403, 404, 408, 409, 429, 500, 501, 502, 503, 504, 520, 522, 598];
interface Row {
  told: Told;
  text: string;
  /** Bookings on the server. */
  bookings: number;
}

/** Runs in the page: a visitor for each answer. */
async function bookEach({ answers, numbers }: { answers: Answer[]; numbers: string[] }): Promise<Row[]> {
  const { CXBus, prepareAnswer, countBookings, readTold } = window as unknown as Window & Reader & Bindings;
  const rows: Row[] = [];
  for (const [index, answer] of answers.entries()) {
    await prepareAnswer(answer);
    await CXBus.command('Callback.open', { form: { phonenumber: numbers[index], autoSubmit: true } } as never);
    const told = await readTold();
    rows.push({ ...told, bookings: await countBookings() });
    await CXBus.command('App.closeAll');
  }
  return rows;
}

interface Bindings {
  prepareAnswer(answer: Answer): Promise<void>;
  countBookings(): Promise<number>;
}

/** The tests of one API; what was told is printed in the end. */
export function testAnswers(version: Version): void {
  const stand = shareBrowser();
  const server = shareSimulator();
  const lines: string[] = [];
  const rows = bodyKinds.flatMap((body) => [true, false].map((commit) => ({ body, commit })));
  let page: Page;
  let exceptions: string[];
  let visitors = 0;

  beforeAll(async () => {
    // the page outlives the tests: one for all rows
    const keeper = { web: stand.web, visit: () => startVisit(stand.browser) };
    ({ page, exceptions } = await openSite(keeper, server.url, { version, prepare }));
  });
  afterAll(async () => {
    await page?.context().close();
    const head = '| body | carried out | booked | refused | unknown |\n| --- | --- | --- | --- | --- |';
    console.log(
      `\nWhat the visitor is told of a booking on ${version}, by the status of the answer\n\n${head}\n${lines.join('\n')}`,
    );
  });

  async function prepare(opened: Page): Promise<void> {
    await installReader(opened);
    await opened.exposeFunction('prepareAnswer', (answer: Answer) => {
      server.simulator.reset();
      server.simulator.faults.add({ ...answer, operation: 'schedule', count: 1 });
    });
    await opened.exposeFunction('countBookings', () => server.simulator.engine.records().length);
  }

  describe(`a booking on ${version}`, () => {
    test.each(rows.filter(({ body, commit }) => commit || body !== 'answer'))(
      'that is answered with body $body, carried out: $commit, at any status',
      async ({ body, commit }) => {
        const answers = statuses.map((status) => ({ status, body, commit }));
        const numbers = answers.map(() => `+1416555${1000 + visitors++}`);
        const told = await page.evaluate(bookEach, { answers, numbers });
        expect(told.map((row, index) => [answers[index]?.status, row.told, row.bookings])).toEqual(
          answers.map((answer) => [answer.status, expectedTold(answer), commit ? 1 : 0]),
        );
        for (const { text } of told) expect(text).not.toMatch(/[<>{}[\]]|https?:|undefined|null|NaN/);
        expect(exceptions).toEqual([]);
        const of = (wanted: Told) => statuses.filter((_, index) => told[index]?.told === wanted).join(', ');
        lines.push(`| ${body} | ${commit ? 'yes' : 'no'} | ${of('booked')} | ${of('refused')} | ${of('unknown')} |`);
      },
    );
  });
}
