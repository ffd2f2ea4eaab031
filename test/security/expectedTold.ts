import type { BodyKind } from '../../src/simulator/index.js';

/** What a visitor is told of a booking: booked, not booked, or that nobody knows. */
export type Told = 'booked' | 'refused' | 'unknown';

/** An answer of the simulator to a booking. */
export interface Answer {
  status: number;
  body: BodyKind;
  /** Whether the server has booked the call. */
  commit: boolean;
}

/** Answers that have no body, whatever the server puts in. */
const bodiless = [204, 205, 304];
/** Bodies that are a refusal in the API's own words. */
const ownRefusals: readonly BodyKind[] = ['failure', 'refusal'];
/** Bodies that say no. */
const sayingNo: readonly BodyKind[] = [...ownRefusals, 'error', 'message'];

/** The one right thing to tell of an answer, the same on both APIs (contract: CallbackService, answers). */
export function expectedTold({ status, body }: Pick<Answer, 'status' | 'body'>): Told {
  const kind = bodiless.includes(status) ? 'empty' : body;
  if (status < 300) {
    if (kind === 'answer') return 'booked';
    return sayingNo.includes(kind) ? 'refused' : 'unknown';
  }
  if (status < 400 || status === 408) return 'unknown';
  if (status < 500) return 'refused';
  const isGateway = status === 502 || status === 504 || status >= 520;
  return ownRefusals.includes(kind) && !isGateway ? 'refused' : 'unknown';
}
