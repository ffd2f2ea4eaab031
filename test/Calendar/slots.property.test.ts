import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarDays } from '../../src/Calendar/days.js';
import { groupByDay } from '../../src/Calendar/groupByDay.js';
import { readSettings } from '../../src/Calendar/readSettings.js';
import { startState, timesOf, withAnswer } from '../../src/Calendar/state.js';
import { timeGrid } from '../../src/Calendar/timeGrid.js';
import { wallClock } from '../../src/time/index.js';
import { cases } from '../properties.js';

const minute = 60_000;
const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const now = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.getTime());
const bucket = fc.constantFrom(5, 10, 15, 20, 30, 60, 120);

test('every slot of the days offered is in exactly one day, in order, and none is invented', () => {
  fc.assert(
    fc.property(zone, now, fc.integer({ min: 1, max: 40 }), bucket, (timezone, at, count, minutes) => {
      const days = calendarDays(at, timezone, count);
      const [first, last] = [days[0]?.start ?? 0, days.at(-1)?.end ?? 0];
      const slots = [];
      for (let instant = first - 7_200_000; instant < last + 7_200_000; instant += minutes * minute)
        slots.push({ instant });
      const groups = groupByDay(slots, days);
      expect(groups.flat()).toEqual(slots.filter(({ instant }) => instant >= first && instant < last));
      groups.forEach((group, index) => {
        const dates = new Set(group.map(({ instant }) => wallClock(instant, timezone).day));
        expect(dates.size).toBeLessThanOrEqual(1);
        expect(group.every(({ instant }) => instant < (days[index]?.end ?? 0))).toBe(true);
      });
    }),
    { ...cases, numRuns: Math.min(150, cases.numRuns) },
  );
});

test('every future slot of the server is listed once, as free as it is, and every other time listed is taken', () => {
  const places = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 400 });
  fc.assert(
    fc.property(zone, now, bucket, places, fc.boolean(), (timezone, at, minutes, free, reportsBusy) => {
      const calendarHours = { allDay: { openTime: '00:00', closeTime: '00:00' } };
      const state = startState(readSettings({ timezone, numberOfDays: 5, calendarHours }), at);
      const start = (state.days[0]?.start ?? 0) + 3 * minute;
      const slots = free
        .map((left, index) => ({ instant: start + index * minutes * minute, free: left }))
        .filter((slot) => reportsBusy || slot.free);
      const answered = withAnswer(state, { slots });
      const times = answered.days.flatMap((day) => timesOf(answered, day));
      const end = answered.days.at(-1)?.end ?? 0;
      const expected = slots.filter(({ instant, free: left }) => left && instant > at && instant < end);
      expect(times.filter((time) => time.free).map(({ instant }) => instant)).toEqual(
        expected.map(({ instant }) => instant),
      );
      expect(times.every(({ instant }, index) => instant > (times[index - 1]?.instant ?? at))).toBe(true);
      for (const time of times) {
        const clock = wallClock(time.instant, timezone);
        expect(time.minute).toBe(clock.hour * 60 + clock.minute);
      }
    }),
    { ...cases, numRuns: Math.min(150, cases.numRuns) },
  );
});

test('every time of a grid lies in its day and shows a clock of the grid, each clock that exists as often as it occurs', () => {
  fc.assert(
    fc.property(zone, now, bucket, (timezone, at, interval) => {
      const [day] = calendarDays(at, timezone, 1);
      if (!day) throw new Error('no day');
      const calendarHours = { interval, allDay: { openTime: '00:00', closeTime: '00:00' } };
      const grid = timeGrid(day, timezone, readSettings({ calendarHours }).hours);
      const expected = [];
      for (let instant = day.start; instant < day.end; instant += minute) {
        const { hour, minute: minutes } = wallClock(instant, timezone);
        if ((hour * 60 + minutes) % interval === 0) expected.push(instant);
      }
      expect(grid).toEqual(expected);
    }),
    { ...cases, numRuns: Math.min(60, cases.numRuns) },
  );
});
