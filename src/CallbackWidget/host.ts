import type { Bus, PluginInterface } from '../bus/index.js';
import type { WidgetsConfiguration } from '../config/index.js';
import type { BookingModule } from './bookings/index.js';
import type { SiteModule } from './customForm/index.js';
import type { WidgetOptions } from './options.js';
import type { PhoneModule } from './phone/phoneField.js';
import type { RehearsalModule } from './rehearsal/rehearse.js';
import type { Texts } from './texts.js';
import type { Times, TimesModule } from './times/timesModule.js';
import type { WaitModule } from './wait/waitModule.js';

/** What only some visits use, each in a file of its own. */
export interface LateFiles {
  booking: BookingModule;
  phone: PhoneModule;
  rehearsal: RehearsalModule;
  site: SiteModule;
  times: TimesModule;
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
  /** What knows about times, once it is there. */
  times(): Times | undefined;
  /** Brings it; rejects if it cannot be had. */
  loadTimes(): Promise<Times>;
  /** Day and time (epoch ms) in the zone that the widget shows; roughly, before the file with times is there. */
  showInstant(instant: number): string;
  options(): WidgetOptions;
  texts(): Texts;
  /** Adds English texts to those that the widget has; a late file brings its own. */
  addTexts(texts: { Errors?: object; [key: string]: unknown }): void;
}
