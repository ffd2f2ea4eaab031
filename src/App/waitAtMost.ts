/**
 * Waits for something that the start can do without: never rejects, and not longer than `limitMs`.
 * @param onFailure gets what it was rejected with; `'It takes too long'` once the time is over
 * @returns resolves with what `work` resolves with, `undefined` in case of trouble
 */
export async function waitAtMost<T>(
  limitMs: number,
  work: PromiseLike<T>,
  onFailure: (reason: unknown) => void,
): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject('It takes too long'), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } catch (reason) {
    onFailure(reason);
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
