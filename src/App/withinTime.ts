import { defaults } from '../config/index.js';

/**
 * Waits for something that must not hold up the start: a rejection, or no answer within five seconds, is reported.
 * @returns resolves with what `work` resolves with, `undefined` in case of trouble; never rejects
 */
export function withinTime<T>(work: PromiseLike<T>): Promise<T | undefined> {
  const tooLong = new Promise<never>((_, reject) => {
    setTimeout(reject, defaults.longestStartWaitMs, 'A file takes too long');
  });
  return Promise.race([work, tooLong]).catch((error) => {
    reportError(error);
    return undefined;
  });
}
