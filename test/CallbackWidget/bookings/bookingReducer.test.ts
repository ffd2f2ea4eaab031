import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { BookingRecord } from '../../../src/CallbackWidget/bookings/bookingRecord.js';
import {
  type BookingAction,
  type BookingState,
  initialBookingState,
  reduceBooking,
} from '../../../src/CallbackWidget/bookings/bookingReducer.js';

const time = Date.parse('2026-03-03T16:15:00Z');
const later = time + 3_600_000;
const day = 86_400_000;
const booking = { id: 'b1', time };
const record: BookingRecord = {
  id: 'b1',
  time,
  state: 'SCHEDULED',
  reason: '',
  phoneNumber: '+14165550123',
  positionInQueue: undefined,
  estimatedWait: undefined,
};

const loading = initialBookingState(booking, 'loading');
const active: BookingState = { ...initialBookingState(booking, 'active'), record };
const unreachable: BookingState = { ...loading, status: 'unreachable' };
const asking: BookingState = { ...active, question: { kind: 'cancel' } };
const askingToMove: BookingState = { ...active, question: { kind: 'reschedule', time: later } };
const cancelling: BookingState = { ...active, pending: { kind: 'cancel' } };
const moving: BookingState = { ...active, pending: { kind: 'reschedule', time: later } };
const ended: BookingState = { ...active, status: 'ended', notice: 'CallbackCancelled' };

const received = (more?: Partial<BookingRecord>): BookingAction => ({
  type: 'recordReceived',
  id: 'b1',
  record: { ...record, ...more },
});
const unknown: BookingAction = { type: 'recordReceived', id: 'b1', record: undefined };
const failed = (status: number, now = time): BookingAction => ({ type: 'queryFailed', id: 'b1', status, now });
const moved = { id: 'b2', time: later };

type Row = [name: string, state: BookingState, action: BookingAction, becomes: Partial<BookingState>];

const rows: Row[] = [
  ['an answer', loading, received(), { status: 'active', record }],
  ['an answer after none', unreachable, received(), { status: 'active', record }],
  [
    'a later answer',
    active,
    received({ state: 'QUEUED' }),
    { status: 'active', record: { ...record, state: 'QUEUED' } },
  ],
  ['an answer while a question is open', asking, received(), { status: 'active', question: { kind: 'cancel' } }],
  ['a time that the server has changed', active, received({ time: later }), { booking: { id: 'b1', time: later } }],
  ['an answer without a time', active, received({ time: undefined }), { booking }],
  ['a server that does not know it', loading, unknown, { status: 'ended', notice: 'CallbackBookingUnknown' }],
  [
    'a call that is done',
    loading,
    received({ state: 'COMPLETED' }),
    { status: 'ended', notice: 'CallbackStates.COMPLETED' },
  ],
  [
    'a call that was cancelled from elsewhere',
    active,
    received({ state: 'COMPLETED', reason: 'CANCELLED' }),
    { status: 'ended', notice: 'CallbackCancelled' },
  ],
  ['a failed query', loading, failed(0), { status: 'unreachable' }],
  ['a failed query while a question is open', asking, failed(500), { status: 'unreachable', question: undefined }],
  ...[400, 404, 410].map((status): Row => [`status ${status}`, active, failed(status), { status: 'ended' }]),
  ['a failed query a day after the call', unreachable, failed(0, time + day + 1), { status: 'ended' }],
  ['another try', unreachable, { type: 'queryStarted' }, { status: 'loading' }],
  ['the wish to cancel', active, { type: 'cancelAsked' }, { question: { kind: 'cancel' } }],
  [
    'the wish to move',
    { ...active, proposals: [later], error: { message: 'x' }, notice: 'y' },
    { type: 'rescheduleAsked', time: later },
    { question: { kind: 'reschedule', time: later }, proposals: [], error: undefined, notice: undefined },
  ],
  ['a question that is left', asking, { type: 'questionDismissed' }, { question: undefined, status: 'active' }],
  ['yes, cancel', asking, { type: 'confirmed' }, { question: undefined, pending: { kind: 'cancel' } }],
  [
    'yes, move',
    askingToMove,
    { type: 'confirmed' },
    { question: undefined, pending: { kind: 'reschedule', time: later } },
  ],
  [
    'a cancellation',
    cancelling,
    { type: 'cancelled' },
    { status: 'ended', pending: undefined, notice: 'CallbackCancelled' },
  ],
  [
    'a refused cancellation',
    cancelling,
    { type: 'cancelFailed', isUncertain: false },
    { status: 'active', pending: undefined, error: { message: 'CallbackCancelFailed' }, uncertain: undefined },
  ],
  [
    'a cancellation that nobody knows of',
    cancelling,
    { type: 'cancelFailed', isUncertain: true },
    { status: 'active', uncertain: { kind: 'cancel' }, notice: 'CallbackWorking', error: undefined },
  ],
  [
    'a server that still has it after such a cancellation',
    { ...active, uncertain: { kind: 'cancel' }, notice: 'CallbackWorking' },
    received(),
    { status: 'active', uncertain: undefined, notice: undefined, error: { message: 'CallbackCancelFailed' } },
  ],
  [
    'a server that no longer knows it after such a cancellation',
    { ...active, uncertain: { kind: 'cancel' } },
    unknown,
    { status: 'ended', notice: 'CallbackCancelled' },
  ],
  [
    'a move',
    moving,
    { type: 'rescheduled', booking: moved },
    {
      status: 'active',
      pending: undefined,
      booking: moved,
      record: { ...record, ...moved },
      notice: 'CallbackChanged',
    },
  ],
  [
    'a refused move',
    moving,
    { type: 'rescheduleRefused', problem: { text: 'Full' }, proposals: [later] },
    { status: 'active', pending: undefined, booking, error: { text: 'Full' }, proposals: [later] },
  ],
  [
    'a move that nobody knows of',
    moving,
    { type: 'rescheduleUncertain' },
    {
      pending: undefined,
      error: { message: 'CallbackChangeUncertain' },
      uncertain: { kind: 'reschedule', time: later },
    },
  ],
  [
    'a server that says it was moved after all',
    { ...active, uncertain: { kind: 'reschedule', time: later }, error: { message: 'CallbackChangeUncertain' } },
    received({ time: later }),
    { booking: { id: 'b1', time: later }, notice: 'CallbackChanged', error: undefined, uncertain: undefined },
  ],
  [
    'half a move',
    moving,
    { type: 'rescheduledByHalf', booking: moved },
    { status: 'active', pending: undefined, booking: moved, error: { message: 'CallbackChangeHalf' } },
  ],
  ...[loading, active, unreachable, asking].map(
    (state): Row => [
      `what another tab made of it (${state.status})`,
      state,
      { type: 'replacedElsewhere', booking: moved },
      { booking: moved, question: undefined, status: state.status },
    ],
  ),
  [
    'what another tab made of an ended one',
    ended,
    { type: 'replacedElsewhere', booking: moved },
    { status: 'loading' },
  ],
];

