import { isRecord, toText } from '../config/index.js';
import type { BookingModule } from './booked/bookingModule.js';
import { askCaptcha, captchaError } from './captcha.js';
import { type BookingError, readBookingError } from './errorText.js';
import { callbackTexts } from './locale.js';
import { localise } from './localise.js';
import { showInstant } from './schedule.js';
import type { Stage } from './stage.js';
import type { TimeQuestion } from './timeQuestion.js';

/** The one entry of `localStorage` in which bookings are kept: ids and times, nothing about persons. */
const storageKey = 'cx-callback';

/** What the file that manages bookings needs of the widget. */
export interface Desk {
  stage: Stage;
  time: TimeQuestion;
  storageKey: string;
  /** Day and time in the zone that the widget shows, or in another. */
  showInstant(instant: number, zone?: string): string;
  /** @param wanted the time that was asked for (epoch ms) */
  readError(failure: unknown, wanted: number): BookingError;
  /** The captcha's part of a command's options, `{}` if the site has none; rejects with a text for the visitor. */
  captcha(place: (container: HTMLElement) => void): Promise<Record<string, string>>;
  /** Adds English texts to those that the widget has. */
  addTexts(texts: object): void;
  localise(node: Element): void;
  /** Called when language or theme have changed. */
  onRefresh(refresh: () => void): void;
}

/** What comes after a booking; all of it in a file that is loaded when there is one. */
export interface Bookings {
  /** Begins to load what a confirmation will want. */
  prepare(): void;
  /**
   * Keeps what the server has booked, and adds to the confirmation what can be done with it.
   * @param answer of the service's `schedule`
   * @param form what was submitted
   */
  booked(answer: unknown, form: Record<string, unknown>): Promise<void>;
  /** Shows what is outstanding instead of the form, or the booking of that id; nothing happens if there is none. */
  show(id: string): Promise<void>;
  refresh(): void;
}

/** The form never waits for any of this; if the file cannot be had, the widget does without. */
export function createBookings(stage: Stage, time: TimeQuestion): Bookings {
  const { host, root } = stage;
  const refreshers: Array<() => void> = [];
  const desk: Desk = {
    stage,
    time,
    storageKey,
    showInstant(instant, zone) {
      const display = host.display();
      return showInstant(instant, zone ? { ...display, zone, foreign: true } : display);
    },
    readError: (failure, wanted) => readBookingError(failure, host.texts(), host.display(), wanted),
    async captcha(place) {
      try {
        const token = await askCaptcha(host, place);
        return token === undefined ? {} : { [host.options().captchaParameter]: token };
      } catch (reason) {
        throw captchaError(host, reason);
      }
    },
    addTexts: (texts) => void Object.assign(callbackTexts, texts),
    localise: (node) => localise(node, host.texts()),
    onRefresh: (refresh) => void refreshers.push(refresh),
  };
  const load = () =>
    host.load('booking').then(
      (module): BookingModule | undefined => module,
      () => undefined,
    );

  return {
    prepare: () => void load(),
    async booked(answer, form) {
      const { _id, data } = isRecord(answer) ? answer : {};
      const id = toText(_id ?? (isRecord(data) ? data.id : undefined));
      const module = id && (await load());
      if (module) module.keepBooking(desk, id, form);
    },
    async show(id) {
      if (!id && !(host.options().remember && isAnythingKept())) return;
      // the form is in the document all the same, as it always is
      root.classList.add('cx-managing');
      const module = await load();
      if (module && !stage.isGone() && stage.screen() === 'form') module.showBookings(desk, id);
      else root.classList.remove('cx-managing');
    },
    refresh() {
      for (const refresh of refreshers) refresh();
    },
  };
}

function isAnythingKept(): boolean {
  try {
    return !!localStorage.getItem(storageKey);
  } catch {
    return false;
  }
}
