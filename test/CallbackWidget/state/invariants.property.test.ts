import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CallbackAction } from '../../../src/CallbackWidget/state/actions.js';
import { eventsBetween } from '../../../src/CallbackWidget/state/metadata.js';
import { reduce } from '../../../src/CallbackWidget/state/reducer.js';
import { type CallbackState, initialState } from '../../../src/CallbackWidget/state/state.js';

const overlay = { content: {} as Node, hideFooter: false, mode: '' };
const text = fc.constantFrom('', 'a text');
const time = fc.integer({ min: 1, max: 9 });
const minutes = fc.option(fc.nat(90), { nil: undefined });
const submissionId = fc.integer({ min: 1, max: 3 });
const layer = fc.constantFrom('static' as const, 'dynamic' as const);

const plain = fc
  .constantFrom(
    'savedBookingsFound',
    'bookingsDismissed',
    'inputStarted',
    'timeCleared',
    'formReset',
    'pickerClosed',
    'submitted',
    'heldBackOffline',
    'captchaRequested',
    'waitingStopped',
    'dialogDismissed',
    'minimized',
    'restored',
    'wentOffline',
    'wentOnline',
    'appearanceChanged',
  )
  .map((type) => ({ type }) as CallbackAction);

const of = <T extends object>(type: CallbackAction['type'], data: fc.Arbitrary<T>): fc.Arbitrary<CallbackAction> =>
  data.map((given) => ({ type, ...given }) as unknown as CallbackAction);

const sent: CallbackAction = { type: 'sent', form: {} };

const anyAction: fc.Arbitrary<CallbackAction> = fc.oneof(
  { weight: 6, arbitrary: plain },
  { weight: 3, arbitrary: fc.constant({ type: 'submitted' } as CallbackAction) },
  { weight: 3, arbitrary: fc.constant(sent) },
  of('opened', fc.record({ proactive: fc.boolean(), prefilled: fc.boolean(), autoSubmitted: fc.boolean() })),
  of('choiceChanged', fc.record({ choice: fc.constantFrom('asap', 'scheduled') })),
  of('pickerOpened', fc.record({ purpose: fc.constantFrom('schedule', 'reschedule') })),
  of('timeSelected', fc.record({ time })),
  of('pickerFailed', fc.record({ text })),
  of('submitted', fc.record({ proposedTime: time })),
  of('validationFailed', fc.record({ messages: fc.array(text, { maxLength: 2 }) })),
  of('captchaFailed', fc.record({ text })),
  of('responseDelayed', fc.record({ level: fc.constantFrom('visible', 'slow') })),
  {
    weight: 3,
    arbitrary: of('booked', fc.record({ submissionId, form: fc.constant({}), bookingId: text, number: text, time })),
  },
  of(
    'refused',
    fc.record({
      submissionId,
      text,
      entry: fc.constantFrom(7030, 'no'),
      isTimeRefused: fc.boolean(),
      proposals: fc.array(time, { maxLength: 2 }),
    }),
  ),
  of('outcomeUnknown', fc.record({ submissionId, isRepeatable: fc.boolean(), message: text })),
  of('closeRequested', fc.record({ isDirty: fc.boolean(), mustConfirm: fc.boolean() })),
  of('closed', fc.constant({})),
  of('overlayShown', fc.record({ layer, overlay: fc.constant(overlay) })),
  of('overlayHidden', fc.record({ layer })),
  of('waitKnown', fc.record({ minutes, isAsapAvailable: fc.boolean() })),
  of('officeKnown', fc.record({ isClosed: fc.boolean(), opensAt: fc.option(time, { nil: undefined }) })),
);

interface Step {
  before: CallbackState;
  action: CallbackAction;
  after: CallbackState;
}

const opening = fc.record({
  isAsapOffered: fc.boolean(),
  isScheduledOffered: fc.boolean(),
  isOnline: fc.boolean(),
});

const opened: CallbackAction = { type: 'opened', proactive: false, prefilled: false, autoSubmitted: false };

