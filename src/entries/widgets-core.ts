import { registerApp } from '../App/index.js';
import { loadPack } from '../i18n/loadPack.js';
import { registerStatsService } from '../StatsService/registerStatsService.js';

// evaluated twice, the second time does nothing: the names are taken
registerApp(window.CXBus, { loadPack });
registerStatsService(window.CXBus);
