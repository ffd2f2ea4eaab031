import { isRecord, toNumber } from '../config/coerce.js';
import { ownValue } from '../config/ownProperties.js';

/**
 * The wait in seconds that an answer of `StatsService.getStats` gives for a queue, whichever API version it came from:
 * `{ewt}`, `{virtualQueue, estimatedWaitTime}`, `{<queue>: {ewt}}` or `{data: [{virtualQueue, estimatedWaitTime}]}`. What the
 * server does not know (−1, no figure, another queue) is `undefined`, never 0.
 */
export function estimatedWaitSeconds(answer: unknown, vqName: string): number | undefined {
  const found = entryOf(answer, vqName);
  const figure = isRecord(found) ? (ownValue(found, 'estimatedWaitTime') ?? ownValue(found, 'ewt')) : found;
  const seconds = toNumber(figure, -1);
  return seconds >= 0 ? seconds : undefined;
}

/** The part of an answer that is about the queue. */
function entryOf(answer: unknown, vqName: string): unknown {
  const list = ownValue(answer, 'data');
  if (Array.isArray(list)) return list.find((entry) => ownValue(entry, 'virtualQueue') === vqName);
  const own = ownValue(answer, vqName);
  if (own !== undefined) return own;
  const queue = ownValue(answer, 'virtualQueue');
  return queue === undefined || queue === vqName ? answer : undefined;
}
