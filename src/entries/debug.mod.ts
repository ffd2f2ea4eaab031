import * as debug from '../App/debug/index.js';

window.CXBus.registerModule('debug', debug);
