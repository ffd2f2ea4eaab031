import { useLayoutEffect, useState } from 'preact/hooks';

/** How much of a long list is drawn at a time. */
export interface Pieces {
  /** In the first picture. */
  first: number;
  /** In each frame after it. */
  step: number;
}

/**
 * How many items of a list to draw: a piece at first and more with every frame, so that a slow phone misses none.
 * @param list what the items belong to; another one starts anew
 * @returns grows until it is more than `total`: everything is there, and has been painted
 */
export function useProgressiveCount(total: number, { first, step }: Pieces, list: unknown): number {
  const [progress, setProgress] = useState({ list, count: first });
  // of a list that was empty at first there is a first piece, too
  const count = progress.list === list ? Math.max(progress.count, first) : first;
  useLayoutEffect(() => {
    if (count > total) return undefined;
    const drawMore = () => setProgress({ list, count: count + step });
    // after the first picture in the frame after the next: it is painted by then
    let frame = requestAnimationFrame(() => {
      if (count > first) drawMore();
      else frame = requestAnimationFrame(drawMore);
    });
    return () => cancelAnimationFrame(frame);
  }, [count, total, list, first, step]);
  return count;
}
