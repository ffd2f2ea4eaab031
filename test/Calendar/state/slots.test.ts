import { describe, expect, test } from 'vitest';
import type { Availability } from '../../../src/availability/readAvailability.js';
import { readSettings } from '../../../src/Calendar/settings.js';
import { calendarDays } from '../../../src/Calendar/state/days.js';
import type { PickerState } from '../../../src/Calendar/state/pickerState.js';
import { nextChange, openedState, reduce, selectedDayOf } from '../../../src/Calendar/state/reducer.js';
import { groupByDay } from '../../../src/Calendar/state/slotsByDay.js';
import { timeGrid } from '../../../src/Calendar/state/timeGrid.js';
import { nextFreeTime, timesOf } from '../../../src/Calendar/state/times.js';
import type { CalendarOptions } from '../../../src/config/index.js';
import { zonedTimeKey } from '../../../src/time/index.js';

const utc = Date.parse;
const minute = 60_000;
const hour = 60 * minute;

function slotsFrom(start: string, end: string, minutes: number, free = 1): Availability['slots'] {
  const slots = [];
  for (let instant = utc(start); instant < utc(end); instant += minutes * minute) slots.push({ instant, free });
  return slots;
}

const withAnswer = (state: PickerState, availability: Availability) =>
  reduce(state, { type: 'availabilityReceived', availability });
const withChoice = (state: PickerState, instant: number) => reduce(state, { type: 'timeSelected', instant });
const withDay = (state: PickerState, instant: number) => reduce(state, { type: 'daySelected', instant });
const withTime = (state: PickerState, now: number) => reduce(state, { type: 'timePassed', now });

/** A calendar that has got its answer, if there is one. */
function calendar(now: string, options: CalendarOptions, availability?: Availability) {
  const state = openedState(readSettings({ showAvailability: !!availability, ...options }), utc(now));
  return availability ? withAnswer(state, availability) : state;
}

/** `HH:mm` of all times of each day, day by day, as they would be listed. */
function listed(state: ReturnType<typeof calendar>): string[][] {
  return state.days.map((day) =>
    [...timesOf(state, day)].map(
      ({ instant, isFree, isRepeated }) =>
        `${zonedTimeKey(instant, state.zone)}${isFree ? '' : '-'}${isRepeated ? '*' : ''}`,
    ),
  );
}

/** The grid of the day that holds `now`. */
function gridOf(now: string, zone: string, calendarHours: CalendarOptions['calendarHours']): string[] {
  const [day] = calendarDays(utc(now), zone, 1);
  if (!day) throw new Error('no day');
  return timeGrid(day, zone, readSettings({ calendarHours }).hours).map((instant) => zonedTimeKey(instant, zone));
}

