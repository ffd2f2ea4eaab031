import type { Bus, PluginInterface } from '../bus/index.js';

/**
 * The configuration root, `window._genesys.widgets`, as the manuals describe it. Everything in it comes from the page:
 * numbers may be strings, values may be `null`, keys may be missing or misspelt. Read it through `coerce.ts`.
 */
export interface WidgetsConfiguration {
  main?: MainOptions;
  /** Older name of `main`, merged under it. */
  app?: MainOptions;
  /** Older name of `main`, merged under both. */
  global?: MainOptions;
  callback?: CallbackOptions;
  calendar?: CalendarOptions;
  stats?: StatsOptions;
  /** Functions `($, CXBus, Common) => void`, or addresses of scripts, called in key order at start. */
  extensions?: Record<string, Extension | string>;
  /** Called after the extensions and before any `App.ready` subscriber. */
  onReady?: (bus: PluginInterface) => void;
  /** Set at start: the interface of the plugin `QuickBus` plus `registerPlugin`. */
  bus?: QuickBus;
  /** Set at start: the helpers that extensions get as their third argument. */
  common?: unknown;
  [key: string]: unknown;
}

/** `window._genesys.widgets.bus`, for the console and inline handlers. */
export type QuickBus = PluginInterface & Pick<Bus, 'registerPlugin'>;

/** An extension, as pages define them. `$` is jQuery. */
// biome-ignore lint/suspicious/noExplicitAny: page code, typed by the page
export type Extension = ($: any, bus: Bus, common: any) => void;

export interface MainOptions {
  /** `dark` (default), `light`, `auto` (follows the visitor's system) or a name of `themes`. */
  theme?: string;
  /** Theme name → CSS class. */
  themes?: Record<string, string>;
  lang?: string;
  /** Texts by language and namespace, or the address of a JSON file with them. */
  i18n?: string | LanguagePacks;
  mobileMode?: boolean | 'auto' | string;
  /** px, default 600. */
  mobileModeBreakpoint?: number | string;
  timeFormat?: 12 | 24 | string;
  preload?: string[];
  /** ms between `App.ready` and the loading of `preload`, default 100. */
  pluginLoadDelay?: number | string;
  /** Id of an element that is moved to the end of `body`. */
  customStylesheetID?: string;
  /** Request headers: `Authorization` and `apikey` only. */
  header?: Record<string, string>;
  debug?: boolean | string;
  transitions?: boolean | string;
  /** Accepted and ignored: no font is ever downloaded. */
  downloadGoogleFont?: boolean | string;
  /** Full names of commands that `data-cx-command` may run beside `Callback.open`, `Callback.close` and `Callback.minimize`. */
  markupCommands?: string[];
  /** CSS colour of main buttons, links and what is chosen. */
  accent?: string;
  /** Draw the widget in a shadow root, default `false`. */
  isolate?: boolean | string;
  [key: string]: unknown;
}

/** A text, a list of texts (day labels) or a nested table (`Errors`). */
export type LanguageText = string | string[] | { [key: string]: string };
/** Texts of one namespace. */
export type LanguageTexts = Record<string, LanguageText>;
/** language → namespace → texts. */
export type LanguagePacks = Record<string, Record<string, LanguageTexts>>;

/** `window._genesys.widgets.callback`, shared by the Callback widget and CallbackService. */
export interface CallbackOptions {
  // read by CallbackService (manual: CallbackService, Configuration)
  dataURL?: string;
  /** `v1` (default) or `v3`, in any case. */
  apiVersion?: string;
  apikey?: string | number;
  /** Service of the v3 API. */
  serviceName?: string;
  userData?: Record<string, unknown>;
  /** ms until a request is given up, default 3000. */
  ajaxTimeout?: number | string;
  /** v1: `USERTERMINATED` or `USERORIGINATED`. */
  callDirection?: string;
  /** IANA zone for v3 availability. */
  timezone?: string;
  /** Send `App.data('requestHeader')` with each request. */
  enableCustomHeader?: boolean | string;
  /** `json` (default) or `form` (`application/x-www-form-urlencoded`). */
  requestFormat?: 'json' | 'form' | string;
  // read by the widget
  countryCodes?: boolean | string;
  immediateCallback?: boolean | string;
  scheduledCallback?: boolean | string;
  ewt?: EwtOptions | null;
  form?: FormDefinition | null;
  /** Plugin that takes `schedule`, default `CallbackService`. */
  servicePlugin?: string;
  /** Ask before closing a form with input, default `true`. */
  confirmFormCloseEnabled?: boolean | string;
  /** Keep id and time of what was booked in `localStorage` (`cx-callback`), to show it when the widget is opened again; default `true`. */
  rememberBooking?: boolean | string;
  /**
   * Checks that the visitor is human: may draw into `container`, an empty element of the form, and resolves with the token
   * that goes to the server. Called each time a booking is about to be sent. A rejection with a text shows that text.
   */
  captcha?: ((container: HTMLElement) => PromiseLike<string>) | null;
  /** v1: the name under which the token goes to the server, default `captchaToken`. v3 has that name only. */
  captchaParameter?: string;
  /** Key of `userData` under which each booking carries an id of its own; default none. */
  requestIdKey?: string;
  /** A row to tick in the form. */
  consent?: { label?: string; required?: boolean | string; name?: string } | null;
  /** Who calls and from which number, shown when the call is booked. */
  caller?: { name?: string; number?: string } | null;
  /** A floating button that opens the widget, default `false`. */
  launcher?: boolean | { label?: string; position?: string };
  [key: string]: unknown;
}

