import { toText } from '../../config/index.js';
import { html } from '../../ui/html.js';
import { Message } from '../components/Message.js';
import type { WindowContext } from '../context.js';
import { BookingCard } from './BookingCard.js';
import { RememberedNote } from './BookingList.js';
import { type BookingPanel, createBookingPanel } from './bookingPanel.js';
import { readTime } from './bookingRecord.js';
import type { BookingState } from './bookingReducer.js';
import { createContext } from './createContext.js';

/**
 * Keeps a booking and adds to the confirmation, if that is on show: the time in other zones, the call as a calendar entry,
 * and the choices to move or to cancel it.
 * @param form what was submitted
 */
export function keepBooking(window: WindowContext, id: string, form: Record<string, unknown>): void {
  const context = createContext(window);
  const { saved } = context;
  const booking = { id, time: readTime(form._desired_time) };
  const { isRemembered } = context.options();
  if (isRemembered) saved.save(booking);
  const confirmation = window.find('.cx-confirmation');
  if (!confirmation || confirmation.querySelector('.cx-booking-choices')) return;

  const container = document.createElement('div');
  container.className = 'cx-booking-choices';
  const buttons = confirmation.querySelector('.cx-callback-done');
  if (buttons) buttons.before(container);
  else confirmation.append(container);

  let isForgotten = false;
  function forget(): void {
    for (const { managed } of panel.entries()) saved.remove(managed.getState().booking.id);
    isForgotten = true;
    panel.draw();
    context.announce('CallbackForgotten');
  }

  const panel: BookingPanel = createBookingPanel({
    context,
    container,
    view(cards) {
      const texts = context.texts();
      const isOutstanding = cards.some(({ state }) => state.status !== 'ended' && !state.question);
      return html`
        ${[...cards].reverse().map((card, place) => html`<${BookingCard} key=${place} ...${card} />`)}
        ${isRemembered && isOutstanding && !isForgotten && html`<${RememberedNote} texts=${texts} onForget=${forget} />`}
        ${isForgotten && html`<${Message} tag="p" class="cx-booking-muted" texts=${texts} message="CallbackForgotten" />`}
      `;
    },
    onChange({ options }, state, previous) {
      if (!options.isSuperseded) updateConfirmation(window, confirmation, state, previous);
    },
  });
  const number = toText(form._customer_number);
  const managed = panel.add(booking, { isBrief: true, isSuperseded: false, number, status: 'active', form });
  window.onAppearanceChange(panel.draw);
  saved.subscribe(() => void managed.query(), context.signal);
}

/** The confirmation says when the call is: also after it was moved, and no longer once it is cancelled. */
function updateConfirmation(
  window: WindowContext,
  confirmation: HTMLElement,
  state: BookingState,
  previous: BookingState,
): void {
  const { time } = state.booking;
  if (state.status === 'ended' && state.notice === 'CallbackCancelled') {
    const title = confirmation.querySelector<HTMLElement>('#cx-callback-result');
    if (title) title.dataset.message = 'CallbackCancelled';
    const details = '.cx-confirmation-icon, [id^=cx-callback-result-]';
    for (const part of confirmation.querySelectorAll<HTMLElement>(details)) part.hidden = true;
    window.localise(confirmation);
    return;
  }
  if (time === undefined || time === previous.booking.time) return;
  const shown = confirmation.querySelector<HTMLElement>('.cx-confirmation-wrapper .cx-callback-result-time');
  if (!shown) return;
  shown.classList.remove('i18n');
  delete shown.dataset.message;
  shown.textContent = window.widget.showInstant(time);
}
