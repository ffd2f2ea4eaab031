import type { ComponentChild } from 'preact';
import { hasFocus } from '../../ui/focus.js';
import type { BookingCardProps } from './BookingCard.js';
import type { Booking, BookingState } from './bookingReducer.js';
import type { BookingsContext } from './bookingsContext.js';
import { announcementOf, cardProps } from './cardProps.js';
import { drawIsland, focusFirst } from './drawIsland.js';
import { type ManagedBooking, type ManagedBookingOptions, manageBooking } from './manageBooking.js';

/** What the visitor will want next, best first. */
const focusOrder = [
  '.cx-booking-ask button',
  '.cx-booking-proposal',
  '.cx-booking-actions :enabled',
  '.cx-booking-retry',
  '.cx-booking-note',
  '.cx-booking-title',
];

/** A card of the panel. */
export interface PanelEntry {
  managed: ManagedBooking;
  options: { isBrief: boolean; isSuperseded: boolean; number: string };
}

export interface BookingPanel {
  entries(): readonly PanelEntry[];
  /** @returns the booking, to be asked for or not */
  add(booking: Booking, options: PanelEntry['options'] & Omit<ManagedBookingOptions, 'onSplit'>): ManagedBooking;
  remove(entry: PanelEntry): void;
  /** Its call has a new booking: it can only be cancelled any more. */
  markSuperseded(entry: PanelEntry): void;
  /** Everything as it is now; also after a change of language. */
  draw(): void;
}

export interface BookingPanelOptions {
  context: BookingsContext;
  /** Where the cards are drawn; ours alone. */
  container: HTMLElement;
  view(cards: readonly BookingCardProps[]): ComponentChild;
  /** Called after each change, once it is drawn. */
  onChange?(entry: PanelEntry, state: BookingState, previous: BookingState): void;
}

/** Cards of bookings, drawn from their states. A booking that splits in two gets a second card. */
export function createBookingPanel({ context, container, view, onChange }: BookingPanelOptions): BookingPanel {
  let entries: readonly PanelEntry[] = [];
  const draw = drawIsland(
    container,
    () => view(entries.map(({ managed, options }) => cardProps(context, managed, options))),
    focusOrder,
    context.signal,
  );

  function add(
    booking: Booking,
    { status, form, ...options }: PanelEntry['options'] & Omit<ManagedBookingOptions, 'onSplit'>,
  ): ManagedBooking {
    const onSplit = (old: Booking) => void add(old, { ...superseded, status: 'loading' }).query();
    const managed = manageBooking(context, booking, { status, form, onSplit });
    const entry = { managed, options };
    entries = [entry, ...entries];
    managed.subscribe((state, previous) => follow(entry, state, previous));
    draw();
    return managed;
  }

  function follow(entry: PanelEntry, state: BookingState, previous: BookingState): void {
    draw();
    const said = announcementOf(state, previous);
    if (said) context.announce(said);
    const asksAnew = state.question && state.question !== previous.question;
    // the window: the slot picker in it had the focus before
    if (asksAnew && hasFocus(container.closest('.cx-callback') ?? container)) focusFirst(container, focusOrder);
    onChange?.(entry, state, previous);
  }

  container.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !(event.target instanceof Element)) return;
    const id = event.target.closest<HTMLElement>('.cx-booking-card')?.dataset.booking;
    const asking = entries.find(({ managed }) => managed.getState().booking.id === id);
    if (!asking?.managed.getState().question) return;
    // the question is what Escape leaves, not the window
    event.preventDefault();
    asking.managed.dismissQuestion();
  });

  return {
    entries: () => entries,
    add,
    remove(gone) {
      entries = entries.filter((entry) => entry !== gone);
      draw();
    },
    markSuperseded(entry) {
      entry.options = superseded;
      draw();
    },
    draw,
  };
}

/** The old booking of a call that was moved: it can only be cancelled. */
export const superseded = { isBrief: false, isSuperseded: true, number: '' };
