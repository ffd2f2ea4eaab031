import type { CallbackOptions } from '../config/types.js';
import type { HttpResponse } from '../http/request.js';
import type { RefusalReason } from './refusalReason.js';

/** A time: a `Date`, ISO 8601 with an offset, ISO 8601 without one (the visitor's own clock), or epoch ms. */
export type Instant = Date | string | number;

/** Options of `CallbackService.schedule`. Any further key goes to the server (manual: CallbackService, schedule). */
export interface ScheduleOptions {
  firstname?: string;
  lastname?: string;
  phonenumber?: string;
  subject?: string;
  email?: string;
  /** When to call; absent or `'now'`: as soon as possible. */
  desiredtime?: Instant;
  /** The same as `desiredtime`. */
  desiredTime?: Instant;
  /** Attached data, merged over the configuration's. */
  userData?: Record<string, unknown>;
  /** v3; default the configuration's. */
  serviceName?: string;
  [key: string]: unknown;
}

/** Options of `CallbackService.availability` (manual: CallbackService, availability). */
export interface AvailabilityOptions {
  startDate?: Instant;
  /** Without it and without `numberOfDays`: the same as `startDate`. */
  endDate?: Instant;
  numberOfDays?: number | string;
  /** At most so many slots in the answer. */
  maxTimeSlots?: number | string;
  /** v3; default the configuration's. */
  serviceName?: string;
  /** IANA zone. v3 answers with local times of it; default the configuration's `timezone`. */
  timezone?: string;
  /** v1 servers of 2013: the one instant around which to look. */
  timestamp?: Instant;
  /** List full slots too, with no place left. */
  reportBusy?: boolean | string;
  [key: string]: unknown;
}

export interface CancelOptions {
  /** As the server gave it when the call was booked. */
  id: string | number;
  serviceName?: string;
}

/**
 * Options of `CallbackService.reschedule`: the booking, its new time, and whatever else is to change. On v3, which books
 * anew, `phonenumber` is asked of the server if it is not given.
 */
export interface RescheduleOptions extends ScheduleOptions {
  id: string | number;
}

export interface QueryOptions {
  id?: string | number;
  /** v1 only. */
  phonenumber?: string;
}

/** Options of `CallbackService.queues`, for operators, v1 only. */
export interface QueuesOptions {
  /** A service; default all. */
  target?: string;
  /** Default 24 hours from now. */
  endTime?: Instant;
  /** Bookings per queue; default 500. */
  max?: number | string;
}

/** Options of `CallbackService.openFor`, v3 only. */
export interface OpenForOptions {
  start?: Instant;
  /** IANA zone; default the configuration's. */
  timezone?: string;
  serviceName?: string;
}

/** The server's answer to a booking, as it sent it: v1 `{_id, …}`, v3 `{status, data: {id}}`. */
export interface ScheduledAnswer {
  /** v1. */
  _id?: string;
  /** v3. */
  data?: { id?: string; [key: string]: unknown };
  [key: string]: unknown;
}

/** What `CallbackService.availableSlots` carries: v1 the body; v3 the body plus `slots` and `response`. */
export interface AvailableSlots {
  /** v3: `{"<ISO UTC>": free}`. */
  slots?: Record<string, number>;
  /** v3: the body again. */
  response?: unknown;
  [key: string]: unknown;
}

/** A booking as the server knows it, the same for both APIs. */
export interface CallbackRecord {
  id: string;
  /** ISO UTC. */
  desiredTime: string;
  /** `SCHEDULED`, `QUEUED`, `ROUTING`, `PROCESSING`, `COMPLETED`, `PAUSED`; `''` from servers that do not tell. */
  state: string;
  /** Why it is completed. */
  reason?: string;
  phoneNumber: string;
  /** v1: its address below the API's root. */
  url?: string;
  /** v3, while it waits. */
  positionInQueue?: number;
  /** s; v3, while it waits. */
  estimatedWaitTime?: number;
  /** What the server sent. */
  raw: Record<string, unknown>;
}

export interface CancelledAnswer {
  id: string;
  /** The body, `{}` if it was empty. */
  response: unknown;
}

