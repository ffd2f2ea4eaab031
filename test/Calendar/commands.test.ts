// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createBus } from '../../src/bus/index.js';
import { calendarTexts, registerCalendar } from '../../src/Calendar/index.js';
import { calendarOnBus, freeTimes, now, settle } from './onBus.js';

beforeEach(() => void vi.useFakeTimers({ now }));
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

const answer = freeTimes('2026-03-03T15:00:00Z', '2026-03-03T17:00:00Z', 30);
const options = { timezone: 'America/Toronto' };

/** What a command is rejected with; `undefined` if it is not. */
const rejection = (promise: PromiseLike<unknown>): PromiseLike<unknown> =>
  promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );

describe('Start', () => {
  test('the name taken: false, and nothing is changed', () => {
    const bus = createBus();
    bus.registerPlugin('Calendar');
    expect(registerCalendar(bus, { config: {} })).toBe(false);
    expect(bus.subscribe('Calendar.ready', () => {})).toBe('Calendar.ready');
  });

  test('after App.ready it registers its texts, configures itself with its section, and is ready', async () => {
    const { bus, registered, published } = await calendarOnBus({ options });
    expect(registered).toEqual([{ lang: 'en', namespace: 'calendar', i18n: calendarTexts }]);
    expect(published('ready')).toHaveLength(1);
    const late: unknown[] = [];
    bus.subscribe('Calendar.ready', (event) => late.push(event.event));
    await settle();
    expect(late).toEqual(['Calendar.ready']);
  });

  test('before hooks get the very object of the page, and what they return counts', async () => {
    const bus = createBus();
    const section = { numberOfDays: 3 };
    const seen: unknown[] = [];
    bus.before('Calendar.configure', (given) => {
      seen.push(given);
      return { numberOfDays: 2 };
    });
    const app = bus.registerPlugin('App');
    if (!app) throw new Error('no App');
    app.registerCommand('registerI18n', ({ deferred }) => deferred.resolve());
    app.ready();
    registerCalendar(bus, { config: { calendar: section } });
    app.republish('ready');
    await settle();
    const [element] = await bus.command('Calendar.generate', {});
    expect(seen[0]).toBe(section);
    expect(element?.querySelectorAll('.cx-calendar-day-container')).toHaveLength(2);
  });

  test('a missing or a wrong section does not keep it from being ready; a wrong one is reported', async () => {
    const report = vi.spyOn(console, 'error').mockReturnValue();
    const wrong = { calendarHours: { allDay: { openTime: 'dawn' } } };
    expect((await calendarOnBus()).published('ready')).toHaveLength(1);
    expect((await calendarOnBus({ options: {} })).published('ready')).toHaveLength(1);
    expect(report).not.toHaveBeenCalled();
    expect((await calendarOnBus({ options: wrong })).published('ready')).toHaveLength(1);
    expect(report).toHaveBeenCalledWith(expect.stringContaining('calendar: Invalid config: allDay open time.'));
    report.mockRestore();
  });

  test('it says which commands and events it has', async () => {
    const { bus } = await calendarOnBus();
    expect(await bus.command('Calendar.EVENTS')).toEqual(
      expect.arrayContaining(['ready', 'generated', 'selectedDateTime', 'closed']),
    );
    expect(await bus.command('Calendar.COMMANDS')).toEqual(
      expect.arrayContaining(['generate', 'showAvailability', 'reset', 'configure', 'refresh']),
    );
  });
});

