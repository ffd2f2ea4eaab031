// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { calendarOnBus, freeTimes, now, settle } from './onBus.js';

beforeEach(() => void vi.useFakeTimers({ now }));
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

const options = { timezone: 'America/Toronto' };
const morning = freeTimes('2026-03-03T15:00:00Z', '2026-03-03T16:00:00Z', 30);
const evening = freeTimes('2026-03-03T23:00:00Z', '2026-03-04T00:00:00Z', 30);

describe('One request for the whole range of days', () => {
  test('from midnight to midnight of the shown zone, in UTC, taken times included', async () => {
    const { open, calls } = await calendarOnBus({ options, answer: morning });
    const calendar = await open();
    for (const day of calendar.days()) await calendar.click(day);
    expect(calls.map(({ data }) => data)).toEqual([
      { startDate: '2026-03-03T05:00:00.000Z', endDate: '2026-03-08T05:00:00.000Z', reportBusy: true },
    ]);
  });

  test('taken times are not asked for if they are hidden', async () => {
    const { open, calls } = await calendarOnBus({
      options: { ...options, hideUnavailableTimeSlots: true },
      answer: morning,
    });
    await open();
    expect(calls[0]?.data).not.toHaveProperty('reportBusy');
  });

  test('the service plugin is the configured one', async () => {
    const { bus, open, calls } = await calendarOnBus({ options: { ...options, servicePlugin: 'MyService' } });
    const service = bus.registerPlugin('MyService');
    if (!service) throw new Error('no MyService');
    service.registerCommand('availability', ({ deferred }) => deferred.resolve(evening));
    service.ready();
    expect((await open()).clocks()).toEqual(['18:00', '18:30']);
    expect(calls).toEqual([]);
  });

  test('two that ask at once share it', async () => {
    const { bus, open, calls } = await calendarOnBus({ options });
    await open();
    const shown = bus.command('Calendar.showAvailability', { date: '2026-03-04' });
    await settle();
    await calls[0]?.resolve(morning);
    await shown;
    expect(calls).toHaveLength(1);
  });
});

describe('An answer of thousands of times', () => {
  const month = freeTimes('2026-03-03T05:00:00Z', '2026-04-03T04:00:00Z', 5);

  test('is read in tasks of its own, and shown when that is done', async () => {
    const { open, calls } = await calendarOnBus({ options: { ...options, numberOfDays: 31 } });
    const calendar = await open();
    await calls[0]?.resolve(month);
    expect(calendar.one('.cx-calendar-periods').getAttribute('aria-busy')).toBe('true');
    await vi.advanceTimersByTimeAsync(10);
    expect(calendar.one('.cx-calendar-periods').getAttribute('aria-busy')).toBe('false');
    expect(calendar.clocks()[0]).toBe('09:05');
  });

  test('does not come back once it is forgotten while it is read', async () => {
    const { bus, open, calls } = await calendarOnBus({ options: { ...options, numberOfDays: 31 } });
    const calendar = await open();
    await calls[0]?.resolve(month);
    bus.command('Calendar.refresh');
    await settle();
    await calls[1]?.resolve(evening);
    await vi.advanceTimersByTimeAsync(10);
    expect(calendar.clocks()).toEqual(['18:00', '18:30']);
  });
});

describe('The answer is kept for a minute', () => {
  test('within it no other request is made, whatever is looked at or reopened', async () => {
    const { bus, open, calls } = await calendarOnBus({ options, answer: morning });
    await open();
    await vi.advanceTimersByTimeAsync(59_000);
    const calendar = await open();
    expect(calendar.clocks()).toEqual(['10:00', '10:30']);
    await calendar.click(calendar.days()[1]);
    await bus.command('Calendar.showAvailability', { date: '2026-03-04' });
    expect(calls).toHaveLength(1);
  });

  test('a calendar that reopens with a kept answer shows it at once, not loading', async () => {
    const { bus, open } = await calendarOnBus({ options, answer: morning });
    await open();
    const [element] = await bus.command('Calendar.generate', {});
    expect(element?.querySelector('[aria-busy="true"]')).toBeNull();
    expect(element?.querySelectorAll('[data-time]')).toHaveLength(2);
  });

  test('asked again when stale: on reopening, and on looking at another day', async () => {
    const { open, calls } = await calendarOnBus({ options, answer: morning });
    await open();
    await vi.advanceTimersByTimeAsync(60_001);
    const calendar = await open();
    expect(calls).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(60_001);
    await calendar.click(calendar.days()[1]);
    expect(calls).toHaveLength(3);
  });

  test('while a stale answer is replaced the old times stay', async () => {
    const { open, calls } = await calendarOnBus({ options });
    const calendar = await open();
    await calls[0]?.resolve(morning);
    await vi.advanceTimersByTimeAsync(60_001);
    await calendar.click(calendar.days()[0]);
    expect(calls).toHaveLength(2);
    expect(calendar.clocks()).toEqual(['10:00', '10:30']);
    await calls[1]?.resolve(evening);
    expect(calendar.clocks()).toEqual(['18:00', '18:30']);
  });

  test('refresh drops it, and asks again at once for a calendar on the page', async () => {
    const { bus, open, calls } = await calendarOnBus({ options, answer: morning });
    const calendar = await open();
    await bus.command('Calendar.refresh');
    await settle();
    expect(calls).toHaveLength(2);
    calendar.element.remove();
    await bus.command('Calendar.refresh');
    await settle();
    expect(calls).toHaveLength(2);
    await open();
    expect(calls).toHaveLength(3);
  });
});

