import { toText } from '../config/coerce.js';
import { mergeSafely } from '../config/mergeSafely.js';
import { ownProperties } from '../config/ownProperties.js';
import { toIsoUtc } from '../time/isoUtc.js';
import { instantFrom } from './api/queryTime.js';

/** What a visitor asked for, before it takes the form of one of the APIs. */
export interface BookingRequest {
  /** `''` if none was given; that is for the server to refuse. */
  phoneNumber: string;
  /** ISO UTC; `undefined`: as soon as possible. */
  desiredTime: string | undefined;
  /** Whether `'now'` was asked for in so many words. */
  isNow: boolean;
  /** Of the command only. */
  userData: Record<string, unknown>;
  serviceName: string;
  /** Every other key of the command, as it was given. */
  extra: Record<string, unknown>;
}

/**
 * Option → what it is. Exactly these spellings: a site's own field `PhoneNumber` or `UserData` is data. `_customer_number` and
 * `_desired_time` are what the widget's form gathers.
 */
const optionAliases = new Map([
  ['phonenumber', 'phoneNumber'],
  ['_customer_number', 'phoneNumber'],
  ['desiredtime', 'desiredTime'],
  ['desiredTime', 'desiredTime'],
  ['_desired_time', 'desiredTime'],
  ['userData', 'userData'],
  ['serviceName', 'serviceName'],
]);

/**
 * Reads the options of `schedule` and `reschedule`.
 * @throws a string if the time cannot be read
 */
export function readBookingRequest(options: unknown): BookingRequest {
  const extra: Record<string, unknown> = {};
  const known = ownProperties();
  for (const [key, value] of Object.entries(ownProperties(options))) {
    if (value === null || value === undefined) continue;
    const meaning = optionAliases.get(key);
    if (!meaning) extra[key] = value;
    else if (value !== '') known[meaning] = value;
  }
  const desiredTime = readDesiredTime(known.desiredTime);
  return {
    phoneNumber: toText(known.phoneNumber),
    desiredTime,
    isNow: !desiredTime && known.desiredTime !== undefined,
    userData: mergeSafely({}, known.userData),
    serviceName: toText(known.serviceName),
    extra,
  };
}

/**
 * The time of a booking as both servers want it, `yyyy-MM-ddTHH:mm:ss.SSSZ`; `undefined` for as soon as possible.
 * @throws a string, as every refusal before a request is, if the time cannot be read
 */
function readDesiredTime(value: unknown): string | undefined {
  if (value === undefined || (typeof value === 'string' && value.toLowerCase() === 'now')) return undefined;
  const instant = instantFrom(value);
  try {
    return toIsoUtc(instant);
  } catch {
    throw "Invalid desiredTime. It should be a Date, an ISO 8601 date and time, or 'now'.";
  }
}

/**
 * @param now epoch ms by the server's clock
 * @throws a string if the wanted time is past
 */
export function refusePastTime({ desiredTime }: BookingRequest, now: number): void {
  if (desiredTime && Date.parse(desiredTime) < now) throw 'Desired time is in the past';
}
