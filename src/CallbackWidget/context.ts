import type { Bus, PluginInterface } from '../bus/index.js';
import type { WidgetsConfiguration } from '../config/index.js';
import type { CallbackOptions } from './options.js';
import type { CallbackAction } from './state/actions.js';
import type { CallbackState } from './state/state.js';
import type { Texts } from './texts.js';

/**
 * What the parts of the widget share as long as its plugin is registered. What can change meanwhile is a function. Types only:
 * every part may import this file, and it imports none of them.
 */
export interface WidgetContext {
  bus: Bus;
  plugin: PluginInterface;
  /** The page's own object. */
  config: WidgetsConfiguration;
  /** Where the window goes. */
  container: HTMLElement;
  /** Once it is aborted, nothing of the widget may be left on the page. */
  signal: AbortSignal | undefined;
  options(): CallbackOptions;
  texts(): Texts;
  /** Day and time (epoch ms) in the zone that the widget shows. */
  showInstant(instant: number): string;
  /** Epoch ms by the server's clock: what has passed, and what is open, is not decided by the visitor's. */
  now(): number;
  office: Office;
}

/** What the server's answers say of the office; before the first, what the site's configuration says. */
export interface Office {
  /** IANA zone; `''` if nobody says. */
  zone(): string;
  /** Length of a slot, min. */
  slotMinutes(): number;
  /** Free times of the last answer as a map `{ISO UTC: places}`. */
  free(): Record<string, number>;
  /**
   * The next time (epoch ms) at which a call is possible, if none is now: `isClosed` if the office seems to be closed, not just
   * fully booked.
   * @param now epoch ms
   */
  reopening(now: number): { opensAt: number | undefined; isClosed: boolean } | undefined;
}

/** What the parts of one open window share, features that are loaded on demand included. */
export interface WindowContext {
  widget: WidgetContext;
  root: HTMLElement;
  /** Aborted when the window closes. */
  signal: AbortSignal;
  getState(): CallbackState;
  dispatch(action: CallbackAction): void;
  /** The first such part of the window, as the page has it now. */
  find<Part extends HTMLElement>(selector: string): Part | null;
  /** What is read and checked: the form, or whatever the page has put in its place. */
  formElement(): HTMLElement;
  /** Whether the form can be used: it is on the screen, and no request is on its way. */
  isFormInUse(): boolean;
  /** The visitor has begun. */
  inputStarted(): void;
  /** The visitor has done with the list of bookings: the form is shown again. */
  dismissBookings(): void;
  /**
   * Lets the visitor choose a time for something else than the form.
   * @param time in force (epoch ms)
   * @returns the chosen time, or `undefined`: the visitor went back
   */
  pickTime(time: number | undefined): Promise<number | undefined>;
  /** The free times have changed: the slot picker asks anew. */
  refreshSlots(): void;
  /** Says the text of a key to screen readers; `''` says nothing. */
  announce(key: string): void;
  /** Puts the texts in force into a part of the window. */
  localise(part: Element): void;
  /** Called after each change of language, theme or time format, as long as the window is open. */
  onAppearanceChange(run: () => void): void;
}
