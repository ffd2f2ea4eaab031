import * as launcher from '../CallbackWidget/launcher/index.js';

window.CXBus.registerModule('launcher', launcher);
