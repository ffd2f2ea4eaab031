import type { Texts } from '../texts.js';
import type { HalfMove } from './bookingRecord.js';
import type { SavedBookings } from './savedBookings.js';

/** What a captcha ended with. */
export interface CaptchaResult {
  /** `''`: it was not passed, or the site has none. */
  token: string;
  /** What the visitor reads if it was not passed. */
  problem?: string;
}

/** What managing bookings needs of the widget; all of it as it is at the moment of the call. */
export interface BookingsContext {
  /** Aborted when the window is gone. */
  signal: AbortSignal;
  saved: SavedBookings;
  options(): BookingOptions;
  texts(): Texts;
  /** Whether the service on this bus has that command; a site's own may not. */
  canDo(command: 'query' | 'cancel' | 'reschedule'): boolean;
  /** Moves of this browser that are not finished; none of a service that does not tell. Never rejects. */
  unfinishedMoves(): Promise<HalfMove[]>;
  /** Runs a command of the service (manual: CallbackService). */
  command(name: 'query' | 'cancel' | 'reschedule', data: object): PromiseLike<unknown>;
  /** Lets the visitor choose a time (epoch ms); `undefined`: none was chosen. */
  pickTime(current: number | undefined): Promise<number | undefined>;
  /** Free times have changed. */
  refreshTimes(): void;
  /** Asks for the site's captcha on the card of that booking. Never rejects. */
  passCaptcha(id: string): Promise<CaptchaResult>;
  /** What a refusal means in the visitor's words. `isAboutTime`: the time is what was refused. */
  explainRefusal(failure: unknown, time: number): { text: string; isAboutTime: boolean; proposals: number[] };
  /** Says a text to screen readers. */
  announce(message: string): void;
  /** Day and time as the widget shows them. */
  showTime(time: number): string;
  /** The same time where the office is and where the visitor is, each only if the clock there differs from the one shown. */
  otherClocks(time: number): Array<{ message: string; time: string }>;
  /** Length of a call, minutes. */
  slotMinutes(): number;
}

/** Options of the widget that matter here. */
export interface BookingOptions {
  isRemembered: boolean;
  isV3: boolean;
  /** Name under which the captcha's token goes to the service. */
  captchaParameter: string;
  /** A booking that is about to be called is asked for so often, ms. */
  pollingMs: number;
  /** Whether another time can be chosen at all. */
  canPickTime: boolean;
}
