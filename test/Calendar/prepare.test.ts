// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { calendarOn, calendarOnBus, freeTimes, now, settle } from './onBus.js';

const options = { timezone: 'America/Toronto', timeFormat: 24 } as const;
const answer = freeTimes('2026-03-03T15:00:00Z', '2026-03-05T22:00:00Z', 30);

/** What waits until the page has nothing else to do. */
let waiting: Array<() => void> = [];

beforeEach(() => {
  vi.useFakeTimers({ now });
  vi.stubGlobal('requestIdleCallback', (callback: () => void) => waiting.push(callback));
});
afterEach(() => {
  waiting = [];
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

/** Lets the page idle until nothing waits for that any more. */
async function idle(): Promise<number> {
  let steps = 0;
  while (waiting[0]) {
    waiting.shift()?.();
    await settle();
    steps++;
  }
  return steps;
}

async function prefetched(given: Parameters<typeof calendarOnBus>[0] = {}) {
  const context = await calendarOnBus({ options, answer, ...given });
  await context.bus.command('Calendar.showAvailability', { date: new Date(now) });
  return context;
}

const made = () => vi.spyOn(document, 'createElement');

describe('What opening takes long for is done while the page idles', () => {
  test('after the free times have come, in steps, and without a trace in the page', async () => {
    const { published } = await prefetched();
    const before = document.body.innerHTML;
    expect(await idle()).toBeGreaterThan(3);
    expect(document.body.innerHTML).toBe(before);
    expect(published('generated')).toEqual([]);
  });

  test('the calendar that is generated then makes hardly an element', async () => {
    const { open } = await prefetched();
    await idle();
    const making = made();
    const calendar = await open();
    expect(making).not.toHaveBeenCalled();
    expect(calendar.clocks()[0]).toBe('10:00');
    expect(calendar.days()).toHaveLength(5);
  });

  test('where the browser does not tell when it idles, and where no times came, nothing is prepared', async () => {
    await calendarOnBus({ options, answer });
    expect(waiting).toEqual([]);
    vi.stubGlobal('requestIdleCallback', undefined);
    const { open } = await prefetched();
    expect((await open()).clocks()[0]).toBe('10:00');
  });

  test('it is generated in the middle of it, and nothing more is prepared', async () => {
    const { open } = await prefetched();
    for (let step = 0; step < 3; step++) {
      waiting.shift()?.();
      await settle();
    }
    const calendar = await open();
    const making = made();
    await idle();
    expect(making).not.toHaveBeenCalled();
    expect(calendar.clocks()[0]).toBe('10:00');
  });
});

describe('A prepared calendar shows what is so when it is generated', () => {
  test('times that have become past meanwhile are not offered', async () => {
    const { open } = await prefetched();
    await idle();
    vi.setSystemTime('2026-03-03T16:10:00Z');
    const calendar = await open();
    expect(calendar.clocks()[0]).toBe('11:30');
    expect(calendar.text('.cx-calendar-next')).toBe('Next free time Today, 11:30');
  });

  test('nor is a day that is over', async () => {
    const { open } = await prefetched();
    await idle();
    vi.setSystemTime('2026-03-04T14:10:00Z');
    const calendar = await open();
    expect(calendar.text('.cx-calendar-days .cx-active')).toBe('Today Mar 4');
    expect(calendar.times()[0]?.dataset.instant).toBe('2026-03-04T14:30:00.000Z');
  });

  test('theme, language, texts and time format', async () => {
    const { app, open } = await prefetched({ options: { timezone: 'America/Toronto' } });
    await idle();
    app.data('themeClass', 'cx-theme-dark');
    app.data('language', 'de');
    app.data('timeFormat', 24);
    app.data('i18n', { calendar: { CalendarTitle: 'Wann?', CalendarLabelToday: 'Heute' } });
    for (const name of ['theme', 'language', 'timeFormat', 'i18n']) app.publish(name);
    await settle();
    const calendar = await open();
    expect(calendar.element.classList.contains('cx-theme-dark')).toBe(true);
    expect(calendar.element.classList.contains('cx-theme-light')).toBe(false);
    expect(calendar.element.lang).toBe('de');
    expect(calendar.text('.cx-calendar-title')).toBe('Wann?');
    expect(calendar.text('.cx-calendar-days .cx-active')).toBe('Heute 3. März');
    expect(calendar.text('.cx-time')).toBe('10:00');
  });

  test('settings that were configured meanwhile', async () => {
    const taken = { ...answer, '2026-03-03T15:30:00.000Z': 0 };
    const { bus, open } = await prefetched({ answer: taken });
    await idle();
    await bus.command('Calendar.configure', {
      numberOfDays: 2,
      hideUnavailableTimeSlots: true,
      calendarHours: { allDay: { openTime: '10:30', closeTime: '12:00' } },
    });
    const calendar = await open();
    expect(calendar.days()).toHaveLength(2);
    expect(calendar.clocks()).toEqual(['10:30', '11:00', '11:30']);
    expect(calendar.times().map(({ hidden }) => hidden)).toEqual([true, false, false]);
    expect(calendar.times()[0]?.className).toBe('cx-time cx-disable-time cx-hide-time');
  });

  test('a date that is chosen beforehand, with its day', async () => {
    const { open } = await prefetched();
    await idle();
    const calendar = await open({ date: new Date('2026-03-05T15:00:00Z') });
    expect(calendar.one('[data-time].cx-active').dataset.instant).toBe('2026-03-05T15:00:00.000Z');
    expect(calendar.all('.cx-calendar-day-container.cx-active')).toEqual([calendar.days()[2]]);
  });

  test('one is there for one calendar only', async () => {
    const { bus, events } = await prefetched();
    await idle();
    const [first] = await bus.command('Calendar.generate', {});
    const [second] = await bus.command('Calendar.generate', {});
    expect(second).not.toBe(first);
    expect(first?.childElementCount).toBe(0);
    expect(calendarOn(second as HTMLElement).clocks()[0]).toBe('10:00');
    expect(events.filter(({ event }) => event === 'Calendar.generated')).toHaveLength(2);
  });

  test('the next one is prepared once a calendar is closed and gone', async () => {
    const { open } = await prefetched();
    await idle();
    const calendar = await open();
    await calendar.click(calendar.one('.cx-calendar-close'));
    calendar.element.remove();
    await idle();
    const making = made();
    const next = await open();
    expect(making).not.toHaveBeenCalled();
    expect(next.element).not.toBe(calendar.element);
    expect(next.clocks()[0]).toBe('10:00');
  });
});

test('the list of days that opens does not hide the one on show, nor its times for longer than it takes', async () => {
  const { open } = await prefetched();
  const calendar = await open();
  expect(calendar.element.className).toMatch(/cx-calendar-without-times cx-calendar-few-days$/);
  await vi.advanceTimersByTimeAsync(100);
  expect(calendar.element.className).toBe('cx-calendar cx-theme-light');
});
