import { installBus } from '../bus/installBus.js';

installBus();
