import { registerCallback } from '../CallbackWidget/index.js';
import { sharePreact } from '../ui/sharePreact.js';

sharePreact();
registerCallback(window.CXBus);