test.each(rows)('%s', (_, state, action, becomes) => {
  expect(reduceBooking(state, action)).toEqual({ ...reduceBooking(state, action), ...becomes });
});

const without: Array<[string, BookingState, BookingAction]> = [
  ['an answer about another booking', loading, { type: 'recordReceived', id: 'b0', record }],
  ['a failure about another booking', loading, { ...failed(404), id: 'b0' } as BookingAction],
  ['an answer while a request is under way', cancelling, received({ state: 'COMPLETED' })],
  ['an answer after the end', ended, received()],
  ['a question before anything is known', loading, { type: 'cancelAsked' }],
  ['a question about what nobody can be asked', unreachable, { type: 'cancelAsked' }],
  ['a second question while a request is under way', cancelling, { type: 'rescheduleAsked', time: later }],
  ['a question after the end', ended, { type: 'cancelAsked' }],
  ['the time in force as another one', active, { type: 'rescheduleAsked', time }],
  ['yes without a question', active, { type: 'confirmed' }],
  ['a second yes', cancelling, { type: 'confirmed' }],
  ['a cancellation that nobody asked for', active, { type: 'cancelled' }],
  ['a move while a cancellation is under way', cancelling, { type: 'rescheduled', booking: moved }],
  ['a cancellation while a move is under way', moving, { type: 'cancelled' }],
  ['what it is already, from another tab', active, { type: 'replacedElsewhere', booking }],
];

test.each(without)('nothing changes: %s', (_, state, action) => {
  expect(reduceBooking(state, action)).toBe(state);
});

describe('whatever happens, in any order', () => {
  const instant = fc.constantFrom(time, later);
  const bookings = fc.record({ id: fc.constantFrom('b1', 'b2'), time: fc.option(instant, { nil: undefined }) });
  const states = fc.constantFrom('', 'SCHEDULED', 'QUEUED', 'PROCESSING', 'COMPLETED');
  const id = fc.constantFrom('b1', 'b2');
  const action: fc.Arbitrary<BookingAction> = fc.oneof(
    fc.record({
      type: fc.constant('recordReceived' as const),
      id,
      record: fc.option(
        fc.tuple(states, instant).map(([state, at]) => ({ ...record, state, time: at })),
        { nil: undefined },
      ),
    }),
    fc.record({ type: fc.constant('queryFailed' as const), id, status: fc.constantFrom(0, 404, 500), now: instant }),
    fc.record({ type: fc.constantFrom('queryStarted', 'cancelAsked', 'questionDismissed', 'confirmed', 'cancelled') }),
    fc.record({ type: fc.constant('rescheduleAsked' as const), time: instant }),
    fc.record({ type: fc.constant('cancelFailed' as const), isUncertain: fc.boolean() }),
    fc.record({ type: fc.constantFrom('rescheduled', 'rescheduledByHalf', 'replacedElsewhere'), booking: bookings }),
    fc.constant({ type: 'rescheduleUncertain' as const }),
    fc.record({
      type: fc.constant('rescheduleRefused' as const),
      problem: fc.constant({ text: 'no' }),
      proposals: fc.array(instant, { maxLength: 2 }),
    }),
  ) as fc.Arbitrary<BookingAction>;

  it('a question and a request are never open at once, and neither without a booking that can be managed', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        let state = loading;
        for (const each of actions) {
          state = reduceBooking(state, each);
          expect(state.question && state.pending).toBeUndefined();
          if (state.status !== 'active') expect(state.question ?? state.proposals[0]).toBeUndefined();
          if (state.status === 'ended') expect(state.pending ?? state.error).toBeUndefined();
          if (state.pending) expect(state.proposals).toEqual([]);
        }
      }),
    );
  });

  it('only another tab brings back what has ended', () => {
    fc.assert(
      fc.property(action, (each) => {
        const next = reduceBooking(ended, each);
        if (next !== ended) expect(each.type).toBe('replacedElsewhere');
      }),
    );
  });
});
