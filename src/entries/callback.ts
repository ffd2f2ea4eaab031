import { registerCallback } from '../CallbackWidget/index.js';

registerCallback(window.CXBus);
