import { millisecondsInDay } from 'date-fns/constants';
import type { BookingRecord } from './bookingRecord.js';

/** A booking as it is known without asking anybody. */
export interface Booking {
  id: string;
  /** Epoch ms; `undefined`: as soon as possible. */
  time: number | undefined;
}

/** What the visitor is asked before anything is done. */
export type BookingQuestion = { kind: 'cancel' } | { kind: 'reschedule'; time: number };

/** What went wrong: by the key of a text, so that it changes with the language, or in the server's or the site's words. */
export type BookingProblem = { message: string } | { text: string };

/** Everything that is shown of one booking follows from this. */
export interface BookingState {
  booking: Booking;
  /** `active`: it can be managed. `unreachable`: nobody could be asked how it stands. `ended`: there is nothing to manage any more. */
  status: 'loading' | 'active' | 'unreachable' | 'ended';
  /** What the server said last. */
  record: BookingRecord | undefined;
  question: BookingQuestion | undefined;
  /** What has been requested and not been answered yet. */
  pending: BookingQuestion | undefined;
  /** A request whose outcome nobody knows; the next answer to `query` shows it. */
  uncertain: BookingQuestion | undefined;
  /** Key of the text that says what has happened. */
  notice: string | undefined;
  error: BookingProblem | undefined;
  /** Free times that the server proposed instead (epoch ms), best first. */
  proposals: readonly number[];
}

/** Facts; `id` is the booking that was asked for, since a late answer may be about the one before it. */
export type BookingAction =
  | { type: 'recordReceived'; id: string; record: BookingRecord | undefined }
  | { type: 'queryFailed'; id: string; status: number; now: number }
  | { type: 'queryStarted' }
  | { type: 'cancelAsked' }
  | { type: 'rescheduleAsked'; time: number }
  | { type: 'questionDismissed' }
  | { type: 'confirmed' }
  | { type: 'cancelled' }
  | { type: 'cancelFailed'; isUncertain: boolean }
  | { type: 'rescheduled'; booking: Booking }
  | { type: 'rescheduleRefused'; problem: BookingProblem; proposals: readonly number[] }
  | { type: 'rescheduleUncertain' }
  | { type: 'rescheduledByHalf'; booking: Booking }
  | { type: 'replacedElsewhere'; booking: Booking };

/** Answers by which a server says that it has no such booking. */
const unknownStatuses = [400, 404, 410];

/** @param status `loading` if the server is to be asked first; `active` right after booking */
export function initialBookingState(booking: Booking, status: 'loading' | 'active'): BookingState {
  return {
    booking,
    status,
    record: undefined,
    question: undefined,
    pending: undefined,
    uncertain: undefined,
    notice: undefined,
    error: undefined,
    proposals: [],
  };
}

/** Pure; returns the same object for an action that does not apply. */
export function reduceBooking(state: BookingState, action: BookingAction): BookingState {
  switch (action.type) {
    case 'recordReceived':
    case 'queryFailed':
    case 'queryStarted':
      return reduceQuery(state, action);
    case 'cancelAsked':
      return ask(state, { kind: 'cancel' });
    case 'rescheduleAsked':
      return ask(state, { kind: 'reschedule', time: action.time });
    case 'questionDismissed':
      return state.question ? { ...state, question: undefined } : state;
    case 'confirmed':
      return confirm(state);
    case 'replacedElsewhere':
      return replaceElsewhere(state, action.booking);
    default:
      return state.pending ? reduceOutcome(state, action, state.pending) : state;
  }
}

type QueryAction = Extract<BookingAction, { type: 'recordReceived' | 'queryFailed' | 'queryStarted' }>;
type OutcomeAction = Extract<
  BookingAction,
  {
    type:
      | 'cancelled'
      | 'cancelFailed'
      | 'rescheduled'
      | 'rescheduleRefused'
      | 'rescheduleUncertain'
      | 'rescheduledByHalf';
  }
>;

