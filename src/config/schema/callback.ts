import * as v from 'valibot';
import { ewtRefreshIntervalSeconds, ewtThresholdSeconds, requestTimeoutMs } from '../defaults.js';
import { described, option, optionOr, pageFunction, timeZone } from './kinds.js';

const estimatedWait = v.object({
  display: optionOr(v.boolean(), true, 'show the estimated wait'),
  queue: option(v.string(), 'virtual queue; without it no wait is asked for'),
  threshold: optionOr(v.number(), ewtThresholdSeconds, 's; a shorter wait is not shown'),
  refreshInterval: optionOr(v.number(), ewtRefreshIntervalSeconds, 's between two requests while the widget is open'),
  immediateCallback: option(
    v.object({
      thresholdMin: option(v.number(), 's; with a shorter wait the immediate call is not offered'),
      thresholdMax: option(v.number(), 's; with a longer wait the immediate call is not offered'),
    }),
    'when the immediate call is withdrawn',
  ),
});

/** Any other key becomes an attribute of the input; functions named `on…` become handlers. */
const formInput = v.looseObject({
  id: option(v.string(), 'id of the input'),
  name: option(v.string(), 'key in the booking; `phonenumber` marks the phone field'),
  type: option(
    v.string(),
    '`text`, `email`, `number`, `tel`, `hidden`, `checkbox`, `radio`, `date`, `select` or `textarea`',
  ),
  label: option(v.string(), 'text, `@i18n:<namespace>.<Key>`, or HTML of the site’s own'),
  placeholder: option(v.string(), 'text or `@i18n:<namespace>.<Key>`'),
  value: option(v.union([v.string(), v.number(), v.boolean()]), 'what it holds at first'),
  required: option(v.boolean(), 'whether it must be filled in'),
  maxlength: option(v.number(), 'characters'),
  autocomplete: option(v.string(), 'what browsers may fill in'),
  validate: option(v.unknown(), 'a function that checks the value'),
  validateWhileTyping: optionOr(v.boolean(), false, 'call it at each change, too'),
  options: option(
    v.array(
      v.object({
        text: option(v.string(), 'text or `@i18n:<namespace>.<Key>`'),
        value: option(v.string(), 'what is sent'),
        disabled: option(v.boolean(), 'cannot be chosen'),
        selected: option(v.boolean(), 'chosen at first'),
      }),
    ),
    'of a `select`',
  ),
  wrapper: option(v.string(), 'HTML template with `{label}` and `{input}`'),
});

const form = v.object({
  wrapper: option(v.string(), 'HTML of an element that takes the inputs, such as `<table></table>`'),
  inputs: described(v.array(formInput), 'the inputs, in order'),
});

/** `callback` – the connection and the form. */
export const callbackOptions = v.object({
  dataURL: option(v.string(), 'address of the API: v1 ends in the service, v3 in `/engagement/v3`'),
  apiVersion: optionOr(v.picklist(['v1', 'v3']), 'v1', 'which of the two server APIs answers there'),
  apikey: option(v.union([v.string(), v.number(), v.literal('')]), 'sent as `apikey` (v1) or `x-api-key` (v3)'),
  serviceName: option(v.string(), 'service of the v3 API; without it no request is sent'),
  userData: option(v.record(v.string(), v.unknown()), 'attached to every booking'),
  ajaxTimeout: optionOr(v.number(), requestTimeoutMs, 'ms until a request is given up'),
  requestFormat: optionOr(v.picklist(['json', 'form']), 'json', '`form`: v1 requests without a CORS preflight'),
  requestIdKey: option(
    v.string(),
    'key of `userData` under which each booking carries an id of its own, so that your server can tell a repetition from a new call',
  ),
  callDirection: option(v.string(), 'v1: `USERTERMINATED` or `USERORIGINATED`'),
  timezone: option(timeZone, 'IANA zone of the office, for the free times of v3'),
  enableCustomHeader: optionOr(v.boolean(), false, 'send the header set by `main.header` or `App.updateAJAXHeader`'),
  countryCodes: optionOr(v.boolean(), true, 'country list at the phone field'),
  immediateCallback: optionOr(v.boolean(), true, 'offer "As soon as possible"'),
  scheduledCallback: optionOr(v.boolean(), true, 'offer a time of the visitor’s choice'),
  ewt: option(estimatedWait, 'the estimated wait'),
  form: option(form, 'a form of the site’s own; without it the built-in one'),
  consent: option(
    v.object({
      label: option(v.string(), 'text or HTML of the site’s own; without it there is no row'),
      required: option(v.boolean(), 'whether it must be ticked'),
      name: option(v.string(), 'key in the booking'),
    }),
    'a row to tick in the form',
  ),
  caller: option(
    v.object({
      name: option(v.string(), 'who calls'),
      number: option(v.string(), 'from which number'),
    }),
    'shown when the call is booked, so that it is answered',
  ),
  rememberBooking: optionOr(
    v.boolean(),
    true,
    'keep the booking in `localStorage` until a day after the call, to show, move or cancel it when the widget is opened again',
  ),
  confirmFormCloseEnabled: optionOr(v.boolean(), true, 'ask before a form with input is closed'),
  captcha: option(
    pageFunction<(container: HTMLElement) => PromiseLike<string>>(),
    'checks that the visitor is human: may draw into the element it gets, and resolves with the token for the server',
  ),
  captchaParameter: optionOr(v.string(), 'captchaToken', 'v1: the name under which the token goes to the server'),
  launcher: optionOr(
    v.union([
      v.boolean(),
      v.object({
        label: option(v.string(), 'text of the button'),
        position: option(v.picklist(['left', 'right', 'top-left', 'top-right']), 'corner of the window'),
      }),
    ]),
    false,
    'a floating button that opens the widget; `true` or `{label, position}`',
  ),
  servicePlugin: optionOr(v.string(), 'CallbackService', 'plugin that takes the booking'),
});
