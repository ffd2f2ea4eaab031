import * as launcher from '../CallbackWidget/launcher.js';

window.CXBus.registerModule('launcher', launcher);
