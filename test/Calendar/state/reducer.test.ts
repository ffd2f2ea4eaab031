import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../src/Calendar/settings.js';
import type { PickerAction, PickerState } from '../../../src/Calendar/state/pickerState.js';
import { openedState, reduce, selectedDayOf } from '../../../src/Calendar/state/reducer.js';
import { timesOf } from '../../../src/Calendar/state/times.js';
import { always } from '../../properties.js';

const minute = 60_000;
const day = 1440 * minute;
/** Midnight in Toronto; the picker opens at nine. */
const midnight = Date.parse('2026-03-03T05:00:00.000Z');
const nine = midnight + 9 * 60 * minute;
const settings = readSettings({ timezone: 'America/Toronto', numberOfDays: 3 });
const [ten, eleven, tomorrow] = [nine + 60 * minute, nine + 120 * minute, nine + day];
const answer = {
  slots: [
    { instant: ten, free: 2 },
    { instant: eleven, free: 0 },
    { instant: tomorrow, free: 1 },
  ],
};

const opened = openedState(settings, nine);
const run = (state: PickerState, ...actions: PickerAction[]) => actions.reduce(reduce, state);
const received: PickerAction = { type: 'availabilityReceived', availability: answer };
const ready = run(opened, received);
const chosen = run(ready, { type: 'timeSelected', instant: ten });

describe('reduce', () => {
  it.each<[string, PickerState, PickerAction, Partial<PickerState>]>([
    ['opens with the times still to come', ready, { type: 'opened', settings, now: nine }, { status: 'loading' }],
    [
      'opens on the day of a time that is chosen beforehand',
      ready,
      { type: 'opened', settings, now: nine, preselected: tomorrow },
      { selectedDay: midnight + day, selectedTime: tomorrow },
    ],
    [
      'opens without a time that is past',
      ready,
      { type: 'opened', settings, now: nine, preselected: nine },
      { selectedTime: undefined },
    ],
    [
      'asks again and keeps what is known',
      ready,
      { type: 'availabilityRequested' },
      { status: 'loading', availability: answer },
    ],
    ['says that it looks for times', opened, { type: 'loadingDelayed' }, { announcement: 'loading' }],
    ['takes an answer', opened, received, { status: 'ready', availability: answer }],
    ['says what came of a long wait', run(opened, { type: 'loadingDelayed' }), received, { announcement: 'day' }],
    [
      'drops a choice that the answer does not have',
      run(chosen, { type: 'availabilityRequested' }),
      { type: 'availabilityReceived', availability: { slots: [] } },
      { selectedTime: undefined, announcement: undefined },
    ],
    ['fails', opened, { type: 'availabilityFailed' }, { status: 'failed' }],
    [
      'keeps what is known when asking again fails',
      run(ready, { type: 'availabilityRequested' }),
      { type: 'availabilityFailed' },
      { status: 'failed', availability: answer },
    ],
    [
      'looks at a day',
      ready,
      { type: 'daySelected', instant: tomorrow },
      { selectedDay: midnight + day, announcement: 'day' },
    ],
    [
      'looks at another day and keeps the choice',
      chosen,
      { type: 'daySelected', instant: tomorrow },
      { selectedTime: ten, announcement: 'day' },
    ],
    [
      'chooses a time, and its day',
      ready,
      { type: 'timeSelected', instant: tomorrow },
      { selectedDay: midnight + day, selectedTime: tomorrow, announcement: 'time' },
    ],
    [
      'forgets the choice',
      chosen,
      { type: 'selectionCleared' },
      { selectedDay: undefined, selectedTime: undefined, announcement: undefined },
    ],
    [
      'drops a choice whose time has come',
      chosen,
      { type: 'timePassed', now: ten },
      { now: ten, selectedTime: undefined },
    ],
    [
      'follows a clock that is set back',
      run(ready, { type: 'timePassed', now: eleven }),
      { type: 'timePassed', now: nine },
      { now: nine },
    ],
    [
      'shows another zone and keeps the choice',
      chosen,
      { type: 'zoneSelected', zone: 'Europe/London' },
      { zone: 'Europe/London', selectedTime: ten },
    ],
  ])('%s', (_, state, action, expected) => {
    expect(reduce(state, action)).toMatchObject(expected);
  });

  it('moves on to the next day at midnight, and to what the server is asked for', () => {
    const next = reduce(ready, { type: 'timePassed', now: midnight + day });
    expect(next.days.map(({ start }) => start)).toEqual([1, 2, 3].map((count) => midnight + count * day));
    expect(next.range.start).toBe(midnight + day);
  });

  it.each<[string, PickerState, PickerAction]>([
    ['a second request while one is under way', opened, { type: 'availabilityRequested' }],
    ['a long wait for what is there already', ready, { type: 'loadingDelayed' }],
    ['the same answer again', ready, received],
    ['a failure that nobody waits for', ready, { type: 'availabilityFailed' }],
    ['a day that is not on offer', ready, { type: 'daySelected', instant: nine + 9 * day }],
    [
      'a day that is looked at already',
      run(ready, { type: 'daySelected', instant: ten }),
      { type: 'daySelected', instant: eleven },
    ],
    ['a time that is taken', ready, { type: 'timeSelected', instant: eleven }],
    ['a time that nobody offers', ready, { type: 'timeSelected', instant: ten + minute }],
    ['a time before the answer', opened, { type: 'timeSelected', instant: ten }],
    ['a time that is chosen already', chosen, { type: 'timeSelected', instant: ten }],
    ['nothing to forget', ready, { type: 'selectionCleared' }],
    ['a while in which nothing becomes past', ready, { type: 'timePassed', now: ten - 1 }],
    ['the zone that is shown already', ready, { type: 'zoneSelected', zone: 'America/Toronto' }],
  ])('leaves the state as it is: %s', (_, state, action) => {
    expect(reduce(state, action)).toBe(state);
  });
});

