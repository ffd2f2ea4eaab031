import type { CommandCall, PluginInterface } from '../bus/index.js';
import { toNumber, toRecord, toText } from '../config/coerce.js';
import * as defaults from '../config/defaults.js';
import type { WidgetsConfiguration } from '../config/types.js';
import { addressOf } from '../http/addressOf.js';

/**
 * `StatsService.getStats`: asks for the estimated wait, publishes `updated` or `error.ewt` and settles the call. Never rejects.
 * @param root the configuration root, read now
 * @param fetcher default: the page's `fetch`
 */
export async function getStats(
  { data, deferred }: CommandCall,
  plugin: PluginInterface,
  root: WidgetsConfiguration,
  fetcher: typeof fetch = fetch,
): Promise<void> {
  const stats = toRecord(root.stats);
  const ewt = toRecord(stats.ewt);
  const version = toText(ewt.apiVersion).toLowerCase();
  const queues = [data.vqName ?? data.vqname]
    .flat()
    .map((name) => toText(name))
    .filter(Boolean)
    .join();
  const url = ewtAddress(version, toText(ewt.dataURL), queues, toText(data.mode) || toText(ewt.mode));
  if (!url || (data.group && data.group !== 'EWT')) return void deferred.reject('Invalid EWT configuration');
  if (!queues) return void deferred.reject('Invalid Stats vqname configuration');

  const apikey = toText(ewt.apikey);
  const headers = {
    Accept: 'application/json',
    ...(apikey && { [version === 'v3' ? 'x-api-key' : 'apikey']: apikey }),
  };
  const controller = new AbortController();
  const limit = toNumber(stats.ajaxTimeout, 0);
  const timer = setTimeout(() => controller.abort(), limit > 0 ? limit : defaults.requestTimeoutMs);
  let status = 0;
  try {
    const response = await fetcher(url, { headers, signal: controller.signal });
    status = response.status;
    if (!response.ok) throw status;
    const body: unknown = await response.json();
    plugin.publish('updated', body);
    deferred.resolve(body);
  } catch {
    const error = 'EWT request failed due to unknown reason';
    plugin.publish('error.ewt', { error, status });
    deferred.reject(error);
  } finally {
    clearTimeout(timer);
  }
}

/** Where the wait is asked for; `''` or `undefined` without a usable `dataURL`. An unknown version counts as `v1`. */
function ewtAddress(version: string, dataURL: string, queues: string, mode: string): string | undefined {
  if (!dataURL) return '';
  if (version === 'v3') return addressOf(dataURL, [], { 'virtual-queues': queues, mode: mode || 'mode2' });
  if (version === 'v2') return addressOf(dataURL, [mode || 'ewt2'], { vq: queues });
  return addressOf(dataURL, [], { name: queues, aqt: mode || 'urs2' });
}
