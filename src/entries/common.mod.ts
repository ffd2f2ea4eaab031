import * as common from '../App/common/index.js';

window.CXBus.registerModule('common', common);
