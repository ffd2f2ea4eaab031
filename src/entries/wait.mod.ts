import * as wait from '../CallbackWidget/wait/waitModule.js';

window.CXBus.registerModule('wait', wait);
