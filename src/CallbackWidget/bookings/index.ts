/* Bookings that exist: what is loaded when there is one. */

export { keepBooking } from './keepBooking.js';
export { showBookings } from './showBookings.js';
