import { millisecondsInDay } from 'date-fns/constants';
import type { Service } from './service.js';

/** States of a callback, in the order in which it goes through them. */
export const callbackStates = ['SCHEDULED', 'QUEUED', 'ROUTING', 'PROCESSING', 'COMPLETED'] as const;
export type CallbackState = (typeof callbackStates)[number];

/** Why a callback ended. */
export type CallbackReason = 'AGENT_CONNECTED' | 'CANCELLED' | 'CANCELLED_BY_ADMIN';

/** What a site may attach to a callback. */
export type DataValue = string | number | boolean;

/** A callback as the engine keeps it. Its state is not kept: it follows from the clock. */
export interface CallbackRecord {
  readonly id: string;
  readonly service: Service;
  readonly createdAt: number;
  number: string;
  /** When it is to be made; for an immediate one when it was asked for. */
  desiredTime: number;
  immediate: boolean;
  /** Attached data. */
  data: Map<string, DataValue>;
  /** What the GMS API writes with a leading underscore. */
  properties: Map<string, DataValue>;
  /** Set when it was called off. */
  cancelled?: { at: number; reason: CallbackReason; note?: string };
}

/** Where a callback stands at an instant. */
export interface Progress {
  state: CallbackState;
  reason?: CallbackReason;
  /** When it forgets itself (epoch ms): a day after it ended. */
  expires: number;
}

export function progressOf(record: CallbackRecord, now: number): Progress {
  const { cancelled, desiredTime, service } = record;
  if (cancelled) return { state: 'COMPLETED', reason: cancelled.reason, expires: cancelled.at + millisecondsInDay };
  const routing = queueEnd(record);
  const processing = routing + service.routingSeconds * 1000;
  const completed = processing + service.processingSeconds * 1000;
  const expires = completed + millisecondsInDay;
  if (now < desiredTime) return { state: 'SCHEDULED', expires };
  if (now < routing) return { state: 'QUEUED', expires };
  if (now < processing) return { state: 'ROUTING', expires };
  if (now < completed) return { state: 'PROCESSING', expires };
  return { state: 'COMPLETED', reason: 'AGENT_CONNECTED', expires };
}

/** When it leaves the queue for an agent, epoch ms. */
export function queueEnd({ desiredTime, service }: CallbackRecord): number {
  return desiredTime + service.queuedSeconds * 1000;
}

/** Whether it can still be called off or changed: nobody is on the telephone yet. */
export function isOutstanding(state: CallbackState): boolean {
  return state === 'SCHEDULED' || isWaiting(state);
}

/** Whether its time has come and it waits for an agent. */
export function isWaiting(state: CallbackState): boolean {
  return state === 'QUEUED' || state === 'ROUTING';
}