const instant = fc.integer({ min: -60, max: 5 * 1440 }).map((minutes) => midnight + minutes * minute);
const availability = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 3 * 96 }), fc.integer({ min: 0, max: 2 })), {
    selector: ([quarter]) => quarter,
    maxLength: 40,
  })
  .map((slots) => ({
    slots: slots
      .sort(([a], [b]) => a - b)
      .map(([quarter, free]) => ({ instant: midnight + quarter * 15 * minute, free })),
  }));
const action = fc.oneof<fc.Arbitrary<PickerAction>[]>(
  fc.record({
    type: fc.constant('opened'),
    settings: fc.constant(settings),
    now: instant,
    preselected: fc.option(instant, { nil: undefined }),
  }),
  fc.constantFrom<PickerAction>(
    { type: 'availabilityRequested' },
    { type: 'loadingDelayed' },
    { type: 'availabilityFailed' },
    { type: 'selectionCleared' },
  ),
  fc.record({ type: fc.constant('availabilityReceived'), availability }),
  fc.record({ type: fc.constantFrom('daySelected', 'timeSelected'), instant }),
  fc.record({ type: fc.constant('timePassed'), now: instant }),
  fc.record({
    type: fc.constant('zoneSelected'),
    zone: fc.constantFrom('America/Toronto', 'Asia/Kolkata', 'Pacific/Auckland'),
  }),
);

describe('whatever happens to a picker', () => {
  always(
    'nothing that is past, and nothing that is taken, is ever chosen once the answer is there',
    fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
      const state = run(opened, ...actions);
      if (state.selectedTime === undefined) return;
      expect(state.selectedTime).toBeGreaterThan(state.now);
      if (state.status !== 'ready') return;
      const slots = state.days.flatMap((offered) => offered.slots);
      expect(slots.find((slot) => slot.instant === state.selectedTime)?.free).toBeGreaterThan(0);
    }),
  );

  always(
    'no past time is listed, times rise, and the day that is shown is one of those offered',
    fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
      const state = run(opened, ...actions);
      const shown = selectedDayOf(state);
      expect(state.days).toContain(shown);
      const times = state.days.flatMap((offered) => [...timesOf(state, offered)].map((time) => time.instant));
      expect(times.every((time, index) => time > (times[index - 1] ?? state.now))).toBe(true);
    }),
  );

  always(
    'an action that changes nothing leaves the same object, and so does the same action again',
    fc.property(fc.array(action, { maxLength: 15 }), action, (actions, last) => {
      fc.pre(last.type !== 'opened' && last.type !== 'availabilityReceived');
      const once = run(opened, ...actions, last);
      expect(reduce(once, last)).toBe(once);
    }),
  );
});
