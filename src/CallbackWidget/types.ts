import type { FormDefinition } from '../config/index.js';

/** Prefilled values (manual: Callback, `open`). Other keys fill the fields of that name. */
export interface CallbackPrefill {
  /** Submit at once. */
  autoSubmit?: boolean;
  firstname?: string;
  lastname?: string;
  subject?: string;
  email?: string;
  /** A number that starts with `+` selects its country; a masked number is shown as it is. */
  phonenumber?: string;
  /** `now`, or the time to select. */
  desiredTime?: 'now' | Date | string | number;
  userData?: Record<string, unknown>;
  [field: string]: unknown;
}

export interface CallbackOpenOptions {
  form?: CallbackPrefill;
  /** Attached to the booking, over the configuration's. */
  userData?: Record<string, unknown>;
  /** A form for this opening only. */
  formJSON?: FormDefinition;
  /** C: a booking to show and manage instead of the form. */
  id?: string | number;
  /** Told in the events' data: the page offered the widget by itself. */
  proactive?: boolean;
  [key: string]: unknown;
}

export interface CallbackOverlayOptions {
  /** HTML of the site's own, or an element. */
  html?: unknown;
  hideFooter?: boolean;
  /** Into the static layer (the one of the dialogs) instead of the dynamic one. */
  static?: boolean;
  mode?: string;
}

/** What the widget's events carry. Times are epoch ms, `elapsed` is ms since opening. */
export interface CallbackMetadata {
  proactive: boolean;
  prefilled: boolean;
  autoSubmitted: boolean;
  errors: false | Array<number | string>;
  opened: false | number;
  started: false | number;
  cancelled: false | number;
  completed: false | number;
  closed: false | number;
  elapsed: number;
  /** What was submitted: `firstname`, …, `_customer_number`, `_desired_time`. */
  form: Record<string, unknown>;
}

declare global {
  interface CXBusCommands {
    'Callback.open': { options: CallbackOpenOptions; result: undefined };
    'Callback.close': { options: object; result: undefined };
    'Callback.minimize': { options: { minimized?: boolean }; result: undefined };
    'Callback.showOverlay': { options: CallbackOverlayOptions; result: undefined };
    'Callback.hideOverlay': { options: { static?: boolean }; result: undefined };
    'Callback.showEWT': { options: object; result: undefined };
    'Callback.configure': { options: object; result: undefined };
    'Callback.resetForm': { options: object; result: undefined };
  }
  interface CXBusEvents {
    'Callback.ready': Record<string, never>;
    'Callback.opened': CallbackMetadata;
    'Callback.started': CallbackMetadata;
    'Callback.submitted': CallbackMetadata;
    'Callback.completed': CallbackMetadata;
    'Callback.cancelled': CallbackMetadata;
    'Callback.closed': CallbackMetadata;
    'Callback.minimized': CallbackMetadata;
    'Callback.unminimized': CallbackMetadata;
  }
}
