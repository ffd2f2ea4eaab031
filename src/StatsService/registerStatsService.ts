import type { Bus, PluginInterface } from '../bus/types.js';
import { createOptions } from '../config/options.js';
import type { WidgetsConfiguration } from '../config/types.js';
import { startPlugin } from '../startPlugin.js';
import { getStats } from './getStats.js';

/** Options of `registerStatsService`. */
export interface StatsServiceOptions {
  /**
   * The configuration root, kept by reference and read at each request; default `window._genesys.widgets`. With it, on a bus
   * without App, the service is ready at once; otherwise when App is.
   */
  config?: WidgetsConfiguration;
  /** Takes the plugin away again once it is aborted. */
  signal?: AbortSignal | undefined;
  /** Replaced in tests. */
  fetch?: typeof fetch;
}

/**
 * Registers the plugin `StatsService`: the estimated wait of virtual queues. Asks only when it is told to.
 * @returns the plugin's interface; `false`, and nothing is changed, if the name is taken
 */
export function registerStatsService(bus: Bus, options: StatsServiceOptions = {}): PluginInterface | false {
  const { config, signal, fetch } = options;
  return startPlugin(bus, 'StatsService', {
    config,
    signal,
    section: 'stats',
    startsWithoutApp: true,
    setUp(plugin, root) {
      const stats = createOptions(root, 'stats', ['ewt']);
      plugin.registerEvents(['updated', 'error.ewt']);
      plugin.registerCommand('configure', ({ data, deferred }) => {
        if (!Object.keys(data).length) return deferred.reject({ error: 'Invalid configuration' });
        stats.configure(data);
        return deferred.resolve();
      });
      plugin.registerCommand('getStats', async ({ data, deferred }) => {
        const outcome = await getStats(stats.read(), data, fetch);
        if ('answer' in outcome) {
          plugin.publish('updated', outcome.answer);
          return deferred.resolve(outcome.answer);
        }
        if (outcome.status !== undefined) plugin.publish('error.ewt', { error: outcome.error, status: outcome.status });
        return deferred.reject(outcome.error);
      });
    },
  });
}
