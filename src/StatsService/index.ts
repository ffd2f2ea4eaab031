export { estimatedWaitSeconds } from './estimatedWaitSeconds.js';
export type { StatsServiceOptions } from './registerStatsService.js';
export { registerStatsService } from './registerStatsService.js';
export type { StatsRequest } from './types.js';
