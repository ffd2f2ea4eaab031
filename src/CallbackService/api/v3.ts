import { freeByTime } from '../../availability/readAvailability.js';
import { isRecord, toText } from '../../config/coerce.js';
import { mergeSafely } from '../../config/mergeSafely.js';
import { ownProperties, ownValue } from '../../config/ownProperties.js';
import { isKnownZone } from '../../time/zones.js';
import type { ServiceSettings } from '../settings.js';
import { queryTime } from './queryTime.js';
import type { CallbackApi } from './types.js';

/** Keys of `schedule` that the API knows itself; every other one is the site's own data. */
const bodyKeys = new Set([
  'cbOfferType',
  'language',
  'inboundVQ',
  'offerThreshold',
  'channel',
  'offerTiming',
  'cbOriginationIxnId',
  'surveyRP',
  'priority',
  'routePoint',
  'captchaToken',
  'pushTargets',
  'alwaysCheckCapacity',
]);

const apiRoot = /^[^?#]*\/engagement\/v3(?=\/*([?#]|$))/i;
const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** The engagement API. `dataURL` is its root, or that of its callbacks. A booking cannot be changed there, nor found by number. */
export const v3: CallbackApi = {
  name: 'Callback API v3',
  keyHeader: 'x-api-key',
  base: (dataURL) => dataURL.replace(apiRoot, '$&/callbacks'),

  schedule(settings, { serviceName, phoneNumber, desiredTime, userData, extra }) {
    const attached = mergeSafely({}, settings.userData, userData);
    const known: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(extra)) {
      if (!bodyKeys.has(key)) attached[key] = value;
      else if (value !== '') known[key] = value;
    }
    return {
      method: 'POST',
      path: ['create'],
      body: {
        ...known,
        serviceName: serviceOf(settings, serviceName),
        phoneNumber,
        desiredTime,
        userData: attached,
      },
    };
  },

  availability(settings, options) {
    const timezone = zoneOf(settings, options.timezone);
    return {
      method: 'GET',
      path: ['availability', serviceOf(settings, options.serviceName)],
      query: {
        start: queryTime(options.startDate, timezone),
        end: queryTime(options.endDate, timezone),
        numberOfDays: options.numberOfDays,
        maxTimeSlots: options.maxTimeSlots,
        timezone,
        reportBusy: options.reportBusy,
      },
    };
  },

  cancel: (id) => ({ method: 'POST', path: ['cancel'], body: { id } }),

  queryById: (id) => ({ method: 'POST', path: ['retrieve'], body: { id } }),

  openFor(settings, options) {
    const timezone = zoneOf(settings, options.timezone);
    return {
      method: 'GET',
      path: ['open-for', serviceOf(settings, options.serviceName)],
      query: { start: queryTime(options.start, timezone), timezone },
    };
  },

  bookingId(answer) {
    const isRefused = codeOf(answer) !== 0;
    return isRefused ? '' : toText(ownValue(ownValue(answer, 'data'), 'id'));
  },

  isRefusal: (answer) => codeOf(answer) !== 0,

  /** Both shapes are in use on sites: the envelope, and v1's map under `slots`. */
  availabilityEvent: (answer) => ({
    ...ownProperties(answer),
    slots: freeByTime(ownValue(ownValue(answer, 'data'), 'slots')),
    response: answer,
  }),

  hasAvailability(answer) {
    const slots = ownValue(ownValue(answer, 'data'), 'slots');
    return isRecord(slots) || Array.isArray(slots);
  },

  warnAbout({ body }) {
    const dropped = Object.keys(ownProperties(body?.userData)).filter((key) => !identifier.test(key));
    if (!dropped.length) return undefined;
    return `CallbackService: the server drops userData keys that are no identifiers: ${dropped.join(', ')}`;
  },
};

/** The code of the envelope; 0, success, if there is none. */
function codeOf(answer: unknown): number {
  const code = ownValue(ownValue(answer, 'status'), 'code');
  return Number(toText(code, '0'));
}

function serviceOf(settings: ServiceSettings, serviceName: unknown): string {
  const name = toText(serviceName) || settings.serviceName;
  if (!name) throw 'Invalid configuration. serviceName should be configured.';
  return name;
}

/** The zone asked for; one that this runtime does not know counts as none, times could not be put into it. */
function zoneOf(settings: ServiceSettings, timezone: unknown): string {
  const zone = toText(timezone) || settings.timezone;
  return isKnownZone(zone) ? zone : '';
}
