import * as booking from '../CallbackWidget/bookings/index.js';

window.CXBus.registerModule('booking', booking);
