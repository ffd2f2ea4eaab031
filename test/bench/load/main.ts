import { parseArgs } from 'node:util';
import { assumptions } from './assumptions.js';
import { type LoadOptions, simulateLoad } from './simulateLoad.js';

/** Prints how many requests crowds of several sizes bring, in quiet times and through an outage. */

const rates = [1000, 100_000, 1_000_000];
/** Small crowds are watched longer, or there would be nothing to count. */
const minutesOf = (visitsPerHour: number) => (visitsPerHour > 100_000 ? 10 : visitsPerHour > 10_000 ? 60 : 240);
const outage = [10, 20] as const;
const outageMinutes = 30;

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, rates: { type: 'string', default: rates.join(',') } },
});
const seed = Number(values.seed);
const chosen = values.rates.split(',').map(Number);
if (!Number.isInteger(seed) || chosen.some((rate) => !(rate > 0))) {
  console.error('npm run bench:load -- [--seed 1] [--rates 1000,100000,1000000]');
  process.exit(1);
}

const whole = (value: number) => Math.round(value).toLocaleString('en-US');
const fraction = (value: number) => value.toFixed(2);
const percent = (value: number) => `${(value * 100).toFixed(1)} %`;

function printTable(head: string[], rows: string[][]): void {
  console.log(`| ${head.join(' | ')} |`);
  console.log(`| ${head.map((_, column) => (column < 2 ? '---' : '--:')).join(' | ')} |`);
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
  console.log('');
}

async function quiet(): Promise<void> {
  const rows: string[][] = [];
  for (const visitsPerHour of chosen) {
    for (const asking of ['perDay', 'kept'] as const) {
      const options: LoadOptions = { visitsPerHour, minutes: minutesOf(visitsPerHour), seed, asking, waits: 'spread' };
      const load = await simulateLoad(options);
      rows.push([
        whole(visitsPerHour),
        asking === 'kept' ? 'once, kept a minute' : 'for each day looked at',
        whole(load.booked),
        fraction(load.requestsOfBookers / load.booked),
        percent(load.shareWithTwo),
        fraction(load.requests() / load.booked),
        `${whole(load.peak(1000))}/s`,
        whole(load.refusals),
      ]);
    }
  }
  printTable(
    [
      'visits an hour',
      'free times asked',
      'bookings',
      'requests of one who books',
      'who need two at most',
      'all requests per booking',
      'peak',
      'times taken meanwhile',
    ],
    rows,
  );
}

async function throughOutage(): Promise<void> {
  const [down, up] = outage;
  const rows: string[][] = [];
  for (const visitsPerHour of chosen) {
    const crowd = { visitsPerHour, minutes: outageMinutes, seed, asking: 'kept' } as const;
    const loads = [
      ['no outage', await simulateLoad({ ...crowd, waits: 'spread' })],
      ['outage, repeated without jitter', await simulateLoad({ ...crowd, waits: 'equal', outage })],
      ['outage, repeated with jitter', await simulateLoad({ ...crowd, waits: 'spread', outage })],
    ] as const;
    for (const [name, load] of loads) {
      rows.push([
        whole(visitsPerHour),
        name,
        whole(load.requests(down, up)),
        whole(load.peak(1000, down, up)),
        whole(load.peak(100, down, up)),
        whole(load.requests(up, up + 1)),
        whole(load.peak(1000, up, outageMinutes)),
        whole(load.peak(100, up, outageMinutes)),
        whole(load.booked),
        whole(load.gaveUp),
      ]);
    }
  }
  printTable(
    [
      'visits an hour',
      `minutes ${down} to ${up}`,
      'requests in them',
      'most in 1 s',
      'most in 100 ms',
      'in the minute after',
      'then most in 1 s',
      'most in 100 ms',
      'bookings',
      'gave up',
    ],
    rows,
  );
}

console.log(`Seed ${seed}. Assumed of visitors and networks: ${JSON.stringify(assumptions)}\n`);
await quiet();
await throughOutage();
