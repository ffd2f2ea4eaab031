export { estimatedWaitSeconds } from './estimatedWaitSeconds.js';
export { registerStatsService, type StatsServiceOptions } from './registerStatsService.js';
export type { StatsRequest } from './types.js';
