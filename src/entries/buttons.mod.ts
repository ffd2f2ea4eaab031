import * as buttons from '../App/buttons/index.js';

window.CXBus.registerModule('buttons', buttons);
