import type { CalendarDay } from './days.js';

/**
 * Divides sorted slots up among days; slots of no day are left out.
 * @returns as many groups as there are days
 */
export function groupByDay<Slot extends { instant: number }>(
  slots: readonly Slot[],
  days: readonly CalendarDay[],
): Slot[][] {
  /** How many slots are before that instant. */
  const indexAt = (instant: number): number => {
    let from = 0;
    let to = slots.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((slots[middle]?.instant ?? instant) < instant) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  return days.map(({ start, end }) => slots.slice(indexAt(start), indexAt(end)));
}
