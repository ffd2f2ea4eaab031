import { defaults, isRecord, toText } from '../config/index.js';
import type { BookingModule } from './bookings/index.js';
import type { WindowContext } from './context.js';
import { features } from './features.js';
import type { Stage } from './stage.js';
import type { TimeQuestion } from './timeQuestion.js';

/** Nobody who was refused waits longer than this for the reason, ms. */
const patienceMs = 2000;

/** What comes after the visitor has booked, or was refused; all of it in a file that is loaded when there is a booking. */
export interface Bookings {
  /** Brings that file; resolves with `undefined` if it cannot be had. */
  load(): PromiseLike<BookingModule | undefined>;
  /** The same for somebody who waits: with `undefined` if it is not there soon. */
  loadSoon(): Promise<BookingModule | undefined>;
  /**
   * Keeps what the server has booked, and adds to the confirmation what can be done with it.
   * @param answer of the service's `schedule`
   * @param form what was submitted
   */
  booked(answer: unknown, form: Record<string, unknown>): Promise<void>;
  /** Shows what is outstanding instead of the form, or the booking of that id; nothing happens if there is none. */
  show(id: string): Promise<void>;
  refresh(): void;
  /** What the features of the open window get. */
  context: WindowContext;
}

/** The form never waits for any of this; if the file cannot be had, the widget does without. */
export function createBookings(stage: Stage, time: TimeQuestion): Bookings {
  const { widget, root } = stage;
  const refreshers: Array<() => void> = [];
  const context: WindowContext = {
    ...stage,
    dismissBookings() {
      root.classList.remove('cx-managing');
      if (widget.plugin.registry().Calendar) widget.plugin.command('Calendar.reset');
      time.refresh();
    },
    pickTime: (instant) => new Promise((resolve) => time.pick(instant, resolve)),
    refreshSlots: time.refreshCalendar,
    onAppearanceChange: (run) => void refreshers.push(run),
  };
  const load = () => {
    return features.bookings().then(
      (module): BookingModule | undefined => module,
      () => undefined,
    );
  };

  return {
    context,
    load,
    loadSoon: () => Promise.race([load(), new Promise<undefined>((resolve) => setTimeout(resolve, patienceMs))]),
    async booked(answer, form) {
      const { _id, data } = isRecord(answer) ? answer : {};
      const id = toText(_id ?? (isRecord(data) ? data.id : undefined));
      const module = id && (await load());
      if (module) module.keepBooking(context, id, form);
    },
    async show(id) {
      if (!id && !(widget.options().remember && isAnythingKept())) return;
      // the form is in the document all the same, as it always is
      root.classList.add('cx-managing');
      const module = await load();
      if (module && !stage.isGone() && stage.screen() === 'form') module.showBookings(context, id);
      else root.classList.remove('cx-managing');
    },
    refresh() {
      for (const refresh of refreshers) refresh();
    },
  };
}

function isAnythingKept(): boolean {
  try {
    return !!localStorage.getItem(defaults.storageKey);
  } catch {
    return false;
  }
}
