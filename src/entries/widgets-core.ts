import { registerApp } from '../App/index.js';
import { registerStatsService } from '../StatsService/index.js';

// evaluated twice, the second time does nothing: the names are taken
registerApp(window.CXBus);
registerStatsService(window.CXBus);
