import * as stats from '../StatsService/getStats.js';

window.CXBus.registerModule('stats', stats);
