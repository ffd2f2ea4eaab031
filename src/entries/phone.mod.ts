import * as phone from '../CallbackWidget/phone/plans/index.js';

window.CXBus.registerModule('phone', phone);
