import { type Figure, median, ofPairs, type Sample } from '../figures.js';
import { answerOfV1, slotsOfADay } from '../manySlots.js';
import { type Bench, promisedAt, siteBody, siteWith, slowed } from './bench.js';
import { openBenchPage, type Watched } from './openBenchPage.js';

const goalMs = 16;
const days = 31;
const slots = days * slotsOfADay;
/** Not today, which may be nearly over, and each after a day as full as itself. */
const visited = [3, 4, 5, 6, 9, 8, 7, 12, 11, 10, 14];
const reference = 'plain DOM of the whole day';

interface Calendar {
  open: number;
  arrivalLongTasks: number;
  openLongTasks: number;
  changes: Required<Sample>[];
  /** Until the last time of the day is there, and the longest frame on the way. */
  whole: number[];
  longestFrame: number[];
}

/** The calendar of the widget with as many slots as a month of five-minute steps has. */
export async function measureDayChange(bench: Bench): Promise<Figure[]> {
  const widgets = { calendar: { numberOfDays: days } };
  const before = siteWith(bench.web, answerOfV1(slots, 'America/Toronto'), widgets);
  const address = bench.web.addPage('/bench/calendar', { layout: 'all-in-one', body: siteBody, before });
  const figures: Figure[] = [];
  for (const slowness of bench.slownesses) {
    const calendars: Calendar[] = [];
    for (let count = 0; count < bench.runs; count++) calendars.push(await measureOnce(bench, address, slowness));
    const isPromised = slowness === promisedAt;
    const suffix = `${slots.toLocaleString('en-US')} slots${slowed(slowness)}`;
    const longTasks = (name: string, counts: number[]): Figure => ({
      name: `long tasks ${name}, ${suffix}`,
      value: median(counts),
      unit: 'in all',
      isDetail: !isPromised,
      goal: { of: 'value', most: 0 },
    });
    figures.push(
      {
        name: `day change until its times are painted, ${suffix}`,
        unit: 'ms',
        reference,
        isDetail: slowness === 4,
        ...ofPairs(calendars.flatMap(({ changes }) => changes)),
        ...(isPromised && { goal: { of: 'value', most: goalMs } }),
      },
      {
        name: `day change, the main thread's own time, ${suffix}`,
        value: median(calendars.flatMap(({ changes }) => changes.map(({ own }) => own))),
        unit: 'ms',
        isDetail: true,
      },
      {
        name: `longest frame until every time of the day is there, ${suffix}`,
        value: median(calendars.flatMap(({ longestFrame }) => longestFrame)),
        unit: 'ms',
        isDetail: true,
      },
      {
        name: `until every time of the day is there, ${suffix}`,
        value: median(calendars.flatMap(({ whole }) => whole)),
        unit: 'ms',
        isDetail: true,
      },
      {
        name: `calendar opened until its times are painted, ${suffix}`,
        value: median(calendars.map(({ open }) => open)),
        unit: 'ms',
        isDetail: true,
      },
      longTasks(
        'at opening and when the answer comes',
        calendars.map(({ arrivalLongTasks }) => arrivalLongTasks),
      ),
      longTasks(
        'when the calendar opens and days change',
        calendars.map(({ openLongTasks }) => openLongTasks),
      ),
    );
  }
  return figures;
}

async function measureOnce({ browser }: Bench, address: string, slowness: number): Promise<Calendar> {
  const page = await openBenchPage(browser, address, slowness);
  await page.run(`bench.until(() => window.CXBus?.data('App.ready') && CXBus.registry().Callback)`);
  await page.run('bench.lookAround()');
  await page.run('bench.takeLongTasks()');
  await page.run('bench.openForm()');
  await page.run('bench.settle()');
  const arrivalLongTasks = (await page.run<number[]>('bench.takeLongTasks()')).length;
  const open = (await page.watch('bench.openCalendar()')).ownMs;
  await page.run('bench.settle()');

  const painted: Watched[] = [];
  const copies: number[] = [];
  for (const index of visited) {
    painted.push(await page.watch(`bench.changeDay(${index}, ${slotsOfADay})`));
    await page.run('bench.settle()');
  }
  const openLongTasks = (await page.run<number[]>('bench.takeLongTasks()')).length;
  await page.run('window.description = bench.describe(document.querySelector(".cx-calendar-periods"))');
  for (const _ of visited) {
    copies.push((await page.watch('bench.copyTimes(window.description)')).ownMs);
    await page.run('bench.settle()');
  }
  await page.close();
  const copied = median(copies);
  return {
    open,
    arrivalLongTasks,
    openLongTasks,
    changes: painted.map(({ ms, ownMs }) => ({ value: ms, own: ownMs, reference: copied })),
    whole: painted.map(({ completeMs }) => completeMs),
    longestFrame: painted.map(({ ownFrames }) => Math.max(...ownFrames)),
  };
}
