import type { CallbackReason } from '../../src/simulator/engine/record.js';
import type { Simulator } from '../../src/simulator/index.js';

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

/** @param seeded ids of the callbacks that were there before the visitor came */
export function takeState({ engine, clock }: Simulator, seeded: ReadonlySet<string>): SavedState {
  const bookings = engine.records().map((record) => ({
    service: record.service.name,
    number: record.number,
    createdAt: record.createdAt,
    ...(!record.immediate && { desiredTime: record.desiredTime }),
    data: [...record.data],
    ...(record.cancelled && { cancelled: record.cancelled }),
    isSeeded: seeded.has(record.id),
  }));
  return { offset: clock.now() - Date.now(), bookings };
}

/** Lets everything happen once more, each at its own time, so that the engine itself takes the places. */
export function restoreState(
  { engine, clock }: Simulator,
  seeded: Set<string>,
  { offset, bookings }: SavedState,
): void {
  for (const { createdAt, cancelled, isSeeded, data, ...booking } of bookings) {
    try {
      clock.set(createdAt);
      const { id } = engine.book({ ...booking, data: new Map(data) });
      if (isSeeded) seeded.add(id);
      if (!cancelled) continue;
      clock.set(cancelled.at);
      engine.cancel(id, { reason: cancelled.reason });
    } catch {
      // A service that is gone, or hours that have changed since: the call is forgotten.
    }
  }
  clock.set(Date.now() + offset);
}
