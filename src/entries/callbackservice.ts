import { registerCallbackService } from '../CallbackService/registerCallbackService.js';

registerCallbackService(window.CXBus);
