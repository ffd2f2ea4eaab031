import { defaults } from '../config/index.js';
import { withTimeout } from '../http/withTimeout.js';
import type { WindowContext } from './context.js';
import { features } from './features.js';

/** Bookings that exist: what is shown of them comes with a feature, which is loaded when there is one. */
export interface SavedBookings {
  /** Keeps what the server has booked, and adds to the confirmation what can be done with it. */
  keep(bookingId: string, form: Record<string, unknown>): Promise<void>;
  /** Shows what is outstanding instead of the form, or the booking of that id; nothing happens if there is none. */
  show(bookingId: string): Promise<void>;
}

/** If the feature cannot be had, the widget does without. */
export function createSavedBookings(context: WindowContext): SavedBookings {
  const { widget, signal, getState, dispatch } = context;
  const load = () => withoutFailure(features.bookings());

  return {
    async keep(bookingId, form) {
      const module = await load();
      module?.keepBooking(context, bookingId, form);
    },
    async show(bookingId) {
      if (!bookingId && !(widget.options().remember && isAnythingKept())) return;
      // the form is in the document all the same, as it always is
      dispatch({ type: 'savedBookingsFound' });
      // a file that stalls leaves the visitor with the form, as one that is missing does
      const module = await withoutFailure(withTimeout(defaults.longestStartWaitMs, load(), 'late'));
      if (signal.aborted || getState().screen !== 'bookings') return;
      if (module) module.showBookings(context, bookingId);
      else dispatch({ type: 'bookingsDismissed' });
    },
  };
}

/** `undefined` in case of trouble. */
function withoutFailure<T>(work: PromiseLike<T>): PromiseLike<T | undefined> {
  return work.then(
    (value) => value,
    () => undefined,
  );
}

function isAnythingKept(): boolean {
  try {
    return localStorage.getItem(defaults.storageKey) !== null;
  } catch {
    return false;
  }
}