describe('A late answer never overwrites a newer one', () => {
  test('when refresh has asked again', async () => {
    const { bus, open, calls } = await calendarOnBus({ options });
    const calendar = await open();
    await bus.command('Calendar.refresh');
    await settle();
    await calls[1]?.resolve(evening);
    await calls[0]?.resolve(morning);
    expect(calendar.clocks()).toEqual(['18:00', '18:30']);
  });

  test('and a late failure is not shown', async () => {
    const { bus, open, calls } = await calendarOnBus({ options });
    const calendar = await open();
    await bus.command('Calendar.refresh');
    await settle();
    await calls[1]?.resolve(evening);
    await calls[0]?.reject({ status: 0 });
    expect(calendar.one('.cx-calendar-error-container').hidden).toBe(true);
  });

  test('when the options have changed in between', async () => {
    const { bus, open, calls } = await calendarOnBus({ options });
    await open();
    await bus.command('Calendar.configure', { numberOfDays: 1 });
    const calendar = await open();
    await calls[1]?.resolve(evening);
    await calls[0]?.resolve(morning);
    expect(calendar.clocks()).toEqual(['18:00', '18:30']);
  });
});

describe('Both APIs answer per instant', () => {
  test('v1: an unordered map, also with numbers in strings', async () => {
    const { open } = await calendarOnBus({
      options,
      answer: { '2026-03-03T16:00:00.000Z': '2', '2026-03-03T15:00:00.000Z': 1, '2026-03-03T15:30:00.000Z': '0' },
    });
    const calendar = await open();
    expect(calendar.clocks()).toEqual(['10:00', '10:30', '11:00']);
    expect(calendar.all('.cx-disable-time').map((time) => time.dataset.time)).toEqual(['10:30']);
  });

  test('v3: localTime, which may lack an offset, is not computed with', async () => {
    const slot = { utcTime: '2026-03-03T15:00:00.000Z', localTime: '2026-03-03T23:45:00.000', capacity: 1, total: 5 };
    const { open } = await calendarOnBus({
      options,
      answer: { data: { slots: [slot], durationMin: 15, timezone: 'UTC' } },
    });
    const calendar = await open();
    expect(calendar.one('[data-time]').dataset).toMatchObject({ time: '10:00', instant: '2026-03-03T15:00:00.000Z' });
  });
});

describe('Never a time in the past, also when it has stood open for hours', () => {
  test('times go as they begin', async () => {
    const { open } = await calendarOnBus({ options, answer: morning });
    const calendar = await open();
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(calendar.clocks()).toEqual(['10:30']);
    await vi.advanceTimersByTimeAsync(1_800_001);
    expect(calendar.clocks()).toEqual([]);
  });

  test('a chosen time that begins is no longer chosen', async () => {
    const { open } = await calendarOnBus({ options, answer: morning });
    const calendar = await open();
    await calendar.click(calendar.times()[0]);
    await vi.advanceTimersByTimeAsync(3_600_001);
    expect(calendar.all('[data-time].cx-active, [data-time][aria-checked="true"]')).toEqual([]);
  });

  test('at midnight the days move on and the new range is asked for', async () => {
    const { open, calls } = await calendarOnBus({ options, answer: morning });
    const calendar = await open();
    await vi.advanceTimersByTimeAsync(15 * 3_600_000 + 1);
    expect(calls.map(({ data }) => data.startDate)).toEqual(['2026-03-03T05:00:00.000Z', '2026-03-04T05:00:00.000Z']);
    expect(calendar.text('.cx-calendar-days .cx-calendar-day-container')).toBe('Today 4');
  });

  test('the timer stops when the calendar is taken out of the page, and a hand on it starts it again', async () => {
    const { open } = await calendarOnBus({ options, answer: morning });
    const calendar = await open();
    await vi.advanceTimersByTimeAsync(100);
    expect(vi.getTimerCount()).toBe(1);
    calendar.element.remove();
    await vi.advanceTimersByTimeAsync(2 * 3_600_000);
    expect(vi.getTimerCount()).toBe(0);
    document.body.append(calendar.element);
    await calendar.click(calendar.days()[0], 'pointerover');
    expect(calendar.clocks()).toEqual([]);
    expect(vi.getTimerCount()).toBe(1);
  });

  test('a choice made after the time has begun, before the timer noticed, is refused', async () => {
    const { open, published } = await calendarOnBus({ options, answer: morning });
    const calendar = await open();
    vi.setSystemTime(Date.parse('2026-03-03T15:00:00.000Z'));
    await calendar.click(calendar.times()[0]);
    expect(published('selectedDateTime')).toEqual([]);
  });
});

describe('Failure', () => {
  test('CalendarError in .cx-calendar-error-container with a retry', async () => {
    const { open, calls } = await calendarOnBus({ options });
    const calendar = await open();
    await calls[0]?.reject({ status: 500 });
    const box = calendar.one('.cx-calendar-error-container');
    expect(box.hidden).toBe(false);
    expect(box.getAttribute('role')).toBe('alert');
    expect(calendar.text('.cx-calendar-error-container')).toContain('could not be loaded');
    await calendar.click(calendar.one('.cx-calendar-retry'));
    expect(calls).toHaveLength(2);
    await calls[1]?.resolve(morning);
    expect(box.hidden).toBe(true);
    expect(calendar.clocks()).toEqual(['10:00', '10:30']);
  });

  test('a service that cannot be loaded is a failure too', async () => {
    const { bus, open } = await calendarOnBus({ options: { ...options, servicePlugin: 'Nobody' } });
    bus.configure({ pluginMap: { Nobody: false } });
    expect((await open()).one('.cx-calendar-error-container').hidden).toBe(false);
  });

  test('an answer that cannot be read has no times', async () => {
    const { open } = await calendarOnBus({ options, answer: '<html>' });
    expect((await open()).text('.cx-calendar-empty')).toContain('No times left');
  });
});
