import { defaults, isRecord, toBoolean, toNumber, toRecord, toText } from '../config/index.js';

/** The options of the widget, each narrowed to something that can be used (manual: Callback, Configuration). */
export interface CallbackOptions {
  countryCodes: boolean;
  immediate: boolean;
  scheduled: boolean;
  /** As the page configured it; without a `queue` no wait is asked for. */
  ewt: Record<string, unknown>;
  form: unknown;
  servicePlugin: string;
  confirmClose: boolean;
  /** Absent: none; `{}`: as it is by default. */
  launcher: Record<string, unknown> | undefined;
  /** Whether a booking is kept in this browser. */
  remember: boolean;
  captcha: ((container: HTMLElement) => unknown) | undefined;
  /** Name under which the captcha's token goes to the server. */
  captchaParameter: string;
  /** After so long without an answer the visitor is offered a way out. */
  patienceMs: number;
  isV3: boolean;
}

/** @param raw what the page configured; anything at all */
export function readCallbackOptions(raw: unknown): CallbackOptions {
  const options = toRecord(raw);
  const isV3 = /^v3$/i.test(toText(options.apiVersion));
  const { captcha, launcher } = options;
  return {
    countryCodes: toBoolean(options.countryCodes, true),
    immediate: toBoolean(options.immediateCallback, true),
    scheduled: toBoolean(options.scheduledCallback, true),
    ewt: toRecord(options.ewt),
    form: options.form,
    servicePlugin: toText(options.servicePlugin, 'CallbackService'),
    confirmClose: toBoolean(options.confirmFormCloseEnabled, true),
    launcher: isRecord(launcher) || toBoolean(launcher, false) ? toRecord(launcher) : undefined,
    remember: toBoolean(options.rememberBooking, true),
    captcha: typeof captcha === 'function' ? (container) => captcha(container) : undefined,
    // the only name that v3 knows
    captchaParameter: (isV3 ? '' : toText(options.captchaParameter)) || 'captchaToken',
    patienceMs: toNumber(options.ajaxTimeout, defaults.requestTimeoutMs) + 500,
    isV3,
  };
}
