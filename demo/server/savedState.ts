import type { CallbackReason } from '../../src/simulator/engine/record.js';

/** What outlives a restart of the page. Ids do not: nobody who knew them is left. */
export interface SavedState {
  offset: number;
  bookings: {
    service: string;
    number: string;
    createdAt: number;
    /** Absent: immediate. */
    desiredTime?: number;
    data: [string, string | number | boolean][];
    cancelled?: { at: number; reason: CallbackReason };
    isSeeded: boolean;
  }[];
}

/** Reads what an earlier page saved; `undefined` for anything else. Never throws. */
export function readSavedState(text: string | null): SavedState | undefined {
  if (text === null) return undefined;
  try {
    const saved: SavedState = JSON.parse(text);
    return Array.isArray(saved.bookings) && Number.isFinite(saved.offset) ? saved : undefined;
  } catch {
    return undefined;
  }
}
