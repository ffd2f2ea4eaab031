import type { Slot } from './slots.js';

/** Everything the simulator says no to. What either API calls it stands in `messages.ts`. */
export type RefusalKind =
  | 'badRequest'
  | 'badParameter'
  | 'timeUnreadable'
  | 'keyMissing'
  | 'keyWrong'
  | 'credentialsMissing'
  | 'noSuchPath'
  | 'noSuchMethod'
  | 'tooLarge'
  | 'internal'
  | 'noSuchService'
  | 'noSuchCallback'
  | 'numberMissing'
  | 'numberUnreadable'
  | 'numberException'
  | 'numberPremium'
  | 'numberImpossible'
  | 'timePast'
  | 'timeTooFar'
  | 'closedNow'
  | 'closedAt'
  | 'slotFull'
  | 'presentFull'
  | 'queueLimit'
  | 'intervalLimit'
  | 'numberLimit'
  | 'inQueueLimit';

/** Why a request was refused. */
export interface Refusal {
  kind: RefusalKind;
  /** What the sentences of `messages.ts` have placeholders for. */
  values?: Readonly<Record<string, string | number>>;
  /** Slots proposed instead; also an empty list is a proposal. */
  proposed?: readonly Slot[];
  /** Methods that the path does know. */
  allow?: readonly string[];
}

/** Carries a refusal up to the API that words it. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.kind);
    this.name = 'Refused';
  }
}

/** Ends the request with a refusal. */
export function refuse(kind: RefusalKind, details: Omit<Refusal, 'kind'> = {}): never {
  throw new Refused({ kind, ...details });
}
