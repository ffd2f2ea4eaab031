/** A browser takes a longer time for none at all. */
const longestTimerMs = 2 ** 31 - 1;

/** Settles as `work` does; rejects with `reason` if that takes longer than `limitMs`. Leaves no timer behind. */
export function within<T>(limitMs: number, work: PromiseLike<T>, reason: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(reason), Math.min(limitMs, longestTimerMs));
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}
