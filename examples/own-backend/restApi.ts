// in a project of your own: from 'cx-callback'
import type { CallbackApi } from '../../src/CallbackService/index.js';

/** A booking, as this backend writes it. */
interface Call {
  callId: number;
  phone: string;
  /** ISO UTC. */
  at: string;
  status: 'planned' | 'cancelled';
}

/**
 * The whole adapter: each function makes a request of the widget's options, each `readAnswer` puts the backend's answer into the
 * words of API v1, which everything else understands.
 */
export const restApi: CallbackApi = {
  name: 'the booking service',
  keyHeader: 'x-api-key',
  base: (dataURL) => dataURL,

  schedule: (settings, { phoneNumber, desiredTime, userData, extra }) => ({
    method: 'POST',
    path: ['calls'],
    body: { phone: phoneNumber, at: desiredTime, details: { ...settings.userData, ...userData, ...extra } },
    readAnswer: (answer, status) => (status === 201 ? { _id: callOf(answer).callId } : refusalOf(answer)),
  }),

  availability: (_, { startDate, endDate }) => ({
    method: 'GET',
    path: ['free'],
    query: { from: isoOf(startDate), to: isoOf(endDate) },
    readAnswer: (answer) => freeByTime(answer),
  }),

  cancel: (id) => ({ method: 'DELETE', path: ['calls', id], readAnswer: refusalOf }),

  reschedule: (id, { desiredTime }) => ({
    method: 'PUT',
    path: ['calls', id],
    body: { at: desiredTime },
    readAnswer: (answer, status) => (status === 200 ? {} : refusalOf(answer)),
  }),

  queryById: (id) => ({
    method: 'GET',
    path: ['calls', id],
    readAnswer: (answer, status) => (status === 200 ? [recordOf(callOf(answer))] : refusalOf(answer)),
  }),

  // with it, a booking whose answer was lost is looked up before it is sent again
  queryByNumber: (phone) => [
    {
      method: 'GET',
      path: ['calls'],
      query: { phone },
      readAnswer: (answer) => (answer as Call[]).map(recordOf),
    },
  ],
};

/** Throws for what is no call: then nobody knows what became of the booking, and the visitor is told so. */
function callOf(answer: unknown): Call {
  const call = answer as Partial<Call>;
  if (typeof call?.callId !== 'number') throw new Error('no call');
  return call as Call;
}

function recordOf({ callId, phone, at, status }: Call): Record<string, unknown> {
  return {
    _id: callId,
    _customer_number: phone,
    _desired_time: at,
    _callback_state: status === 'planned' ? 'SCHEDULED' : 'COMPLETED',
  };
}

/** The backend says what is wrong, and which times are free instead. */
function refusalOf(answer: unknown): Record<string, unknown> {
  const { problem, free } = answer as { problem?: string; free?: unknown };
  if (problem === undefined) return {};
  return { message: problem, exception: 'refused', ...(free !== undefined && { availability: freeByTime(free) }) };
}

function freeByTime(slots: unknown): Record<string, number> {
  return Object.fromEntries((slots as { start: string; places: number }[]).map(({ start, places }) => [start, places]));
}

/** What asks for free times may give a date in any form. */
function isoOf(time: unknown): string | undefined {
  return time === undefined ? undefined : new Date(time as string | number | Date).toISOString();
}