describe('A slot is an instant', () => {
  test('slots go to the day of the shown zone, not of the office', () => {
    // 03:30Z on the 4th is still the 3rd in Toronto, and 09:00 on the 4th in Kolkata
    const answer = { slots: [{ instant: utc('2026-03-04T03:30:00Z'), free: 1 }] };
    const inToronto = calendar('2026-03-03T14:00:00Z', { timezone: 'America/Toronto', numberOfDays: 2 }, answer);
    const inKolkata = calendar('2026-03-03T14:00:00Z', { timezone: 'Asia/Kolkata', numberOfDays: 2 }, answer);
    expect(listed(inToronto)).toEqual([['22:30'], []]);
    expect(listed(inKolkata)).toEqual([[], ['09:00']]);
  });

  test('a visitor half an hour off sees the hours of an office in Toronto at his own clock', () => {
    const answer = { slots: slotsFrom('2026-03-03T14:00:00Z', '2026-03-03T22:00:00Z', 60) };
    const state = calendar('2026-03-03T13:00:00Z', { timezone: 'Asia/Kolkata', numberOfDays: 2 }, answer);
    expect(listed(state)).toEqual([
      ['19:30', '20:30', '21:30', '22:30', '23:30'],
      ['00:30', '01:30', '02:30'],
    ]);
  });

  test('no slot of a day that is not offered is shown', () => {
    const answer = { slots: slotsFrom('2026-03-01T00:00:00Z', '2026-03-20T00:00:00Z', 360) };
    const state = calendar('2026-03-03T14:00:00Z', { timezone: 'UTC', numberOfDays: 2 }, answer);
    expect(listed(state)).toEqual([['18:00'], ['00:00', '06:00', '12:00', '18:00']]);
  });

  test.each([
    ['America/Toronto', '2026-11-01T04:00:00Z', ['00:00', '00:30', '01:00*', '01:30*', '01:00*', '01:30*', '02:00']],
    ['Europe/London', '2026-10-24T23:00:00Z', ['00:00', '00:30', '01:00*', '01:30*', '01:00*', '01:30*', '02:00']],
    ['Australia/Lord_Howe', '2026-04-04T13:00:00Z', ['00:00', '00:30', '01:00', '01:30*', '01:30*', '02:00', '02:30']],
  ])('in the autumn hour that occurs twice both are listed and told apart: %s', (timezone, midnight, times) => {
    const slots = slotsFrom(midnight, new Date(utc(midnight) + 3.5 * hour).toISOString(), 30);
    const now = new Date(utc(midnight) - 1).toISOString();
    expect(listed(calendar(now, { timezone, numberOfDays: 2 }, { slots }))).toEqual([[], times]);
  });

  test('one of the two alone is told apart as well', () => {
    const answer = { slots: [{ instant: utc('2026-11-01T06:30:00Z'), free: 1 }] };
    expect(listed(calendar('2026-11-01T04:00:00Z', { timezone: 'America/Toronto', numberOfDays: 1 }, answer))).toEqual([
      ['01:30*'],
    ]);
  });

  test.each([
    ['America/Toronto', '2026-03-08T05:00:00Z', ['00:00', '01:00', '03:00', '04:00']],
    ['Europe/London', '2026-03-29T00:00:00Z', ['00:00', '02:00', '03:00', '04:00']],
    ['Australia/Lord_Howe', '2026-10-03T13:30:00Z', ['00:00', '01:00', '02:30', '03:30']],
    ['Asia/Beirut', '2026-03-28T22:00:00Z', ['01:00', '02:00', '03:00', '04:00']],
    ['Africa/Cairo', '2026-04-23T22:00:00Z', ['01:00', '02:00', '03:00', '04:00']],
  ])('no missing hour of a clock change is shown, and none is lost: %s', (timezone, midnight, times) => {
    const slots = slotsFrom(midnight, new Date(utc(midnight) + 4 * hour).toISOString(), 60);
    const now = new Date(utc(midnight) - 1).toISOString();
    expect(listed(calendar(now, { timezone, numberOfDays: 2 }, { slots }))).toEqual([[], times]);
  });
});

describe('Another zone than the configured one', () => {
  const zoneSelected = (state: PickerState, zone: string) => reduce(state, { type: 'zoneSelected', zone });
  const options: CalendarOptions = {
    timezone: 'America/Toronto',
    numberOfDays: 2,
    calendarHours: { allDay: { openTime: '09:00', closeTime: '11:00' } },
  };
  const answer = { slots: slotsFrom('2026-03-03T12:00:00Z', '2026-03-05T05:00:00Z', 60) };

  test.each([
    ['Asia/Kolkata', '19:30', '20:30'],
    ['Europe/London', '14:00', '15:00'],
    ['Pacific/Honolulu', '04:00', '05:00'],
    // of the day after
    ['Pacific/Kiritimati', '04:00', '05:00'],
  ])('changes nothing in what is offered, only what it is called: %s', (zone, ...times) => {
    const state = calendar('2026-03-03T13:00:00Z', options, answer);
    expect(listed(state)).toEqual([
      ['09:00', '10:00'],
      ['09:00', '10:00'],
    ]);
    const elsewhere = zoneSelected(state, zone);
    expect(listed(elsewhere)).toEqual([times, times]);
    const instants = (of: PickerState) => of.days.flatMap((day) => [...timesOf(of, day)].map(({ instant }) => instant));
    expect(instants(elsewhere)).toEqual(instants(state));
    expect(elsewhere.range).toEqual(state.range);
    expect(listed(zoneSelected(elsewhere, 'America/Toronto'))).toEqual(listed(state));
  });

  test('has a day more where the last one reaches into the next', () => {
    const late = { timezone: 'America/Toronto', numberOfDays: 1 };
    const state = calendar('2026-03-03T13:00:00Z', late, {
      slots: slotsFrom('2026-03-03T17:00:00Z', '2026-03-03T21:00:00Z', 60),
    });
    expect(listed(zoneSelected(state, 'Asia/Kolkata'))).toEqual([
      ['22:30', '23:30'],
      ['00:30', '01:30'],
    ]);
  });

  test('keeps the day that is looked at, and the time that is chosen', () => {
    const state = calendar('2026-03-03T13:00:00Z', options, answer);
    const chosen = withChoice(state, utc('2026-03-04T14:00:00Z'));
    const elsewhere = zoneSelected(chosen, 'Asia/Kolkata');
    expect(elsewhere.selectedTime).toBe(utc('2026-03-04T14:00:00Z'));
    expect(selectedDayOf(elsewhere)).toMatchObject({ start: utc('2026-03-03T18:30:00Z') });
  });

  test('taken times between those of the server are still those within the hours', () => {
    const slots = ['14:00', '14:30', '15:30'].map((time) => ({ instant: utc(`2026-03-03T${time}:00Z`), free: 1 }));
    const state = calendar('2026-03-03T13:00:00Z', { ...options, numberOfDays: 1 }, { slots });
    expect(listed(zoneSelected(state, 'Asia/Kolkata'))[0]).toEqual(['19:30', '20:00', '20:30-', '21:00']);
  });
});

