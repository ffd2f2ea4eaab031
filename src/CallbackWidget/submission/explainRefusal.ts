import { bringAlong } from '../bookings/bringAlong.js';
import { readDisplay } from '../display.js';
import type { Host } from '../host.js';
import { type BookingError, readBookingError } from './errorText.js';

/**
 * What a failed `schedule` or `reschedule` means, in the words of the language in force.
 * @param wanted the time that was asked for (epoch ms)
 * @param known free times of an earlier answer, `{ISO: places}`
 */
export function explainRefusal(host: Host, failure: unknown, wanted: number, known?: unknown): BookingError {
  bringAlong(host);
  return readBookingError(failure, host.texts(), readDisplay(host), wanted, known);
}
