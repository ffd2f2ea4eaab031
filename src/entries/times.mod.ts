import * as times from '../CallbackWidget/times/timesModule.js';

window.CXBus.registerModule('times', times);
