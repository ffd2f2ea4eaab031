import type { ComponentChild } from 'preact';
import { html } from '../../ui/html.js';
import { ActionButton } from '../components/ActionButton.js';
import { Message } from '../components/Message.js';
import type { Texts } from '../texts.js';
import { BookingCard, type BookingCardProps } from './BookingCard.js';

export interface BookingListProps {
  /** Newest first. */
  cards: readonly BookingCardProps[];
  texts: Texts;
  onBookAnother(): void;
  /** Absent: nothing is remembered on this device. */
  onForget: (() => void) | undefined;
}

/** The bookings that this browser has made, or the one that the page asks for, instead of the form. */
export function BookingList({ cards, texts, onBookAnother, onForget }: BookingListProps): ComponentChild {
  const isAsking = cards.some(({ state }) => state.question !== undefined);
  return html`<section class="cx-booking" aria-labelledby="cx_callback_booked">
    <${Message} tag="h3" id="cx_callback_booked" class="cx-booking-title" tabindex="-1" texts=${texts} message="CallbackBookingTitle" />
    <div class="cx-booking-list">
      ${cards.map((card) => html`<${BookingCard} key=${card.state.booking.id} ...${card} />`)}
    </div>
    ${
      !isAsking &&
      html`<div key="another" class="cx-button-group">
        <${ActionButton} texts=${texts} message="CallbackBookAnother" class="cx-btn cx-btn-primary cx-booking-another" onAction=${onBookAnother} />
      </div>`
    }
    ${!isAsking && onForget && html`<${RememberedNote} key="remembered" texts=${texts} onForget=${onForget} />`}
  </section>`;
}

export interface RememberedNoteProps {
  texts: Texts;
  onForget(): void;
}

/** Says that this device remembers the booking, and offers to forget it: others may use the device too. */
export function RememberedNote({ texts, onForget }: RememberedNoteProps): ComponentChild {
  return html`<div class="cx-booking-remembered">
    <${Message} tag="p" class="cx-booking-muted" texts=${texts} message="CallbackRemembered" />
    <${ActionButton} texts=${texts} message="CallbackForget" class="cx-booking-link cx-booking-forget" onAction=${onForget} />
  </div>`;
}