describe('With availability on', () => {
  const toronto = { timezone: 'America/Toronto', numberOfDays: 1 };

  test("the times offered are the server's own, whatever its bucket", () => {
    const answer = { slots: slotsFrom('2026-03-03T15:05:00Z', '2026-03-03T15:40:00Z', 7) };
    expect(listed(calendar('2026-03-03T14:00:00Z', toronto, answer))).toEqual([
      ['10:05', '10:12', '10:19', '10:26', '10:33'],
    ]);
  });

  test('limited to allDay, whose end is no longer in it', () => {
    const answer = { slots: slotsFrom('2026-03-03T14:00:00Z', '2026-03-03T23:00:00Z', 60) };
    const calendarHours = { allDay: { openTime: '10:00', closeTime: '13:00' } };
    expect(listed(calendar('2026-03-03T13:00:00Z', { ...toronto, calendarHours }, answer))).toEqual([
      ['10:00', '11:00', '12:00'],
    ]);
  });

  test('limited to the enabled sections', () => {
    const answer = { slots: slotsFrom('2026-03-03T14:00:00Z', '2026-03-03T23:00:00Z', 60) };
    const calendarHours = {
      morning: { enable: true, openTime: '09:00', closeTime: '11:00' },
      evening: { enable: 'true', openTime: '17:00', closeTime: '18:00' },
      afternoon: { enable: false, openTime: '12:00', closeTime: '17:00' },
    };
    expect(listed(calendar('2026-03-03T13:00:00Z', { ...toronto, calendarHours }, answer))).toEqual([
      ['09:00', '10:00', '17:00'],
    ]);
  });

  test('v3: taken times come by reportBusy', () => {
    const slots = slotsFrom('2026-03-03T15:00:00Z', '2026-03-03T16:00:00Z', 15).map((slot, index) => ({
      ...slot,
      free: index % 2,
    }));
    expect(listed(calendar('2026-03-03T14:00:00Z', toronto, { slots, durationMinutes: 15 }))).toEqual([
      ['10:00-', '10:15', '10:30-', '10:45'],
    ]);
  });

  test('v1: taken times are the gaps of the step, the smallest distance between two slots', () => {
    const slots = [0, 10, 40].map((minutes) => ({ instant: utc('2026-03-03T15:00:00Z') + minutes * minute, free: 2 }));
    expect(listed(calendar('2026-03-03T14:00:00Z', toronto, { slots }))).toEqual([
      ['10:00', '10:10', '10:20-', '10:30-', '10:40'],
    ]);
  });

  test('capacity 0 is not free', () => {
    const state = calendar('2026-03-03T14:00:00Z', toronto, {
      slots: [{ instant: utc('2026-03-03T15:00:00Z'), free: 0 }],
    });
    expect(nextFreeTime(state)).toBeUndefined();
    expect(withChoice(state, utc('2026-03-03T15:00:00Z')).selectedTime).toBeUndefined();
  });
});

