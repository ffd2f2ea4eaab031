import { isRecord, toText } from '../../config/index.js';
import { toIsoUtc } from '../../time/isoUtc.js';
import { createStore, type StoreSubscriber } from '../../ui/store.js';
import { findRecord, isPassing } from './bookingRecord.js';
import {
  type Booking,
  type BookingAction,
  type BookingState,
  initialBookingState,
  reduceBooking,
} from './bookingReducer.js';
import type { BookingsContext } from './bookingsContext.js';

/** One booking: its state, and what can be done with it. Whatever a method starts ends in the state; none rejects. */
export interface ManagedBooking {
  getState(): BookingState;
  subscribe(subscriber: StoreSubscriber<BookingState>): () => void;
  /** Asks the server how the booking stands. */
  query(): Promise<void>;
  /** Asks later, if nothing else asks before. */
  queryIn(ms: number): void;
  askToCancel(): void;
  /** Lets the visitor choose another time, and then asks whether the call is to be moved there. */
  pickTime(): Promise<void>;
  dismissQuestion(): void;
  /** Does what the open question asks. */
  confirm(): Promise<void>;
  /** Moves the call to a time that the server has proposed (epoch ms). */
  takeProposal(time: number): Promise<void>;
}

export interface ManagedBookingOptions {
  /** `loading`: the server is to be asked before anything is offered. */
  status: 'loading' | 'active';
  /** What was submitted; absent: not known any more. */
  form?: Record<string, unknown> | undefined;
  /** There is one more booking: the call has a new one, and this one could not be cancelled. */
  onSplit(old: Booking): void;
}

export function manageBooking(
  context: BookingsContext,
  first: Booking,
  options: ManagedBookingOptions,
): ManagedBooking {
  const { saved, signal } = context;
  const store = createStore(reduceBooking, initialBookingState(first, options.status));
  const { getState } = store;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));

  /** @returns whether the action applied */
  function dispatch(action: BookingAction): boolean {
    const before = getState();
    if (!signal.aborted) store.dispatch(action);
    return getState() !== before;
  }

  function queryIn(ms: number): void {
    clearTimeout(timer);
    if (!signal.aborted) timer = setTimeout(() => void query(), ms);
  }

  async function query(): Promise<void> {
    clearTimeout(timer);
    if (signal.aborted) return;
    // moved in another tab, which on v3 makes another booking of it
    const replacement = saved.replacementOf(getState().booking.id);
    if (replacement) dispatch({ type: 'replacedElsewhere', booking: replacement });
    const { booking, status, pending } = getState();
    if (status === 'ended' || pending) return;
    const { id } = booking;
    dispatch({ type: 'queryStarted' });
    try {
      const record = findRecord(await context.command('query', { id }), id);
      dispatch({ type: 'recordReceived', id, record });
    } catch (failure) {
      dispatch({ type: 'queryFailed', id, status: statusOf(failure), now: Date.now() });
    }
    afterQuery(booking);
  }

  function afterQuery(asked: Booking): void {
    const { booking, status, record } = getState();
    if (status === 'ended') return void saved.remove(booking.id);
    if (booking.id === asked.id && booking.time !== asked.time) remember(booking);
    if (status === 'active' && isPassing(record)) queryIn(context.options().pollingMs);
  }

  function remember(booking: Booking, replaces?: string): void {
    if (context.options().isRemembered) saved.save(booking, replaces);
  }

  async function confirm(): Promise<void> {
    if (!dispatch({ type: 'confirmed' })) return;
    const { booking, pending } = getState();
    if (pending?.kind === 'cancel') await cancel(booking);
    if (pending?.kind === 'reschedule') await reschedule(booking, pending.time);
  }

  async function cancel({ id }: Booking): Promise<void> {
    try {
      await context.command('cancel', { id });
    } catch (failure) {
      // it may be cancelled all the same, or done, or cancelled from elsewhere
      dispatch({ type: 'cancelFailed', isUncertain: isUncertain(failure) });
      return query();
    }
    saved.remove(id);
    dispatch({ type: 'cancelled' });
    context.refreshTimes();
  }

  async function reschedule(booking: Booking, time: number): Promise<void> {
    const { isV3, captchaParameter } = context.options();
    const captcha = isV3 ? await context.passCaptcha(booking.id) : { token: '' };
    if (captcha.problem) {
      return void dispatch({ type: 'rescheduleRefused', problem: { text: captcha.problem }, proposals: [] });
    }
    // v3 books anew: with everything that is still known of the first booking
    const known = isV3 ? { ...options.form, _desired_time: undefined } : {};
    const token = captcha.token ? { [captchaParameter]: captcha.token } : {};
    const desiredTime = toIsoUtc(time);
    try {
      const answer = await context.command('reschedule', { ...known, ...token, id: booking.id, desiredTime });
      onRescheduled(booking, isRecord(answer) ? toText(answer.id) : '', time);
    } catch (failure) {
      await onNotRescheduled(booking, failure, time);
    }
    context.refreshTimes();
  }

  function onRescheduled(old: Booking, newId: string, time: number): void {
    const booking = { id: newId || old.id, time };
    remember(booking, old.id);
    dispatch({ type: 'rescheduled', booking });
    if (getState().record) void query();
  }

  async function onNotRescheduled(old: Booking, failure: unknown, time: number): Promise<void> {
    const { id, previousId } = isRecord(failure) ? failure : {};
    if (toText(id) && toText(previousId)) return onHalfRescheduled(old, toText(id), time);
    if (isUncertain(failure)) {
      dispatch({ type: 'rescheduleUncertain' });
      return query();
    }
    const { text, isAboutTime, proposals } = context.explainRefusal(failure, time);
    const isExplained = isAboutTime || proposals.length > 0;
    const problem = isExplained ? { text } : { message: 'CallbackChangeFailed' };
    dispatch({ type: 'rescheduleRefused', problem, proposals });
  }

  /** The call has a new booking, and the old one could not be cancelled: both are remembered until that is done. */
  function onHalfRescheduled(old: Booking, id: string, time: number): void {
    const booking = { id, time };
    if (context.options().isRemembered) saved.save({ ...old, isSuperseded: true });
    remember(booking);
    dispatch({ type: 'rescheduledByHalf', booking });
    if (!signal.aborted) options.onSplit(old);
  }

  return {
    getState,
    subscribe: store.subscribe,
    query,
    queryIn,
    askToCancel: () => void dispatch({ type: 'cancelAsked' }),
    async pickTime() {
      context.refreshTimes();
      const time = await context.pickTime(getState().booking.time);
      if (time !== undefined) dispatch({ type: 'rescheduleAsked', time });
    },
    dismissQuestion: () => void dispatch({ type: 'questionDismissed' }),
    confirm,
    async takeProposal(time) {
      if (dispatch({ type: 'rescheduleAsked', time })) await confirm();
    },
  };
}

function statusOf(failure: unknown): number {
  return isRecord(failure) ? Number(failure.status) : Number.NaN;
}

/** Whether nobody knows what became of a request: the service says so; or no answer, an unreadable yes, a gateway's time-out. */
function isUncertain(failure: unknown): boolean {
  if (isRecord(failure) && failure.uncertain === true) return true;
  const status = statusOf(failure);
  return status < 300 || [408, 502, 504].includes(status);
}
