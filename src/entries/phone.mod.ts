import * as phone from '../CallbackWidget/phone/phoneModule.js';

window.CXBus.registerModule('phone', phone);
