import { toRecord } from '../../config/coerce.js';
import type { ApiCall } from '../api.js';

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Tells developers which attached data of a v3 booking the server will drop. */
export function warnOfKeys({ body }: ApiCall): void {
  const dropped = Object.keys(toRecord(body?.userData)).filter((key) => !identifier.test(key));
  if (dropped.length) {
    console.warn(`CallbackService: the server drops userData keys that are no identifiers: ${dropped.join(', ')}`);
  }
}
