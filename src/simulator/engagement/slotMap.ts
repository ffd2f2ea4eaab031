import type { Slot } from '../engine/slots.js';

/** Proposed slots as the Engagement API writes them: places left, as text, by the start of the slot. */
export function slotMap(slots: readonly Slot[]): Record<string, string> {
  return Object.fromEntries(slots.map(({ start, free }) => [new Date(start).toISOString(), String(free)]));
}
