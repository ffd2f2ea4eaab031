import { toText } from '../config/coerce.js';
import { mergeSafely } from '../config/mergeSafely.js';
import { isKnownZone } from '../time/index.js';
import type { Api } from './api.js';
import { queryTime } from './queryTime.js';
import type { Settings } from './settings.js';

/** Keys of `schedule` that the API knows itself; every other one is the site's own data. */
const bodyKeys = new Set(
  (
    'cbOfferType language inboundVQ offerThreshold channel offerTiming cbOriginationIxnId surveyRP priority routePoint ' +
    'captchaToken pushTargets alwaysCheckCapacity'
  ).split(' '),
);

const apiRoot = /^[^?#]*\/engagement\/v3(?=\/*([?#]|$))/i;

/** The engagement API. `dataURL` is its root, or that of its callbacks. */
export const v3: Api = {
  version: 'v3',
  keyHeader: 'x-api-key',
  base: (dataURL) => dataURL.replace(apiRoot, '$&/callbacks'),

  schedule: (settings, { serviceName, phoneNumber, desiredTime, userData, rest }) => {
    const attached = mergeSafely({}, settings.userData, userData);
    const known: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(rest)) {
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

  availability: (settings, options) => {
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
};

export function serviceOf(settings: Settings, serviceName: unknown): string {
  const name = toText(serviceName) || settings.serviceName;
  if (!name) throw 'Invalid configuration. serviceName should be configured.';
  return name;
}

/** The zone asked for; one that this runtime does not know counts as none, times could not be put into it. */
export function zoneOf(settings: Settings, timezone: unknown): string {
  const zone = toText(timezone) || settings.timezone;
  return isKnownZone(zone) ? zone : '';
}
