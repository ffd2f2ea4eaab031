import * as site from '../CallbackWidget/site/siteModule.js';

window.CXBus.registerModule('site', site);