describe('generate', () => {
  test('builds the calendar, resolves with it and publishes generated {ndCalendar}, array-like', async () => {
    const { bus, published } = await calendarOnBus({ options, answer });
    const ndCalendar = await bus.command('Calendar.generate', {});
    await settle();
    expect(ndCalendar).toHaveLength(1);
    expect(ndCalendar[0]?.matches('.cx-calendar.cx-theme-light')).toBe(true);
    expect(published('generated')).toEqual([{ ndCalendar }]);
    expect(ndCalendar[0]?.isConnected).toBe(false);
  });

  test('the event can be serialised', async () => {
    const { bus, published } = await calendarOnBus({ options, answer });
    await bus.command('Calendar.generate', {});
    await settle();
    expect(JSON.parse(JSON.stringify(published('generated')))).toEqual([{ ndCalendar: [] }]);
  });

  test('a later one builds anew and takes the content of the last one away', async () => {
    const { open } = await calendarOnBus({ options, answer });
    const first = await open();
    const second = await open();
    expect(second.element).not.toBe(first.element);
    expect(first.element.childElementCount).toBe(0);
    expect(second.clocks()).toEqual(['10:00', '10:30', '11:00', '11:30']);
  });

  test.each([[new Date('nonsense')], ['nonsense'], [{}], [true]])(
    'rejects Invalid data for the date %o',
    async (date) => {
      const { bus } = await calendarOnBus({ options, answer });
      expect(await rejection(bus.command<string>('Calendar.generate', { date }))).toBe('Invalid data');
    },
  );

  test.each([
    ['a Date', new Date('2026-03-03T15:30:00Z')],
    ['a date string', '2026-03-03T15:30:00.000Z'],
  ])('a free time given as %s is chosen beforehand, without an event', async (_, date) => {
    const { open, published } = await calendarOnBus({ options, answer });
    const calendar = await open({ date });
    expect(calendar.one('.cx-active[data-time]').dataset.instant).toBe('2026-03-03T15:30:00.000Z');
    expect(published('selectedDateTime')).toEqual([]);
  });

  test('a day alone is a day of the shown zone', async () => {
    const { open } = await calendarOnBus({ options, answer });
    const calendar = await open({ date: '2026-03-05' });
    expect(calendar.text('.cx-calendar-day-container.cx-active')).toBe('Thu 5');
  });

  test('a time that is not free is not chosen, but its day is shown', async () => {
    const { open } = await calendarOnBus({ options, answer });
    const calendar = await open({ date: '2026-03-04T15:30:00Z' });
    expect(calendar.all('[data-time].cx-active')).toEqual([]);
    expect(calendar.text('.cx-calendar-day-container.cx-active')).toBe('Wed 4');
  });

  test('the choice is kept until reset forgets it', async () => {
    const { bus, open } = await calendarOnBus({ options, answer });
    const first = await open();
    await first.click(first.times()[1]);
    const second = await open();
    expect(second.one('.cx-active[data-time]').dataset.time).toBe('10:30');
    await bus.command('Calendar.reset');
    expect(second.all('.cx-active[data-time]')).toEqual([]);
    expect((await open()).all('.cx-active[data-time]')).toEqual([]);
  });

  test('works without the Callback widget, and without the service when no server is asked', async () => {
    const { open, calls } = await calendarOnBus({
      options: { ...options, showAvailability: false, calendarHours: { interval: 60, allDay: { closeTime: '13:00' } } },
    });
    expect((await open()).clocks()).toEqual(['10:00', '11:00', '12:00']);
    expect(calls).toEqual([]);
  });
});

describe('configure', () => {
  test('resolves without options', async () => {
    const { bus } = await calendarOnBus();
    expect(await rejection(bus.command('Calendar.configure'))).toBeUndefined();
    expect(await rejection(bus.command('Calendar.configure', {}))).toBeUndefined();
  });

  test('what the page changes in its own object counts from the next generate, unless it is wrong', async () => {
    const section: Record<string, unknown> = { ...options, numberOfDays: 3 };
    const { open } = await calendarOnBus({ options: section, answer });
    await open();
    section.numberOfDays = 4;
    expect((await open()).days()).toHaveLength(4);
    section.numberOfDays = 2;
    section.calendarHours = { allDay: { openTime: 'dawn' } };
    expect((await open()).days()).toHaveLength(4);
  });

  test.each(['calendarHours', 'calenderHours'])('rejects wrong times of %s, which then do not count', async (key) => {
    const { bus, open } = await calendarOnBus({ options: { ...options, numberOfDays: 3 }, answer });
    const wrong = (allDay: object) => bus.command('Calendar.configure', { numberOfDays: 9, [key]: { allDay } });
    expect(await rejection(wrong({ openTime: '9h' }))).toBe('Invalid config: allDay open time');
    expect(await rejection(wrong({ closeTime: '9h' }))).toBe('Invalid config: allDay close time');
    expect((await open()).days()).toHaveLength(3);
  });

  test('at run time it merges and counts from the next generate', async () => {
    const { bus, open } = await calendarOnBus({ options: { ...options, numberOfDays: 3 }, answer });
    const first = await open();
    await bus.command('Calendar.configure', { timeFormat: '24' });
    await bus.command('Calendar.configure', { numberOfDays: 4 });
    expect(first.days()).toHaveLength(3);
    const second = await open();
    expect(second.days()).toHaveLength(4);
    expect(second.text('[data-time]')).toBe('10:00');
  });
});

