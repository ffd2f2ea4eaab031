import type { Bus, PluginInterface } from '../bus/index.js';
import type { WidgetsConfiguration } from '../config/index.js';
import type { TimeDisplay } from '../time/index.js';
import type { BookingModule } from './booked/bookingModule.js';
import type { OfficeModule, ShownOffice } from './office/officeModule.js';
import type { WidgetOptions } from './options.js';
import type { PhoneModule } from './phone/index.js';
import type { SiteModule } from './site/siteModule.js';
import type { Texts } from './texts.js';
import type { WaitModule } from './wait/waitModule.js';

/** How the widget shows times: in the calendar's zone if the site sets one, else in the visitor's. */
export interface Display extends TimeDisplay {
  /** Whether the zone shows other times than the visitor's own. */
  foreign: boolean;
}

/** What only some visits use, each in a file of its own. */
export interface LateFiles {
  booking: BookingModule;
  office: OfficeModule;
  phone: PhoneModule;
  site: SiteModule;
  wait: WaitModule;
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
  /** Rejects if the file cannot be had. */
  load<Name extends keyof LateFiles>(name: Name): PromiseLike<LateFiles[Name]>;
  /** The office, as far as free times have said something of it. */
  office(): ShownOffice | undefined;
  options(): WidgetOptions;
  texts(): Texts;
  display(): Display;
}
