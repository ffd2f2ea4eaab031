import type { Bus, PluginInterface } from '../bus/index.js';
import type { WidgetsConfiguration } from '../config/index.js';
import type { TimeDisplay } from '../time/index.js';
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
  loadPhone: PhoneFieldOptions['load'];
  options(): WidgetOptions;
  texts(): Texts;
  display(): Display;
}
