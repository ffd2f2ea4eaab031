import fc from 'fast-check';
import { expect } from 'vitest';
import { readSettings } from '../../../src/Calendar/settings.js';
import { calendarDays } from '../../../src/Calendar/state/days.js';
import { openedState, reduce } from '../../../src/Calendar/state/reducer.js';
import { groupByDay } from '../../../src/Calendar/state/slotsByDay.js';
import { timeGrid } from '../../../src/Calendar/state/timeGrid.js';
import { timesOf } from '../../../src/Calendar/state/times.js';
import { wallClock } from '../../../src/time/index.js';
import { always } from '../../properties.js';
import { zoneAndInstant } from '../../time/clockChanges.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const bucket = fc.constantFrom(5, 10, 15, 20, 30, 60, 120);
const allDay = { openTime: '00:00', closeTime: '00:00' };
/** Where in the days offered, or a little outside, something is: 0 ≤ x < 1. */
const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { maxLength: 12 });

always(
  'the days offered follow each other without a gap, and each is one date of the zone',
  fc.property(zoneAndInstant, fc.integer({ min: 1, max: 10 }), ([zone, now], count) => {
    const days = calendarDays(now, zone, count);
    expect(days).toHaveLength(count);
    expect(days[0]?.start).toBeLessThanOrEqual(now);
    expect(days[0]?.end).toBeGreaterThan(now);
    const { year, month, day: today } = wallClock(now, zone);
    days.forEach(({ start, end }, index) => {
      expect(start).toBe(days[index - 1]?.end ?? start);
      const date = new Date(Date.UTC(year, month - 1, today + index)).getUTCDate();
      expect([wallClock(start, zone).day, wallClock(end - 1, zone).day]).toEqual([date, date]);
    });
  }),
);

always(
  'every slot of the days offered is in exactly one day, in order, and none is invented',
  fc.property(zoneAndInstant, fc.integer({ min: 1, max: 6 }), places, ([zone, now], count, somewhere) => {
    const days = calendarDays(now, zone, count);
    const [first, last] = [days[0]?.start ?? 0, days.at(-1)?.end ?? 0];
    const edges = days.flatMap(({ start }) => [start - 1, start]);
    const inside = somewhere.map((place) => Math.floor(first - hourMs + place * (last - first + 2 * hourMs)));
    const instants = [...new Set([...edges, ...inside, last - 1, last])].sort((a, b) => a - b);
    const slots = instants.map((instant) => ({ instant }));
    const groups = groupByDay(slots, days);
    expect(groups.flat()).toEqual(slots.filter(({ instant }) => instant >= first && instant < last));
    groups.forEach((group, index) => {
      const { start, end } = days[index] ?? { start: 0, end: 0 };
      expect(group.every(({ instant }) => instant >= start && instant < end)).toBe(true);
    });
  }),
);

always(
  'every future slot of the server is listed once, as free as it is, and every other time listed is taken',
  fc.property(
    zoneAndInstant,
    bucket,
    fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 60 }),
    fc.nat(200),
    fc.boolean(),
    ([timezone, now], minutes, free, skipped, reportsBusy) => {
      const state = openedState(readSettings({ timezone, numberOfDays: 3, calendarHours: { allDay } }), now);
      const start = (state.days[0]?.start ?? 0) + (3 + skipped * 5) * minuteMs;
      const slots = free
        .map((left, index) => ({ instant: start + index * minutes * minuteMs, free: left }))
        .filter((slot) => reportsBusy || slot.free);
      const answered = reduce(state, { type: 'availabilityReceived', availability: { slots } });
      const times = answered.days.flatMap((day) => [...timesOf(answered, day)]);
      const end = answered.days.at(-1)?.end ?? 0;
      const expected = slots.filter(({ instant, free: left }) => left && instant > now && instant < end);
      expect(times.filter((time) => time.isFree).map(({ instant }) => instant)).toEqual(
        expected.map(({ instant }) => instant),
      );
      expect(times.every(({ instant }, index) => instant > (times[index - 1]?.instant ?? now))).toBe(true);
      // looking at a clock is slow
      for (const time of [...times.slice(0, 2), ...times.slice(-2)]) {
        const clock = wallClock(time.instant, timezone);
        expect(time.minute).toBe(clock.hour * 60 + clock.minute);
      }
    },
  ),
);

always(
  'every time of a grid lies in its day and shows a clock of the grid, each clock that exists as often as it occurs',
  fc.property(zoneAndInstant, bucket, places, ([zone, now], interval, somewhere) => {
    const [day] = calendarDays(now, zone, 1);
    if (!day) throw new Error('no day');
    const isOfGrid = (instant: number) => {
      const { hour, minute } = wallClock(instant, zone);
      return (hour * 60 + minute) % interval === 0;
    };
    const grid = timeGrid(day, zone, readSettings({ calendarHours: { interval, allDay } }).hours);
    const listed = new Set(grid);
    expect(grid.every((instant, index) => instant > (grid[index - 1] ?? day.start - 1) && instant < day.end)).toBe(
      true,
    );
    expect(grid.every((instant) => instant % minuteMs === 0)).toBe(true);
    const inside = somewhere.map(
      (place) => day.start + Math.floor((place * (day.end - day.start)) / minuteMs) * minuteMs,
    );
    const multiples = inside.map((instant) => instant - (instant % (5 * minuteMs)));
    const looked = [...inside, ...multiples.filter((multiple) => multiple >= day.start), ...grid.slice(0, 2)];
    expect(looked.filter((instant) => listed.has(instant) !== isOfGrid(instant))).toEqual([]);
  }),
);