describe('With availability off', () => {
  test('a grid of interval minutes inside allDay', () => {
    const hours = { interval: 45, allDay: { openTime: '09:00', closeTime: '12:00' } };
    expect(gridOf('2026-03-03T05:00:00Z', 'America/Toronto', hours)).toEqual(['09:00', '09:45', '10:30', '11:15']);
  });

  test('without options every quarter of an hour of the day', () => {
    const times = gridOf('2026-03-03T05:00:00Z', 'Asia/Kolkata', null);
    expect(times).toHaveLength(96);
    expect([times[0], times.at(-1)]).toEqual(['00:00', '23:45']);
  });

  test('in the shown zone, future only', () => {
    const options = { timezone: 'Asia/Kolkata', numberOfDays: 1, calendarHours: { interval: 60 } };
    expect(listed(calendar('2026-03-03T14:30:00Z', options))).toEqual([['21:00', '22:00', '23:00']]);
  });

  test('the hour that spring leaves out is not in the grid, the one that autumn doubles is there twice', () => {
    const hours = { interval: 60, allDay: { openTime: '00:00', closeTime: '04:00' } };
    expect(gridOf('2026-03-08T06:00:00Z', 'America/Toronto', hours)).toEqual(['00:00', '01:00', '03:00']);
    expect(gridOf('2026-11-01T06:00:00Z', 'America/Toronto', hours)).toEqual([
      '00:00',
      '01:00',
      '01:00',
      '02:00',
      '03:00',
    ]);
    expect(gridOf('2026-03-29T06:00:00Z', 'Europe/London', hours)).toEqual(['00:00', '02:00', '03:00']);
    expect(gridOf('2026-10-25T06:00:00Z', 'Europe/London', hours)).toEqual([
      '00:00',
      '01:00',
      '01:00',
      '02:00',
      '03:00',
    ]);
  });

  test('a day whose midnight is left out keeps its clock', () => {
    const hours = { interval: 60, allDay: { openTime: '00:00', closeTime: '04:00' } };
    expect(gridOf('2026-09-06T15:00:00Z', 'America/Santiago', hours)).toEqual(['01:00', '02:00', '03:00']);
  });

  test('sections have grids of their own, and overlapping ones double nothing', () => {
    const hours = {
      interval: 60,
      morning: { enable: true, openTime: '09:30', closeTime: '12:00' },
      afternoon: { enable: true, openTime: '11:30', closeTime: '14:00' },
    };
    expect(gridOf('2026-03-03T06:00:00Z', 'America/Toronto', hours)).toEqual([
      '09:30',
      '10:30',
      '11:30',
      '12:30',
      '13:30',
    ]);
  });
});

describe('Never a time in the past', () => {
  const options = { timezone: 'America/Toronto', numberOfDays: 2 };
  const answer = { slots: slotsFrom('2026-03-03T14:00:00Z', '2026-03-03T16:00:00Z', 30) };

  test('a slot that starts now or has started is not listed', () => {
    expect(listed(calendar('2026-03-03T14:30:00Z', options, answer))[0]).toEqual(['10:00', '10:30']);
  });

  test('also when the calendar has stood open for hours', () => {
    const opened = calendar('2026-03-03T13:00:00Z', options, answer);
    expect(listed(withTime(opened, utc('2026-03-03T15:10:00Z')))[0]).toEqual(['10:30']);
    expect(nextFreeTime(withTime(opened, utc('2026-03-03T15:10:00Z')))).toBe(utc('2026-03-03T15:30:00Z'));
  });

  test('the next change is the start of the next time, at the latest the end of the day', () => {
    const opened = calendar('2026-03-03T13:00:00Z', options, answer);
    expect(nextChange(opened)).toBe(utc('2026-03-03T14:00:00Z'));
    expect(nextChange(withTime(opened, utc('2026-03-03T17:00:00Z')))).toBe(utc('2026-03-04T05:00:00Z'));
  });

  test('at midnight the days move on', () => {
    const opened = calendar('2026-03-03T13:00:00Z', options, answer);
    expect(withTime(opened, utc('2026-03-04T05:00:00Z')).days.map(({ start }) => start)).toEqual([
      utc('2026-03-04T05:00:00Z'),
      utc('2026-03-05T05:00:00Z'),
    ]);
  });

  test('a choice that has become past, or is taken in a newer answer, is dropped', () => {
    const chosen = withChoice(calendar('2026-03-03T13:00:00Z', options, answer), utc('2026-03-03T15:00:00Z'));
    expect(chosen.selectedTime).toBe(utc('2026-03-03T15:00:00Z'));
    expect(withTime(chosen, utc('2026-03-03T15:00:00Z')).selectedTime).toBeUndefined();
    expect(withAnswer(chosen, { slots: [] }).selectedTime).toBeUndefined();
    expect(withAnswer(chosen, answer).selectedTime).toBe(utc('2026-03-03T15:00:00Z'));
  });
});

