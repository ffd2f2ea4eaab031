import { registerCallbackService } from '../CallbackService/index.js';

registerCallbackService(window.CXBus);
