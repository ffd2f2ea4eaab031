import { toNumber, toText } from '../config/coerce.js';
import * as defaults from '../config/defaults.js';
import { ownValue } from '../config/ownProperties.js';
import { addressOf } from '../http/addressOf.js';
import { request, succeeded } from '../http/request.js';

/** What came of asking for the wait. `status`: that of the answer, 0 without one; absent if nothing was asked. */
export type StatsOutcome = { answer: unknown } | { error: string; status?: number };

/** How one version of the statistics API is asked, and how its answer is read. */
interface StatsApi {
  keyHeader: string;
  defaultMode: string;
  /** `undefined` if `dataURL` is no address. */
  address(dataURL: string, queues: readonly string[], mode: string): string | undefined;
  /** What the command resolves with. Default: the server's answer. */
  readAnswer?(answer: unknown, queues: readonly string[]): unknown;
}

const v1: StatsApi = {
  keyHeader: 'apikey',
  defaultMode: 'urs2',
  // takes one name; without one it tells of all queues
  address: (dataURL, queues, mode) => addressOf(dataURL, [], { name: queues.length === 1 ? queues[0] : '', aqt: mode }),
};

const v2: StatsApi = {
  keyHeader: 'apikey',
  defaultMode: 'ewt2',
  address: (dataURL, queues, mode) => addressOf(dataURL, [mode], { vq: queues.join() }),
};

const v3: StatsApi = {
  keyHeader: 'x-api-key',
  defaultMode: 'mode2',
  address: (dataURL, queues, mode) => addressOf(dataURL, [], { 'virtual-queues': queues.join(), mode }),
  readAnswer: flatten,
};

const apis = new Map(Object.entries({ v1, v2, v3 }));

/**
 * Asks for the estimated wait (manual: StatsService, `getStats`). Never rejects.
 * @param stats options of `stats`: `{ajaxTimeout, ewt: {dataURL, apikey, apiVersion, mode}}`
 * @param options of the command: `{group: 'EWT', vqName, mode}`
 * @param fetcher default: the page's `fetch`
 */
export async function getStats(stats: unknown, options: unknown, fetcher?: typeof fetch): Promise<StatsOutcome> {
  const ewt = ownValue(stats, 'ewt');
  const api = apis.get(toText(ownValue(ewt, 'apiVersion')).toLowerCase()) ?? v1;
  const dataURL = toText(ownValue(ewt, 'dataURL'));
  const mode = toText(ownValue(options, 'mode')) || toText(ownValue(ewt, 'mode')) || api.defaultMode;
  const group = toText(ownValue(options, 'group'));
  const given = ownValue(options, 'vqName') ?? ownValue(options, 'vqname');
  const queues = queuesOf(given);
  const asked = api === v1 && Array.isArray(given) ? [] : queues;

  const url = dataURL ? api.address(dataURL, asked, mode) : undefined;
  if (!url) return { error: 'Invalid EWT configuration' };
  if (!group) return { error: 'Invalid Stats vqname configuration' };
  if (group !== 'EWT') return { error: 'Invalid EWT configuration' };

  const headers: Record<string, string> = { Accept: 'application/json' };
  const apikey = toText(ownValue(ewt, 'apikey'));
  if (apikey) headers[api.keyHeader] = apikey;
  const timeoutMs = toNumber(ownValue(stats, 'ajaxTimeout'), 0);
  const response = await request(
    { method: 'GET', url, headers, timeoutMs: timeoutMs > 0 ? timeoutMs : defaults.requestTimeoutMs },
    { fetch: fetcher },
  );
  if (!succeeded(response) || !response.responseText.trim()) {
    return { error: 'EWT request failed due to unknown reason', status: response.status };
  }
  return { answer: api.readAnswer ? api.readAnswer(response.responseJSON, queues) : response.responseJSON };
}

function queuesOf(vqName: unknown): string[] {
  const names: readonly unknown[] = Array.isArray(vqName) ? vqName : [vqName];
  return names.map((name) => toText(name)).filter((name) => name !== '');
}

/** One queue of v3, in the words of the other versions too. */
interface QueueWait {
  virtualQueue: string;
  estimatedWaitTime: unknown;
  ewt: unknown;
}

/**
 * v3's list without its envelope: the entry itself where one queue was asked for, else the entries by queue. What is no list
 * stays as it is.
 */
function flatten(answer: unknown, queues: readonly string[]): unknown {
  const list = ownValue(answer, 'data');
  if (!Array.isArray(list)) return answer;
  const waits: QueueWait[] = list.map((entry) => {
    const estimatedWaitTime = ownValue(entry, 'estimatedWaitTime');
    return { virtualQueue: toText(ownValue(entry, 'virtualQueue')), estimatedWaitTime, ewt: estimatedWaitTime };
  });
  if (queues.length === 1) return waits.find(({ virtualQueue }) => virtualQueue === queues[0]) ?? {};
  return Object.fromEntries(waits.map((wait) => [wait.virtualQueue, wait]));
}
