import { defaults } from '../config/index.js';

/**
 * Waits for something that must not hold up the start: a rejection, or no answer within five seconds, is reported.
 * @returns resolves with what `work` resolves with, `undefined` in case of trouble; never rejects
 */
export function withinTime<T>(work: PromiseLike<T>): Promise<T | undefined> {
  return new Promise<T | undefined>((resolve, reject) => {
    setTimeout(() => reject('A file takes too long'), defaults.longestStartWaitMs);
    work.then(resolve, reject);
  }).catch((error) => {
    reportError(error);
    return undefined;
  });
}