describe('Days', () => {
  test('numberOfDays of them from today, in the shown zone', () => {
    const starts = (zone: string) =>
      calendarDays(utc('2026-03-04T02:00:00Z'), zone, 2).map(({ start }) => new Date(start).toISOString());
    expect(starts('America/Toronto')).toEqual(['2026-03-03T05:00:00.000Z', '2026-03-04T05:00:00.000Z']);
    expect(starts('Asia/Kolkata')).toEqual(['2026-03-03T18:30:00.000Z', '2026-03-04T18:30:00.000Z']);
  });

  test('the first day with a free time is shown, until another one is looked at', () => {
    const answer = { slots: slotsFrom('2026-03-04T15:00:00Z', '2026-03-04T16:00:00Z', 30) };
    const state = calendar('2026-03-03T13:00:00Z', { timezone: 'UTC' }, answer);
    expect(selectedDayOf(state)).toBe(state.days[1]);
    expect(selectedDayOf(withDay(state, utc('2026-03-05T12:00:00Z')))).toBe(state.days[2]);
    expect(selectedDayOf(withDay(state, utc('2027-03-05T12:00:00Z')))).toBe(state.days[1]);
    expect(selectedDayOf(withAnswer(state, { slots: [] }))?.start).toBe(state.days[0]?.start);
  });

  test('a month of 5-minute buckets is 8,928 slots, each in its day', () => {
    const days = calendarDays(utc('2026-03-10T12:00:00Z'), 'America/Toronto', 31);
    const start = new Date(days[0]?.start ?? 0).toISOString();
    const slots = slotsFrom(start, new Date(days.at(-1)?.end ?? 0).toISOString(), 5);
    expect(slots).toHaveLength(8928);
    const groups = groupByDay(slots, days);
    expect(groups.map(({ length }) => length)).toEqual(Array(31).fill(288));
    expect(groups.flat()).toEqual(slots);
  });
});

describe('A grid', () => {
  test('is in order where the clock shows an hour twice', () => {
    const allDay = { openTime: '00:30', closeTime: '02:30' };
    expect(gridOf('2026-11-01T12:00:00Z', 'America/Toronto', { interval: 30, allDay })).toEqual([
      ...['00:30', '01:00', '01:30', '01:00', '01:30', '02:00'],
    ]);
  });

  test('is in order where sections are not, and has each time once', () => {
    const morning = { enable: true, openTime: '10:00', closeTime: '12:00' };
    const evening = { enable: true, openTime: '09:00', closeTime: '11:00' };
    expect(gridOf('2026-03-03T12:00:00Z', 'UTC', { interval: 60, morning, evening })).toEqual([
      '09:00',
      '10:00',
      '11:00',
    ]);
  });
});

describe('the days that were asked for last are kept', () => {
  const toronto = 'America/Toronto';
  const start = Date.parse('2026-03-03T05:00:00.000Z');
  const end = start + 86_400_000;

  test('until the first of them is over', () => {
    const days = calendarDays(start, toronto, 3);
    expect(days.map((day) => day.start)).toEqual([start, end, end + 86_400_000]);
    expect(calendarDays(end - 1, toronto, 3)).toBe(days);
    expect(calendarDays(start, toronto, 3)).toBe(days);
    expect(calendarDays(end, toronto, 3)[0]).toEqual({ start: end, end: end + 86_400_000 });
    expect(calendarDays(start - 1, toronto, 3)[0]?.end).toBe(start);
  });

  test('for that zone and that many of them only', () => {
    expect(calendarDays(start, toronto, 3)).toHaveLength(3);
    expect(calendarDays(start, toronto, 5)).toHaveLength(5);
    expect(calendarDays(start, 'Europe/Berlin', 5)[0]?.start).toBe(Date.parse('2026-03-02T23:00:00.000Z'));
  });
});
