import * as booking from '../CallbackWidget/booked/bookingModule.js';

window.CXBus.registerModule('booking', booking);
