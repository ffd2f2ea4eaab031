import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import type { CallbackOptions } from '../../src/config/index.js';
import { createRandom } from '../../src/simulator/index.js';
import { type SimulatorServer, startSimulatorServer } from '../../src/simulator/server.js';
import { launchBrowser, startWebServer, untilStarted } from '../browser/harness.js';
import { type Memory, measureMemory } from '../browser/measureMemory.js';

/**
 * Random bookings in one page for a long time, with faults on: every confirmation that was shown is one booking on the
 * server and the other way round, and the page's memory stays where it was. Ends with exit code 1 if not.
 */

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string', default: '1' } },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed);
if (!(minutes > 0) || !Number.isInteger(seed)) {
  console.error('npm run test:soak -- [--minutes 10] [--seed 1]');
  process.exit(1);
}

type Api = 'v1' | 'v3';

/** What goes wrong on each API, and how often. A lost answer of v3 cannot be asked after: there none is lost. */
const faults: readonly [api: Api, operation: string, fault: string, probability: number][] = [
  ['v1', 'schedule', 'lost', 0.08],
  ['v1', 'schedule', 'cut', 0.05],
  ['v1', 'schedule', 'html', 0.05],
  ['v1', 'schedule', 'latency=3500', 0.05],
  ['v1', 'schedule', 'refuse', 0.05],
  ['v1', 'schedule', 'status=503', 0.05],
  ['v1', 'query', 'status=503', 0.1],
  ['v1', 'query', 'lost', 0.1],
  ['v1', 'availability', 'refuse', 0.1],
  ['v1', 'availability', 'cut', 0.05],
  ['v3', 'schedule', 'refuse', 0.1],
  ['v3', 'schedule', 'status=429', 0.05],
  ['v3', 'schedule', 'status=500', 0.05],
  ['v3', 'schedule', 'empty', 0.05],
  ['v3', 'availability', 'status=502', 0.1],
  ['v3', 'availability', 'latency=3500', 0.05],
];
/** As on a site that configures nothing: on a busy machine answers take their time, and v3 cannot be asked after one that was given up. */
const requestTimeoutMs = 3000;
const mostTries = 25;
/** Bookings before the memory is measured for the first time, and between two measurements. */
const warmUp = 30;
const measureEvery = 50;
/** Openings beforehand: until then the engine itself compiles and keeps things. */
const openingsFirst = 300;
/** How much more than at first the heap may hold in the end. The tools that press the buttons keep things there too. */
const heapGrowthAllowed = 1.25;
/** Nodes and listeners that a measurement may catch on their way out. */
const strayObjectsAllowed = 20;

const random = createRandom(seed);
const chance = (probability: number) => random() < probability;

/** POSTs by the number to be called: what the page sent, what arrived, what was carried out. */
interface Posts {
  sent: number;
  arrived: number;
  booked: number;
  confirmed: number;
}
const posts = new Map<string, Posts>();

function postsOf(number: string): Posts {
  const known = posts.get(number) ?? { sent: 0, arrived: 0, booked: 0, confirmed: 0 };
  posts.set(number, known);
  return known;
}

/** The number in the body of a booking, whichever API it is for. */
function numberIn(body: string): string {
  const fields = Object(JSON.parse(body));
  return String(fields._customer_number ?? fields.callbackNumber ?? fields.phoneNumber ?? '');
}

function watchServer({ simulator }: SimulatorServer): void {
  simulator.subscribe((change) => {
    const request = change === 'requests' ? simulator.requests.at(-1) : undefined;
    if (request?.operation !== 'schedule') return;
    const count = postsOf(numberIn(request.body));
    count.arrived++;
    if (request.status !== null && request.status < 300) count.booked++;
  });
}

function watchPage(page: Page): void {
  page.on('request', (request) => {
    if (request.method() === 'POST') postsOf(numberIn(request.postData() ?? '{}')).sent++;
  });
}

const configureFor: Record<Api, (url: string) => CallbackOptions> = {
  v1: (url) => ({ apiVersion: 'v1', dataURL: `${url}/genesys/1/service/callback/sales` }),
  v3: (url) => ({ apiVersion: 'v3', dataURL: `${url}/engagement/v3`, serviceName: 'sales', apikey: 'K' }),
};

async function chooseTime(page: Page): Promise<void> {
  await page.locator('#cx_form_schedule_options').selectOption({ index: 1 });
  const time = page.locator('.cx-calendar .cx-time:not([aria-disabled])').nth(Math.floor(random() * 8));
  const retry = page.locator('.cx-calendar-retry');
  for (let tries = 0; tries < mostTries; tries++) {
    await time.or(retry).first().waitFor();
    if (!(await retry.isVisible())) break;
    await retry.click();
  }
  await time.click();
}

