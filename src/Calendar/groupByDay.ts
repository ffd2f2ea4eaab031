import type { CalendarDay } from './days.js';

/**
 * Divides sorted slots up among sorted days, in one pass; slots of no day are left out.
 * @returns as many groups as there are days
 */
export function groupByDay<Slot extends { instant: number }>(
  slots: readonly Slot[],
  days: readonly CalendarDay[],
): Slot[][] {
  let index = 0;
  const indexAt = (instant: number): number => {
    while ((slots[index]?.instant ?? Number.POSITIVE_INFINITY) < instant) index++;
    return index;
  };
  return days.map(({ start, end }) => slots.slice(indexAt(start), indexAt(end)));
}
