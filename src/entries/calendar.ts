import { registerCalendar } from '../Calendar/index.js';

registerCalendar(window.CXBus);
