import { hasFocus } from '../../ui/focus.js';
import { html } from '../../ui/html.js';
import type { WindowContext } from '../context.js';
import { BookingList } from './BookingList.js';
import { type BookingPanel, createBookingPanel, superseded } from './bookingPanel.js';
import { createContext } from './createContext.js';
import type { SavedBooking } from './savedBookings.js';

/**
 * Shows what this browser has booked instead of the form, or one booking.
 * @param id `''`: those that are remembered
 */
export function showBookings(window: WindowContext, id: string): void {
  const { find, root } = window;
  const context = createContext(window);
  const { saved } = context;
  const unknown: SavedBooking = { id, time: undefined, isSuperseded: false, askedTime: 0 };
  const first = id ? [saved.list().find((each) => each.id === id) ?? unknown] : saved.list();
  if (!first.length) return void window.dismissBookings();

  const container = document.createElement('div');
  container.className = 'cx-booking-panel';
  const panel: BookingPanel = createBookingPanel({
    context,
    container,
    view: (cards) => {
      const isSaved = saved.list().some((each) => cards.some(({ state }) => state.booking.id === each.id));
      return html`<${BookingList}
        cards=${cards}
        texts=${context.texts()}
        onBookAnother=${leave}
        onForget=${isSaved ? forget : undefined}
      />`;
    },
    onChange(entry, state, previous) {
      const isWithoutWord = !previous.record && state.booking.id !== id;
      // a booking that the visitor asked for or has seen does not vanish without a word
      if (state.status !== 'ended' || !isWithoutWord) return;
      panel.remove(entry);
      if (!panel.entries().length) leave();
    },
  });

  function add(booking: SavedBooking): void {
    const wait = saved.msUntilTurn(booking.id, Date.now());
    const options = booking.isSuperseded ? superseded : { isBrief: false, isSuperseded: false, number: '' };
    const managed = panel.add(booking, { ...options, status: wait ? 'active' : 'loading' });
    if (wait) managed.queryIn(wait);
    else void managed.query();
  }

  /** A move that ended with the page is taken up again: both its calls are booked, and both are shown. */
  async function takeUpMoves(): Promise<void> {
    for (const { booking, previousId } of await context.unfinishedMoves()) {
      const old = saved.list().find((each) => each.id === previousId);
      // cancelled by now, or forgotten on this device
      if (!old) continue;
      saved.save({ ...old, isSuperseded: true });
      if (!saved.list().some((each) => each.id === booking.id)) saved.save(booking);
      const entry = panel.entries().find(({ managed }) => managed.getState().booking.id === previousId);
      if (entry) panel.markSuperseded(entry);
    }
    showNewlySaved();
  }

  function showNewlySaved(): void {
    if (!container.isConnected || id) return;
    const known = new Set(panel.entries().map(({ managed }) => managed.getState().booking.id));
    for (const booking of saved.list()) if (!known.has(booking.id)) add(booking);
  }

  function leave(): void {
    const hadFocus = hasFocus(root);
    container.remove();
    window.dismissBookings();
    if (hadFocus) find('form.cx-content :is(input, select, textarea):not([type=hidden])')?.focus();
  }

  function forget(): void {
    for (const { managed } of panel.entries()) saved.remove(managed.getState().booking.id);
    context.announce('CallbackForgotten');
    leave();
  }

  const hadFocus = hasFocus(root);
  (find('.cx-body') ?? root).prepend(container);
  for (const booking of first) add(booking);
  if (!id) void takeUpMoves();
  if (hadFocus) container.querySelector<HTMLElement>('.cx-booking-title')?.focus();
  window.onAppearanceChange(panel.draw);
  saved.subscribe(() => {
    if (!container.isConnected) return;
    for (const { managed } of panel.entries()) void managed.query();
    showNewlySaved();
  }, context.signal);
}
