import * as site from '../CallbackWidget/customForm/index.js';

window.CXBus.registerModule('site', site);
