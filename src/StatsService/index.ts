export { estimatedWaitSeconds } from '../availability/estimatedWait.js';
export { registerStatsService, type StatsServiceOptions } from './registerStatsService.js';
export type { StatsRequest } from './types.js';
