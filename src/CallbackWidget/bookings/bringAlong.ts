import { adoptStyles } from '../../ui/adoptStyles.js';
import type { Host } from '../host.js';
import { bookingTexts, waitTexts } from '../locale.js';
import css from './bookings.css?inline';

/** Gives the widget the texts and styles that come with this late file. */
export function bringAlong(host: Host): void {
  host.addTexts({ ...waitTexts, ...bookingTexts });
  adoptStyles(document, 'booked', css, host.signal);
}
