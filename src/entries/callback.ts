import { registerCalendar } from '../Calendar/index.js';
import { registerCallback } from '../CallbackWidget/index.js';
import type { PhoneModule } from '../CallbackWidget/phone/index.js';

registerCalendar(window.CXBus);
registerCallback(window.CXBus, { loadPhone: () => window.CXBus.loadModule<PhoneModule>('phone') });
