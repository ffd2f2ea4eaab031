/** Everything in one file: the bus, the core and the plugins, in the order in which the lazy layout loads them. */
import './cxbus.js';
import './widgets-core.js';
import './callbackservice.js';
import './callback.js';
