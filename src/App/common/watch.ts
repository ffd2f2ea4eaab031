import { createDeferred, type Deferred } from '../../bus/index.js';

/**
 * Asks again and again until the answer is true (manual: Common, watch).
 * @param test what is asked
 * @param intervalMs ms between two questions, default 100
 * @param limit how often it is asked, default without end
 * @returns a deferred: resolves with the answer, rejects when the limit is reached or with what `test` throws; settling it
 *   from outside ends the watch
 */
export function watch(test: unknown, intervalMs?: unknown, limit?: unknown): Deferred {
  const deferred = createDeferred();
  let left = Number(limit) || Number.POSITIVE_INFINITY;
  const ask = () => {
    if (deferred.state() !== 'pending') return;
    try {
      const answer = typeof test === 'function' ? test() : test;
      if (answer) deferred.resolve(answer);
      else if (--left <= 0) deferred.reject();
      else setTimeout(ask, Number(intervalMs) || 100);
    } catch (error) {
      deferred.reject(error);
    }
  };
  ask();
  return deferred;
}
