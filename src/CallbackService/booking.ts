import { toText } from '../config/coerce.js';
import { mergeSafely } from '../config/mergeSafely.js';
import { desiredTime } from './desiredTime.js';

/** What a visitor asked for, before it takes the form of one of the APIs. */
export interface Booking {
  /** `''` if none was given; that is for the server to refuse. */
  phoneNumber: string;
  /** ISO UTC; `undefined`: as soon as possible. */
  desiredTime: string | undefined;
  /** Whether that was asked for in so many words. */
  now: boolean;
  /** Of the command only. */
  userData: Record<string, unknown>;
  serviceName: string;
  /** Every other key of the command. */
  rest: Record<string, unknown>;
}

/**
 * Reads the options of `schedule` and `reschedule`; `_customer_number` and `_desired_time` are what the widget's form
 * gathers.
 * @throws a string if the time cannot be read
 */
export function readBooking(options: Record<string, unknown>): Booking {
  const rest: Record<string, unknown> = {};
  const known: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(mergeSafely({}, options))) {
    if (value == null) continue;
    const role = roles.get(key.toLowerCase());
    if (!role) rest[key] = value;
    else if (value !== '') known[role] = value;
  }
  const time = desiredTime(known.desiredTime);
  return {
    phoneNumber: toText(known.phoneNumber),
    desiredTime: time,
    now: !time && 'desiredTime' in known,
    userData: mergeSafely({}, known.userData),
    serviceName: toText(known.serviceName),
    rest,
  };
}

/** Option, in lower case → what it is. */
const roles = new Map(
  Object.entries({
    phonenumber: 'phoneNumber',
    _customer_number: 'phoneNumber',
    desiredtime: 'desiredTime',
    _desired_time: 'desiredTime',
    userdata: 'userData',
    servicename: 'serviceName',
  }),
);
