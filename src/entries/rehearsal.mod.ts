import * as rehearsal from '../CallbackWidget/rehearsal/rehearse.js';
import { callIntl } from '../CallbackWidget/rehearsal/warmIntl.js';

if (globalThis.document) window.CXBus.registerModule('rehearsal', rehearsal);
else {
  // the worker that `warmIntl` has started
  callIntl();
  postMessage('done');
}