describe('showAvailability', () => {
  test('rejects No date found to check availability, and Invalid date', async () => {
    const { bus } = await calendarOnBus({ options, answer });
    const show = (given: object) => rejection(bus.command<string>('Calendar.showAvailability', given));
    expect(await show({})).toBe('No date found to check availability');
    expect(await show({ date: '' })).toBe('No date found to check availability');
    expect(await show({ date: 'soon' })).toBe('Invalid date');
    expect(await show({ date: new Date('soon') })).toBe('Invalid date');
  });

  test('shows that day', async () => {
    const { bus, open } = await calendarOnBus({ options, answer });
    const calendar = await open();
    await bus.command('Calendar.showAvailability', { date: '2026-03-06' });
    expect(calendar.text('.cx-calendar-day-container.cx-active')).toBe('Fri 6');
    await bus.command('Calendar.showAvailability', { date: new Date('2026-03-05T12:00:00Z') });
    expect(calendar.text('.cx-calendar-day-container.cx-active')).toBe('Thu 5');
  });

  test('asks the server if nothing is kept, also before a calendar is generated, and rejects with its failure', async () => {
    const { bus, calls } = await calendarOnBus({ options });
    const shown = rejection(bus.command('Calendar.showAvailability', { date: '2026-03-03' }));
    await settle();
    expect(calls).toHaveLength(1);
    await calls[0]?.reject({ status: 503 });
    expect(await shown).toEqual({ status: 503 });
  });
});

describe('selectedDateTime', () => {
  test('is published at once with the date, and day, date and time as text', async () => {
    const { open, published } = await calendarOnBus({ options, answer });
    const calendar = await open();
    await calendar.click(calendar.times()[0]);
    expect(JSON.parse(JSON.stringify(published('selectedDateTime')).replace(/\u202f/g, ' '))).toEqual([
      { date: '2026-03-03T15:00:00.000Z', dayString: 'Tuesday', dateString: 'March 3', timeString: '10:00 AM' },
    ]);
  });

  test('not for a taken time, and not by the second click of a double click', async () => {
    const { open, published } = await calendarOnBus({
      options,
      answer: { '2026-03-03T15:00:00.000Z': 1, '2026-03-03T15:15:00.000Z': 1, '2026-03-03T16:00:00.000Z': 1 },
    });
    const calendar = await open();
    await calendar.click(calendar.times()[0]);
    await calendar.click(calendar.times()[0], 'click', 2);
    await calendar.click(calendar.one('.cx-disable-time'));
    expect(published('selectedDateTime')).toHaveLength(1);
    expect(calendar.one('.cx-active[data-time]').dataset.time).toBe('10:00');
  });

  test('in the hour that occurs twice the time carries its zone', async () => {
    vi.setSystemTime('2026-11-01T04:30:00Z');
    const { open, published } = await calendarOnBus({ options, answer: { '2026-11-01T06:30:00.000Z': 1 } });
    const calendar = await open();
    await calendar.click(calendar.times()[0]);
    expect(JSON.stringify(published('selectedDateTime')[0])).toContain('EST');
    expect(calendar.said()).toContain('EST');
  });
});

describe('closed', () => {
  test('a tap on a time is enough: the choice is published, then that the visitor is done', async () => {
    const { open, events } = await calendarOnBus({ options, answer });
    const calendar = await open();
    await calendar.click(calendar.times()[2]);
    const date = new Date('2026-03-03T16:00:00Z');
    expect(events.slice(-2)).toEqual([
      { event: 'Calendar.selectedDateTime', data: expect.objectContaining({ date }) },
      { event: 'Calendar.closed', data: { date } },
    ]);
  });

  test('the same time may be chosen again by a visitor who comes back', async () => {
    const { open, published } = await calendarOnBus({ options, answer });
    const calendar = await open({ date: '2026-03-03T16:00:00Z' });
    await calendar.click(calendar.one('[data-time].cx-active'));
    expect(published('closed')).toEqual([{ date: new Date('2026-03-03T16:00:00Z') }]);
  });

  test.each([undefined, '2026-03-03T16:00:00Z'])(
    'the close button publishes null, whatever was chosen before: %s',
    async (date) => {
      const { open, published } = await calendarOnBus({ options, answer });
      const calendar = await open({ ...(date && { date }) });
      await calendar.click(calendar.one('.cx-calendar-close'));
      expect(published('closed')).toEqual([{ date: null }]);
      expect(published('selectedDateTime')).toEqual([]);
    },
  );

  test('where nothing is free an immediate call can be asked for, if it is on offer', async () => {
    const { open, published } = await calendarOnBus({ options, answer: {} });
    expect((await open()).all('.cx-calendar-call-now')).toEqual([]);
    const calendar = await open({ immediate: true });
    await calendar.click(calendar.one('.cx-calendar-call-now'));
    expect(published('closed')).toEqual([{ date: null, immediate: true }]);
  });

  test('it is not offered where times are free', async () => {
    const { open } = await calendarOnBus({ options, answer });
    expect((await open({ immediate: true })).all('.cx-calendar-call-now')).toEqual([]);
  });
});
