import * as managing from '../CallbackService/managing/managingModule.js';

window.CXBus.registerModule('managing', managing);
