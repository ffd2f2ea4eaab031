import { millisecondsInDay } from 'date-fns/constants';
import { isRecord, toNumber, toText } from '../../config/index.js';
import { isWritableInstant } from '../../time/isoUtc.js';

/** What a service's `query` says of a booking, narrowed. */
export interface BookingRecord {
  id: string;
  /** Epoch ms; `undefined`: as soon as possible, or not said. */
  time: number | undefined;
  /** `SCHEDULED`, `QUEUED`, `ROUTING`, `PROCESSING`, `COMPLETED`, `PAUSED`; `''` from servers that do not tell. */
  state: string;
  /** Why it is completed; `''`: not said. */
  reason: string;
  phoneNumber: string;
  positionInQueue: number | undefined;
  /** Seconds. */
  estimatedWait: number | undefined;
}

/** Moving: as long as the call waits. Cancelling: until somebody talks. */
const movableStates = ['', 'SCHEDULED', 'QUEUED', 'PAUSED'];
const cancellableStates = [...movableStates, 'ROUTING'];
/** States that change by themselves. */
const passingStates = ['QUEUED', 'ROUTING', 'PROCESSING'];

export const isMovable = (record: BookingRecord | undefined): boolean => movableStates.includes(record?.state ?? '');
export const isCancellable = (record: BookingRecord | undefined): boolean =>
  cancellableStates.includes(record?.state ?? '');
export const isPassing = (record: BookingRecord | undefined): boolean =>
  record !== undefined && passingStates.includes(record.state);

/**
 * The booking of that id in the answer to `query` (manual: CallbackService, `query`); `undefined`: the server does not know it.
 * @param answer whatever a service plugin resolves with
 */
export function findRecord(answer: unknown, id: string): BookingRecord | undefined {
  const list: unknown[] = Array.isArray(answer) ? answer : [];
  const found = list.filter(isRecord).find((entry) => toText(entry.id) === id);
  if (!found) return undefined;
  return {
    id,
    time: readTime(found.desiredTime),
    state: toText(found.state),
    reason: toText(found.reason),
    phoneNumber: toText(found.phoneNumber),
    positionInQueue: readAmount(found.positionInQueue),
    estimatedWait: readAmount(found.estimatedWaitTime),
  };
}

/** A call that has a new booking while its old one still stands. */
export interface HalfMove {
  booking: { id: string; time: number | undefined };
  previousId: string;
}

/** What a service's `unfinishedMoves` says (manual: CallbackService), as far as it can be used. */
export function readMoves(answer: unknown): HalfMove[] {
  const list: unknown[] = Array.isArray(answer) ? answer : [];
  return list
    .filter(isRecord)
    .map(({ id, desiredTime, previousId }) => ({
      booking: { id: toText(id), time: readTime(desiredTime) },
      previousId: toText(previousId),
    }))
    .filter(({ booking, previousId }) => booking.id !== '' && previousId !== '');
}

/** Epoch ms of an ISO time; `undefined` for anything else, and for times that the end of the call could not be written of. */
export function readTime(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return isWritableInstant(time) && isWritableInstant(time + millisecondsInDay) ? time : undefined;
}

function readAmount(value: unknown): number | undefined {
  const amount = toNumber(value, -1);
  return amount >= 0 ? amount : undefined;
}
