import { toText } from '../../config/index.js';
import { openSavedBookings } from '../bookings/savedBookings.js';

/**
 * When the next call is that this device remembers, epoch ms; `undefined`: none is booked for a time.
 * @param service `callback` of the configuration
 */
export function nextBookedTime(
  service: { dataURL?: unknown; serviceName?: unknown } | undefined,
  now: number,
): number | undefined {
  const saved = openSavedBookings(`${toText(service?.dataURL)} ${toText(service?.serviceName)}`);
  const times = saved
    .list()
    .flatMap(({ time, isSuperseded }) => (time !== undefined && time > now && !isSuperseded ? [time] : []));
  return times.length > 0 ? Math.min(...times) : undefined;
}
