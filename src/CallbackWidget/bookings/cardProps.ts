import { toText } from '../../config/index.js';
import { format } from '../components/Message.js';
import type { BookingCardProps } from './BookingCard.js';
import type { BookingState } from './bookingReducer.js';
import type { BookingsContext } from './bookingsContext.js';
import type { CalendarEvent } from './calendarFile.js';
import type { ManagedBooking } from './manageBooking.js';

export interface CardOptions {
  isBrief: boolean;
  isSuperseded: boolean;
  /** For the visitor's own calendar; `''`: it is not to be shown. */
  number: string;
}

/** What a card shows of a booking, from its state and the options and texts in force. */
export function cardProps(context: BookingsContext, managed: ManagedBooking, options: CardOptions): BookingCardProps {
  const { isBrief, isSuperseded, number } = options;
  const state = managed.getState();
  const { time } = state.booking;
  return {
    state,
    texts: context.texts(),
    isBrief,
    isSuperseded,
    canReschedule: context.canDo('reschedule') && context.options().canPickTime,
    canCancel: context.canDo('cancel'),
    showTime: context.showTime,
    otherClocks: time === undefined ? [] : context.otherClocks(time),
    event: isSuperseded ? undefined : calendarEvent(context, state, number),
    onCancel: managed.askToCancel,
    onReschedule: () => void managed.pickTime(),
    onDismiss: managed.dismissQuestion,
    onConfirm: () => void managed.confirm(),
    onProposal: (proposal) => void managed.takeProposal(proposal),
    onRetry: () => void managed.query(),
  };
}

/** The call as an entry of a calendar; `undefined` if it is over, or comes as soon as possible. */
function calendarEvent(context: BookingsContext, state: BookingState, number: string): CalendarEvent | undefined {
  const { id, time } = state.booking;
  if (time === undefined || time <= Date.now()) return undefined;
  const { get } = context.texts();
  const site = location.hostname;
  return {
    id,
    start: time,
    minutes: context.slotMinutes(),
    title: format(get('CallbackEventTitle'), { site: toText(document.title, site) }),
    description: number && `${get('CallbackNumberDescription')} ${number}`,
    site,
  };
}

/** Key of the text that a change of state is announced with; what went wrong announces itself. */
export function announcementOf(state: BookingState, previous: BookingState): string | undefined {
  if (state.pending && !previous.pending) return 'CallbackWorking';
  if (state.notice !== previous.notice) return state.notice;
  if (state.status === previous.status) return undefined;
  if (state.status === 'loading') return 'CallbackBookingLoading';
  return state.status === 'unreachable' ? 'CallbackBookingUnreachable' : undefined;
}