export interface EwtOptions {
  display?: boolean | string;
  /** Virtual queue; without it no wait is asked for. */
  queue?: string;
  /** s; a shorter wait is not shown, default 30. */
  threshold?: number | string;
  /** s between two polls while open, default 10. */
  refreshInterval?: number | string;
  /** s; outside this range the immediate choice is withdrawn. */
  immediateCallback?: { thresholdMin?: number | string; thresholdMax?: number | string };
}

/** A form as sites define it (`open.formJSON`, `callback.form`). */
export interface FormDefinition {
  /** HTML of the site's own: an element into which the inputs are rendered in order. */
  wrapper?: string;
  inputs: FormInput[];
}

/** One input. Any other key becomes an attribute; functions named `on…` become handlers. */
export interface FormInput {
  id?: string;
  /** Key in the booking; `phonenumber` marks the phone field. */
  name?: string;
  /** `text`, `email`, `number`, `tel`, `hidden`, `date`, `checkbox`, `radio`, `select`, `textarea`, in any case. */
  type?: string;
  maxlength?: number | string;
  placeholder?: string;
  /** Text, `@i18n:<namespace>.<Key>`, or HTML of the site's own. */
  label?: string;
  value?: string | number | boolean;
  options?: Array<{
    text?: string;
    value?: string;
    disabled?: boolean | string;
    hidden?: boolean | string;
    selected?: boolean | string;
  }>;
  /** HTML template with `{label}` and `{input}`. */
  wrapper?: string;
  /**
   * `(value, {values, field, texts})`, answers `true`, `false`, what is wrong in words, or a promise of one of these. A function that
   * names more than two parameters gets `(event, form, input, label, $, CXBus, Common)`, with jQuery objects in the middle.
   */
  validate?: unknown;
  validateWhileTyping?: boolean | string;
  required?: boolean | string;
  autocomplete?: string;
  class?: string;
  style?: string;
  [attribute: string]: unknown;
}

/** `window._genesys.widgets.calendar`. */
export interface CalendarOptions {
  showAvailability?: boolean | string;
  /** Days offered, from today, default 5. */
  numberOfDays?: number | string;
  hideUnavailableTimeSlots?: boolean | string;
  timeFormat?: 12 | 24 | string;
  calendarHours?: CalendarHours | null;
  /** A misspelling in use; the same as `calendarHours`. */
  calenderHours?: CalendarHours | null;
  servicePlugin?: string;
  /** IANA zone in which days and times are shown; default the visitor's. */
  timezone?: string;
  [key: string]: unknown;
}

export interface CalendarHours {
  /** Minutes between times when the server is not asked, default 15. */
  interval?: number | string;
  /** `HH:mm`, default `00:00` to `23:59`. */
  allDay?: { openTime?: string; closeTime?: string };
  morning?: DaySection;
  afternoon?: DaySection;
  evening?: DaySection;
}

/** The older form of office hours: a part of the day with a heading of its own. */
export interface DaySection {
  enable?: boolean | string;
  openTime?: string;
  closeTime?: string;
}

/** `window._genesys.widgets.stats`. */
export interface StatsOptions {
  /** ms, default 3000. */
  ajaxTimeout?: number | string;
  ewt?: { dataURL?: string; apikey?: string | number; apiVersion?: string; mode?: string } | null;
}
