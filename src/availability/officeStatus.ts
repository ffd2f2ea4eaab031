import { millisecondsInHour, millisecondsInMinute } from 'date-fns/constants';
import { toText } from '../config/coerce.js';
import { defaults } from '../config/index.js';
import { isKnownZone } from '../time/index.js';
import type { Availability } from './readAvailability.js';
import { slotIntervalMs } from './slotInterval.js';

/** A gap shorter than this may be an hour that is fully booked. */
const closedFromMs = millisecondsInHour;
/** Zones that a server names when it was asked in none: no office is meant. */
const zonesOfNoOffice = /^((etc\/)?(utc|gmt))?$/i;

/** What the free times of an office say about it at a moment. */
export interface OfficeStatus {
  /** Whether a call can be had now, or within the next slot. True as long as nothing is known. */
  isAvailable: boolean;
  /** No call can be had now, and the office seems to be closed, not just fully booked. */
  isClosed: boolean;
  /** The next time (epoch ms) at which a call is possible, if none is now; `undefined`: not known. */
  opensAt: number | undefined;
  /** Length of a slot, minutes. */
  slotMinutes: number;
}

/**
 * @param availability the server's last answer; absent: nothing is known
 * @param now epoch ms
 */
export function officeStatus(availability: Availability | undefined, now: number): OfficeStatus {
  const interval = slotIntervalMs(availability, defaults.slotIntervalMinutes);
  const slotMinutes = interval / millisecondsInMinute;
  const slots = availability?.slots ?? [];
  const near = slots.filter(({ instant }) => instant > now - interval && instant <= now + interval);
  if (!availability || near.some(({ free }) => free > 0)) {
    return { isAvailable: true, isClosed: false, opensAt: undefined, slotMinutes };
  }
  const opensAt = slots.find(({ instant, free }) => free > 0 && instant > now)?.instant;
  const isFar = opensAt === undefined || opensAt - now >= closedFromMs;
  return { isAvailable: false, isClosed: near.length === 0 && isFar, opensAt, slotMinutes };
}

/**
 * IANA zone of the office: the server's, else the configured one; `''` if nobody says, or what is said means no office.
 * @param configured `callback.timezone`
 */
export function officeZone(availability: Availability | undefined, configured: unknown): string {
  const zone = availability?.timezone ?? toText(configured);
  return zonesOfNoOffice.test(zone) || !isKnownZone(zone) ? '' : zone;
}