function reduceQuery(state: BookingState, action: QueryAction): BookingState {
  if (state.status === 'ended' || state.pending) return state;
  if (action.type === 'queryStarted') return state.status === 'unreachable' ? { ...state, status: 'loading' } : state;
  if (action.id !== state.booking.id) return state;
  if (action.type === 'recordReceived') return takeRecord(state, action.record);
  const { time } = state.booking;
  const isPast = time !== undefined && time < action.now - millisecondsInDay;
  if (unknownStatuses.includes(action.status) || isPast) return takeRecord(state, undefined);
  if (state.status === 'unreachable') return state;
  // nobody is at work on a cancellation any more, whatever became of it
  const notice = state.uncertain?.kind === 'cancel' ? undefined : state.notice;
  return { ...state, status: 'unreachable', question: undefined, notice };
}

function takeRecord(state: BookingState, record: BookingRecord | undefined): BookingState {
  if (!record) return end(state, state.uncertain?.kind === 'cancel' ? 'CallbackCancelled' : 'CallbackBookingUnknown');
  if (record.state === 'COMPLETED') {
    const isCancelled = record.reason.startsWith('CANCELLED');
    return end({ ...state, record }, isCancelled ? 'CallbackCancelled' : 'CallbackStates.COMPLETED');
  }
  const { booking, uncertain } = state;
  // a call that comes as soon as possible has a time on some servers; it is nothing that the visitor has chosen
  const time = booking.time === undefined ? undefined : (record.time ?? booking.time);
  const isMovedAfterAll = uncertain?.kind === 'reschedule' && time === uncertain.time;
  const isNotCancelled = uncertain?.kind === 'cancel';
  return {
    ...state,
    status: 'active',
    record,
    booking: time === booking.time ? booking : { ...booking, time },
    uncertain: undefined,
    ...(isNotCancelled && { notice: undefined, error: { message: 'CallbackCancelFailed' } }),
    ...(isMovedAfterAll && { notice: 'CallbackChanged', error: undefined }),
  };
}

function ask(state: BookingState, question: BookingQuestion): BookingState {
  if (state.status !== 'active' || state.pending) return state;
  if (question.kind === 'reschedule' && question.time === state.booking.time) return state;
  return { ...state, question, notice: undefined, error: undefined, proposals: [] };
}

function confirm(state: BookingState): BookingState {
  const { question, status, pending } = state;
  if (!question || status !== 'active' || pending) return state;
  return { ...state, question: undefined, pending: question, uncertain: undefined };
}

function replaceElsewhere(state: BookingState, booking: Booking): BookingState {
  const { id, time } = state.booking;
  if (booking.id === id && booking.time === time) return state;
  return {
    ...state,
    booking,
    status: state.status === 'ended' ? 'loading' : state.status,
    record: state.record && { ...state.record, id: booking.id, time: booking.time },
    question: undefined,
    notice: undefined,
    error: undefined,
    proposals: [],
  };
}

function reduceOutcome(state: BookingState, action: OutcomeAction, pending: BookingQuestion): BookingState {
  const settled = { ...state, pending: undefined };
  const isCancelling = pending.kind === 'cancel';
  if (isCancelling !== (action.type === 'cancelled' || action.type === 'cancelFailed')) return state;
  switch (action.type) {
    case 'cancelled':
      return end(settled, 'CallbackCancelled');
    case 'cancelFailed':
      // whether the call is cancelled is for the server to say, which is asked next
      if (action.isUncertain) return { ...settled, uncertain: pending, notice: 'CallbackWorking' };
      return { ...settled, uncertain: undefined, error: { message: 'CallbackCancelFailed' } };
    case 'rescheduled':
      return moveTo(settled, action.booking, { notice: 'CallbackChanged' });
    case 'rescheduledByHalf':
      return moveTo(settled, action.booking, { error: { message: 'CallbackChangeHalf' } });
    case 'rescheduleUncertain':
      return { ...settled, uncertain: pending, error: { message: 'CallbackChangeUncertain' } };
    case 'rescheduleRefused':
      return { ...settled, error: action.problem, proposals: action.proposals };
  }
}

function moveTo(
  state: BookingState,
  booking: Booking,
  told: Partial<Pick<BookingState, 'notice' | 'error'>>,
): BookingState {
  const record = state.record && { ...state.record, id: booking.id, time: booking.time };
  return { ...state, booking, record, ...told };
}

function end(state: BookingState, notice: string): BookingState {
  return {
    ...state,
    status: 'ended',
    question: undefined,
    pending: undefined,
    uncertain: undefined,
    error: undefined,
    proposals: [],
    notice,
  };
}