/** One visitor: fills the form in, and presses the button until there is a confirmation, or leaves before. */
async function visit(page: Page, server: SimulatorServer, index: number): Promise<'booked' | 'left'> {
  const api: Api = chance(0.5) ? 'v1' : 'v3';
  const number = `+1416${String(2_000_000 + index)}`;
  await page.evaluate(
    (options) => window.CXBus.command('CallbackService.configure', options),
    configureFor[api](server.url),
  );
  await page.evaluate(() => {
    // each is another visitor, who has booked nothing yet
    localStorage.clear();
    return window.CXBus.command('Callback.open');
  });
  await page.locator('#cx_form_callback_firstname').fill('Ada');
  await page.locator('#cx_form_callback_phone_number').fill(number);
  if (chance(0.5)) await chooseTime(page);
  if (chance(0.1)) {
    await page.locator('.cx-button-close').click();
    await page.locator('.cx-close-confirm [data-message=CallbackYesButtonText]').click();
    return 'left';
  }
  const confirm = page.locator('.cx-callback-confirm');
  const confirmation = page.locator('.cx-confirmation');
  const failure = page.locator('.cx-failed-retry');
  for (let tries = 0; tries < mostTries; tries++) {
    if (chance(0.3)) await confirm.dblclick();
    else await confirm.click();
    await confirmation.or(failure).first().waitFor();
    if (await confirmation.isVisible()) {
      postsOf(number).confirmed++;
      await page.locator('.cx-button-close').click();
      return 'booked';
    }
    await failure.click();
  }
  throw new Error(`${number} on ${api}: no confirmation after ${mostTries} tries.`);
}

const kilobytes = (bytes: number) => `${Math.round(bytes / 1024).toLocaleString('en-US')} KB`;

function show(bookings: number, { heap, nodes, listeners }: Memory): void {
  console.log(`| ${bookings} | ${kilobytes(heap)} | ${nodes} | ${listeners} |`);
}

/** Whether each confirmation that was shown is one booking, and the other way round. */
function checkBookings(server: SimulatorServer): boolean {
  const counts = [...posts.values()];
  const sum = (pick: (count: Posts) => number) => counts.reduce((total, count) => total + pick(count), 0);
  const onServer = server.simulator.engine.records().length;
  const confirmed = sum((count) => count.confirmed);
  console.log(`
bookings on the server:            ${onServer}
confirmations shown:               ${confirmed}
POSTs by the page / at the server: ${sum((count) => count.sent)} / ${sum((count) => count.arrived)}`);
  const wrong = [...posts].filter(([, { booked, confirmed: shown }]) => booked !== shown);
  for (const [number, count] of wrong) console.error(`${number}: ${JSON.stringify(count)}`);
  return wrong.length === 0 && onServer === confirmed;
}

function checkMemory(first: Memory, last: Memory): boolean {
  const isFlat =
    last.heap <= first.heap * heapGrowthAllowed &&
    last.nodes <= first.nodes + strayObjectsAllowed &&
    last.listeners <= first.listeners + strayObjectsAllowed;
  console.log(
    `heap: ${kilobytes(first.heap)} at first, ${kilobytes(last.heap)} in the end: ${isFlat ? 'flat' : 'GROWING'}`,
  );
  return isFlat;
}

async function openOften(page: Page): Promise<void> {
  await page.evaluate(async (times) => {
    for (let count = 0; count < times; count++) {
      await window.CXBus.command(count % 2 ? 'Callback.close' : 'Callback.open');
      await new Promise((done) => setTimeout(done));
    }
  }, 2 * openingsFirst);
}

async function main(): Promise<boolean> {
  const places = {
    hours: 'Mon-Sun 00:00-24:00',
    timezone: 'UTC',
    placesPerBucket: 1_000_000,
    queuedSeconds: 1_000_000,
  };
  const [server, web, browser] = await Promise.all([
    startSimulatorServer({ config: { services: { sales: places } }, random: createRandom(seed) }),
    startWebServer(),
    launchBrowser(),
  ]);
  try {
    for (const [api, operation, fault, probability] of faults) {
      server.simulator.faults.add({ api, operation, fault, probability });
    }
    watchServer(server);
    const page = await browser.newPage();
    page.setDefaultTimeout(20_000);
    watchPage(page);
    const exceptions: string[] = [];
    page.on('pageerror', (error) => exceptions.push(String(error)));
    const callback = { ...configureFor.v1(server.url), ajaxTimeout: requestTimeoutMs };
    const before = `window._genesys = {widgets: {callback: ${JSON.stringify(callback)}}};`;
    await page.goto(web.addPage('/soak', { layout: 'all-in-one', before }));
    await untilStarted(page);
    const session = await page.context().newCDPSession(page);

    await openOften(page);
    console.log(`${minutes} minutes, seed ${seed}\n\n| visits | heap | nodes | listeners |\n| --: | --: | --: | --: |`);
    let first: Memory | undefined;
    let last: Memory | undefined;
    const end = Date.now() + minutes * 60_000;
    let index = 0;
    while (Date.now() < end) {
      index++;
      await visit(page, server, index);
      await page.locator('.cx-callback').waitFor({ state: 'detached' });
      if (index !== warmUp && index % measureEvery !== 0) continue;
      last = await measureMemory(session);
      first ??= last;
      show(index, last);
    }
    last = await measureMemory(session);
    first ??= last;
    show(index, last);
    const isExact = checkBookings(server);
    const isFlat = checkMemory(first, last);
    for (const exception of new Set(exceptions)) console.error(`exception in the page: ${exception}`);
    return isExact && isFlat && exceptions.length === 0;
  } finally {
    await browser.close();
    await Promise.all([web.close(), server.close()]);
  }
}

if (!(await main())) {
  console.error('Not as promised.');
  process.exitCode = 1;
}