export interface RescheduledAnswer {
  /** The booking in force. v1 keeps the id, v3 gives a new one. */
  id: string;
  /** v3: the booking that was cancelled. */
  previousId?: string;
  response: unknown;
}

/**
 * A booking that v3's `reschedule` has made in the place of another one which is not cancelled yet: the page went away between the
 * two, or the server did not cancel. `CallbackService.unfinishedMoves` lists those of this browser. Both calls are booked: show
 * both, and offer `CallbackService.cancel {id: previousId}`; once that succeeds, the entry is gone. It expires a day after the
 * new time.
 */
export interface UnfinishedMove {
  /** The new booking. */
  id: string;
  /** The old one, still in force as far as is known. */
  previousId: string;
  /** Time of the new one, ISO UTC; `''`: as soon as possible. */
  desiredTime: string;
}

/**
 * What the service's commands are rejected with, and its error events carry, after a request: one shape for every server
 * and every fault (manual: CallbackService, Resolutions). Refusals before a request are plain strings.
 */
export interface ServiceError extends HttpResponse {
  /** The server's own text; for a lost answer a sentence for developers; else `''`. */
  message: string;
  /** v3: the server's code. */
  code?: number;
  /** v1: the class of the server's exception. */
  exception?: string;
  /** Proposed times: ISO UTC → free places. */
  availability?: Record<string, number>;
  /** s, from `Retry-After`. */
  retryAfter?: number;
  /** Why the booking was refused, where the server's code or sentence tells. */
  reason?: RefusalReason;
  /**
   * The server may have done what it was asked for: no answer, one that cannot be read, or one from a gateway. On v1 the same
   * booking, sent again, is looked up first. v3 cannot be asked: tell the visitor before sending it again.
   */
  uncertain?: true;
  /** v1, beside `uncertain`: the same booking, sent again, is looked up before. */
  repeatable?: true;
  /** v3 `reschedule`: the new booking, made although the old one (`previousId`) could not be cancelled. */
  id?: string;
  /** v3 `reschedule`: the old booking, still in force. */
  previousId?: string;
}

declare global {
  interface CXBusCommands {
    /** Merges over what is configured. Rejects with `{error: 'Invalid configuration'}` for nothing. */
    'CallbackService.configure': { options: CallbackOptions; result: undefined };
    /** Books a call. Rejects with a `ServiceError`, or with a string if nothing was sent. */
    'CallbackService.schedule': { options: ScheduleOptions; result: ScheduledAnswer };
    /** Asks for free times; `availabilitySlots` reads the answer. Rejects as `schedule` does. */
    'CallbackService.availability': { options: AvailabilityOptions; result: Record<string, unknown> };
    'CallbackService.cancel': { options: CancelOptions; result: CancelledAnswer };
    'CallbackService.reschedule': { options: RescheduleOptions; result: RescheduledAnswer };
    /** By number: the outstanding bookings. By id: one, or on v1 none. */
    'CallbackService.query': { options: QueryOptions; result: CallbackRecord[] };
    'CallbackService.queues': { options: QueuesOptions; result: Record<string, CallbackRecord[]> };
    /** The body: `{data: {openFor: seconds}}`, 0 when closed. */
    'CallbackService.openFor': { options: OpenForOptions; result: Record<string, unknown> };
    /** What an earlier visit has moved only by half; `[]` as a rule. Asks no server. */
    'CallbackService.unfinishedMoves': { options: Record<string, never>; result: UnfinishedMove[] };
  }
  interface CXBusEvents {
    /** Sticky. */
    'CallbackService.ready': Record<string, never>;
    'CallbackService.scheduled': ScheduledAnswer;
    'CallbackService.scheduleError': ServiceError;
    'CallbackService.availableSlots': AvailableSlots;
    'CallbackService.availabilityError': ServiceError;
    'CallbackService.cancelled': CancelledAnswer;
    'CallbackService.cancelError': ServiceError;
    'CallbackService.rescheduled': RescheduledAnswer;
    'CallbackService.rescheduleError': ServiceError;
    'CallbackService.queried': CallbackRecord[];
    'CallbackService.queryError': ServiceError;
  }
}
