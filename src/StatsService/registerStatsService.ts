import type { Bus, PluginInterface } from '../bus/types.js';
import { configurationRoot } from '../config/configurationRoot.js';
import type { WidgetsConfiguration } from '../config/types.js';
import { getStats } from './getStats.js';

/** Options of `registerStatsService`. */
export interface StatsServiceOptions {
  /** The configuration root, read at each request; default `window._genesys.widgets`. */
  config?: WidgetsConfiguration;
  /** Takes the plugin away again once it is aborted. */
  signal?: AbortSignal | undefined;
  /** Replaced in tests. */
  fetch?: typeof fetch;
}

/**
 * Registers the plugin `StatsService`: the estimated wait of a virtual queue.
 * @returns the plugin's interface; `false`, and nothing is changed, if the name is taken
 */
export function registerStatsService(bus: Bus, options: StatsServiceOptions = {}): PluginInterface | false {
  const plugin = bus.registerPlugin('StatsService', options);
  if (!plugin) return false;
  const { config = configurationRoot(), fetch } = options;

  plugin.registerEvents(['ready', 'updated', 'error.ewt']);
  plugin.registerCommand('getStats', (call) => getStats(call, plugin, config, fetch));
  plugin.ready();
  plugin.republish('ready');
  return plugin;
}