/** Every opening of random actions, opened first, as its steps. */
const journeys = fc.tuple(opening, fc.array(anyAction, { minLength: 1, maxLength: 60 })).map(([facts, actions]) => {
  const steps: Step[] = [];
  let state = initialState(facts);
  [opened, ...actions].forEach((action, index) => {
    const after = reduce(state, action, index + 1);
    steps.push({ before: state, action, after });
    state = after;
  });
  return steps;
});

function holds(check: (steps: Step[]) => void): void {
  fc.assert(fc.property(journeys, check), { numRuns: 1000 });
}

test('I1: the number of an attempt never falls, and at most one attempt is being sent', () => {
  holds((steps) => {
    for (const { before, after } of steps) {
      expect(after.submission?.id ?? 0).toBeGreaterThanOrEqual(before.submission?.id ?? 0);
      expect(after.submission?.phase === 'sending').toBe(
        after.screen === 'submitting' || (after.screen === 'closed' && isStillSending(after)),
      );
    }
  });
});

const isStillSending = ({ submission, outstanding }: CallbackState) =>
  submission?.phase === 'sending' && outstanding.includes(submission.id);

test('I2: the confirmation is left only by closing', () => {
  holds((steps) => {
    for (const { before, after } of steps) {
      if (before.screen === 'confirmation') expect(after.screen).toMatch(/^(confirmation|closed)$/);
    }
  });
});

test('I3: a no to an attempt that nobody waits for changes nothing but its phase', () => {
  holds((steps) => {
    for (const { before, action, after } of steps) {
      if (action.type !== 'refused' && action.type !== 'outcomeUnknown') continue;
      const isAwaited = before.screen === 'submitting' && before.submission?.id === action.submissionId;
      if (isAwaited || before.screen === 'closed') continue;
      expect({ ...after, submission: undefined, outstanding: [] }).toEqual({
        ...before,
        submission: undefined,
        outstanding: [],
      });
    }
  });
});

test('I4: what is closed stays closed', () => {
  holds((steps) => {
    for (const { before, after } of steps) if (before.screen === 'closed') expect(after.screen).toBe('closed');
  });
});

test('I5: opened once, closed at most once, one of completed and cancelled, submitted once for each request', () => {
  holds((steps) => {
    const events = steps.flatMap(({ before, after }) => eventsBetween(before, after));
    const count = (name: string) => events.filter((event) => event === name).length;
    const requests = steps.filter(({ before, after }) => after.outstanding.length > before.outstanding.length).length;
    const last = steps.at(-1)?.after;
    expect(count('opened')).toBe(1);
    expect(count('started')).toBeLessThanOrEqual(1);
    expect(count('closed')).toBe(last?.screen === 'closed' ? 1 : 0);
    expect(count('submitted')).toBe(requests);
    expect(count('completed') + count('cancelled')).toBeLessThanOrEqual(1);
    const isDecided = last?.screen === 'closed' && last.outstanding.length === 0;
    if (isDecided) expect(count('completed') + count('cancelled')).toBe(1);
  });
});

test('I6: after a booking no question and no outcome of a request is shown', () => {
  holds((steps) => {
    for (const { after } of steps) {
      if (after.screen !== 'confirmation' || !after.dialog) continue;
      expect(after.dialog).toMatchObject({ kind: 'error', source: 'picker' });
    }
  });
});

test('I7: a time is picked for the form in the form only, and for a booking where bookings are shown', () => {
  holds((steps) => {
    for (const { after } of steps) {
      if (after.picker?.purpose === 'schedule') expect(after.screen).toBe('form');
      if (after.picker?.purpose === 'reschedule') expect(after.screen).toMatch(/^(bookings|confirmation)$/);
    }
  });
});

test('random openings reach every screen and every end', () => {
  // the same openings each time, however few cases the properties are tried with: whether they reach something is no matter of chance
  const openings = fc.sample(journeys, { numRuns: 1000, seed: 1 });
  const seen = new Set<string>();
  for (const { before, after } of openings.flat()) {
    seen.add(after.screen);
    for (const event of eventsBetween(before, after)) seen.add(event);
  }
  expect([...seen]).toEqual(
    expect.arrayContaining(['bookings', 'submitting', 'confirmation', 'closed', 'completed', 'cancelled']),
  );
});
