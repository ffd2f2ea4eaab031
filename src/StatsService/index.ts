import type { Bus, PluginInterface } from '../bus/index.js';
import type { StatsModule } from './getStats.js';
import { registerStatsService as register, type StatsServiceOptions } from './registerStatsService.js';

export { estimatedWaitSeconds } from './estimatedWaitSeconds.js';
export type { StatsServiceOptions } from './registerStatsService.js';
export type { StatsRequest } from './types.js';

/**
 * Registers the plugin `StatsService`: the estimated wait of a virtual queue. What sends the requests is imported with the
 * first of them.
 * @returns the plugin's interface; `false`, and nothing is changed, if the name is taken
 */
export function registerStatsService(bus: Bus, options?: StatsServiceOptions): PluginInterface | false {
  const plugin = register(bus, options);
  const late: StatsModule = { getStats: async (...args) => (await import('./getStats.js')).getStats(...args) };
  if (plugin) bus.registerModule('stats', late);
  return plugin;
}
