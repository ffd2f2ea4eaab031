import type { Bus, PluginInterface } from '../bus/index.js';
import type { WidgetsConfiguration } from '../config/index.js';
import type { TimeDisplay } from '../time/index.js';
import type { BookingModule } from './booked/bookingModule.js';
import type { Office } from './office.js';
import type { WidgetOptions } from './options.js';
import type { PhoneFieldOptions } from './phone/index.js';
import type { Texts } from './texts.js';

/** How the widget shows times: in the calendar's zone if the site sets one, else in the visitor's. */
export interface Display extends TimeDisplay {
  /** Whether the zone shows other times than the visitor's own. */
  foreign: boolean;
}

/** What a session of the widget needs from its plugin. What can change while it is open is a function. */
export interface Host {
  bus: Bus;
  plugin: PluginInterface;
  config: WidgetsConfiguration;
  /** Where the window goes. */
  container: HTMLElement;
  /** Once it is aborted, nothing of the widget may be left on the page. */
  signal: AbortSignal | undefined;
  loadPhone: PhoneFieldOptions['load'];
  loadBooking: () => PromiseLike<BookingModule>;
  office: Office;
  options(): WidgetOptions;
  texts(): Texts;
  display(): Display;
}
