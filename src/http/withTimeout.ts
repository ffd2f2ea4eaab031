/** A browser takes a longer time for none at all. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * Settles as `work` does; rejects with `reason` if that takes longer than `limitMs`. Leaves no timer behind. Needs nothing of
 * `Promise` but its constructor and `then`: old libraries replace it by one that has no more.
 */
export function withTimeout<T>(limitMs: number, work: PromiseLike<T>, reason: string): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(reason), Math.min(limitMs, longestTimerMs));
    work.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (failure: unknown) => {
        clearTimeout(timer);
        reject(failure);
      },
    );
  });
}
