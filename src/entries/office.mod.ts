import * as office from '../CallbackWidget/office/officeModule.js';

window.CXBus.registerModule('office', office);
