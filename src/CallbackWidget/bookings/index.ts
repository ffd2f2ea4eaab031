import { defaults, toText } from '../../config/index.js';
import { adoptStyles } from '../../ui/adoptStyles.js';
import type { WindowContext } from '../context.js';
import { element } from '../view/element.js';
import { actionButton } from './actionButton.js';
import css from './bookings.css?inline';
import { type Card, type CardOptions, canDo, createCard } from './card.js';
import { createStore, type Kept, type Store } from './savedBookings.js';

export { explainRefusal } from '../submission/explainRefusal.js';
export { passCaptcha } from '../submission/passCaptcha.js';

/** What the late file `booking` exports. */
export type BookingModule = typeof import('./index.js');

/**
 * Keeps a booking and adds to the confirmation, if that is on show: the time in other zones, the call as a calendar entry,
 * and the choices to move or to cancel it.
 * @param form what was submitted
 */
export function keepBooking(context: WindowContext, id: string, form: Record<string, unknown>): void {
  const store = start(context);
  const { find, widget } = context;
  const booking = { id, time: toText(form._desired_time) };
  if (widget.options().remember && canDo(context, 'query')) store.put(booking);
  const confirmation = find('.cx-confirmation');
  if (!confirmation || confirmation.querySelector('.cx-booking-card')) return;

  const add = (kept: Kept, options: Partial<CardOptions>) => {
    const card = createCard(context, kept, { store, isWhole: false, onGone: () => false, onSplit, ...options });
    const buttons = confirmation.querySelector('.cx-callback-done');
    if (buttons) buttons.before(card.node);
    else confirmation.append(card.node);
    return card;
  };
  const onSplit = (old: Kept) => void add(old, { isWhole: true }).query();
  const card = add(booking, {
    form,
    onChange(instant) {
      const time = confirmation.querySelector<HTMLElement>('.cx-callback-result-time');
      const title = confirmation.querySelector<HTMLElement>('#cx-callback-result');
      if (instant === undefined) {
        if (title) title.dataset.message = 'CallbackCancelled';
        for (const part of confirmation.querySelectorAll<HTMLElement>(
          '.cx-confirmation-icon, [id^=cx-callback-result-]',
        ))
          part.hidden = true;
        context.localise(confirmation);
      } else if (time) {
        time.classList.remove('i18n');
        delete time.dataset.message;
        time.textContent = context.widget.showInstant(instant);
      }
    },
  });
  followStorage(context, () => void card.query());
}

/**
 * Shows what this browser has booked instead of the form, or one booking.
 * @param id `''`: those that are kept
 */
export function showBookings(context: WindowContext, id: string): void {
  const store = start(context);
  const { find, root, dismissBookings } = context;
  const cards = new Map<string, Card>();
  const list = element('div', { class: 'cx-booking-list' });
  const title = element('h3', {
    id: 'cx_callback_booked',
    class: 'cx-booking-title',
    tabindex: '-1',
    message: 'CallbackBookingTitle',
  });
  const panel = element(
    'section',
    { class: 'cx-booking', 'aria-labelledby': title.id },
    title,
    list,
    element(
      'div',
      { class: 'cx-button-group' },
      actionButton('CallbackBookAnother', 'cx-btn cx-btn-primary cx-booking-another', leave),
    ),
  );

  function add(kept: Kept): void {
    const card = createCard(context, kept, {
      store,
      isWhole: true,
      onSplit: add,
      onGone(gone) {
        // the visitor asked for this one, or has seen it: it does not vanish without a word
        if (kept.id === id || gone.node.querySelector('.cx-booking-state')) return false;
        gone.node.remove();
        cards.delete(kept.id);
        if (!cards.size) leave();
        return true;
      },
    });
    cards.set(kept.id, card);
    list.prepend(card.node);
    void card.query();
  }

  function leave(): void {
    const hadFocus = root.contains(document.activeElement) || document.activeElement === document.body;
    panel.remove();
    dismissBookings();
    if (hadFocus) find('form.cx-content :is(input, select, textarea):not([type=hidden])')?.focus();
  }

  const kept = id ? [store.list().find((each) => each.id === id) ?? { id, time: '' }] : store.list();
  if (!kept.length) return void dismissBookings();
  const hadFocus = root.contains(document.activeElement) || document.activeElement === document.body;
  (find('.cx-body') ?? root).prepend(panel);
  for (const each of kept) add(each);
  context.localise(panel);
  if (hadFocus) title.focus();
  followStorage(context, () => {
    if (!panel.isConnected) return;
    for (const { query } of cards.values()) void query();
    const known = new Set([...cards.values()].map((card) => card.booking().id));
    if (!id) for (const each of store.list()) if (!known.has(each.id)) add(each);
  });
}

function start({ widget }: WindowContext): Store {
  adoptStyles(document, 'bookings', css, widget.signal);
  const { dataURL, serviceName } = widget.config.callback ?? {};
  return createStore(defaults.storageKey, `${toText(dataURL)} ${toText(serviceName)}`);
}

/** Another tab has changed what is kept. */
function followStorage({ signal }: WindowContext, onChange: () => void): void {
  const listen = ({ key }: StorageEvent) => {
    if (key === defaults.storageKey || key === null) onChange();
  };
  window.addEventListener('storage', listen, { signal });
}
