import type { ServiceError } from './types.js';

/** Why a server refused a booking, the same for both APIs. */
export type RefusalReason =
  | 'slotTaken'
  | 'closed'
  | 'numberInvalid'
  | 'numberNotAllowed'
  | 'timeRefused'
  | 'tooManyForNumber'
  | 'queueFull';

/** Codes of v3 (Engagement API, codes). */
const reasonsByCode = new Map<number, RefusalReason>([
  [7030, 'numberInvalid'],
  [7036, 'numberInvalid'],
  [7037, 'numberNotAllowed'],
  [7041, 'slotTaken'],
  [7042, 'closed'],
]);

/** A server's sentence says what it is about at its beginning; more of a foreign text is not searched. */
const longestSentence = 300;

/**
 * What servers of v1 write (GMS API: Callback Services, sample errors), in lower case: all of the parts, in this order →
 * the reason. The first row that fits counts.
 */
const sentences: ReadonlyArray<readonly [parts: readonly string[], reason: RefusalReason]> = [
  [['too many requests at'], 'slotTaken'],
  [['too many requests around'], 'slotTaken'],
  [['office is closed'], 'closed'],
  [['"status":"closed"'], 'closed'],
  [['parameter _customer_number'], 'numberInvalid'],
  [['parameter customer_number'], 'numberInvalid'],
  [['number', 'disallowed', 'invalid'], 'numberInvalid'],
  [['number', 'disallowed'], 'numberNotAllowed'],
  [['number', 'not allowed'], 'numberNotAllowed'],
  [['parameter _desired_time'], 'timeRefused'],
  [['parameter _new_desired_time'], 'timeRefused'],
  [['previous callbacks'], 'tooManyForNumber'],
  [['limit of queued'], 'queueFull'],
];

/** The reason that a refusal gives, by its code or its sentence; `undefined` for any other. Takes time linear in the text. */
export function refusalReason({ code, message }: Pick<ServiceError, 'code' | 'message'>): RefusalReason | undefined {
  const known = code === undefined ? undefined : reasonsByCode.get(code);
  if (known) return known;
  const text = message.slice(0, longestSentence).toLowerCase().replaceAll(' :', ':').replaceAll(': ', ':');
  return sentences.find(([parts]) => holdsInOrder(text, parts))?.[1];
}

function holdsInOrder(text: string, parts: readonly string[]): boolean {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}
