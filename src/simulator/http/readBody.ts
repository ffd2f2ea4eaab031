import { longestBodyChars } from '../defaults.js';
import { refuse } from '../engine/refusal.js';
import type { ParsedRequest } from './types.js';

/** The flat keys of a JSON body. A map, so that `__proto__` is a key like any other. Refuses what is not an object. */
export function readJsonBody({ body }: ParsedRequest): Map<string, unknown> {
  if (body.length > longestBodyChars) refuse('tooLarge');
  if (body.trim() === '') return new Map();
  const value = parse(body);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse('badRequest', { values: { detail: 'The body is not a JSON object.' } });
  }
  return new Map(Object.entries(value));
}

/** The same for JSON or `application/x-www-form-urlencoded`, as the request says. */
export function readFlatBody(request: ParsedRequest): Map<string, unknown> {
  const type = request.header('content-type') ?? '';
  if (!type.toLowerCase().includes('x-www-form-urlencoded')) return readJsonBody(request);
  if (request.body.length > longestBodyChars) refuse('tooLarge');
  return new Map(new URLSearchParams(request.body));
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return refuse('badRequest', { values: { detail: 'The body is not valid JSON.' } });
  }
}
