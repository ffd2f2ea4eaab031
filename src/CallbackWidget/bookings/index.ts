/* Bookings that exist: what is loaded when there is one. */

export { explainRefusal } from '../submission/explainRefusal.js';
export { passCaptcha } from '../submission/passCaptcha.js';
export { keepBooking } from './keepBooking.js';
export { showBookings } from './showBookings.js';

/** What the late file `booking` exports. */
export type BookingModule = typeof import('./index.js');
