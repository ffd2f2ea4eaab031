import { refuse } from '../engine/refusal.js';
import type { ApiRequest } from './types.js';

/** Keys of a body with their values. A map, so that `__proto__` is a key like any other. */
export type Body = Map<string, unknown>;

/** The flat keys of a body in JSON or `application/x-www-form-urlencoded`, as the request says. */
export function readFlatBody(request: ApiRequest): Body {
  return isForm(request) ? new Map(new URLSearchParams(request.body)) : readJsonBody(request);
}

/**
 * The same where a form may hold objects, written `userData[firstname]=Ada`: the way the existing product sends its
 * bookings to the Engagement API.
 */
export function readNestedBody(request: ApiRequest): Body {
  if (!isForm(request)) return readJsonBody(request);
  const body: Body = new Map();
  const objects = new Map<string, [string, string][]>();
  for (const [key, value] of new URLSearchParams(request.body)) {
    const [, name, entry] = /^([^[\]]+)\[([^[\]]+)\]$/.exec(key) ?? [];
    if (name === undefined || entry === undefined) {
      body.set(key, value);
      continue;
    }
    const entries = objects.get(name) ?? [];
    entries.push([entry, value]);
    objects.set(name, entries);
  }
  for (const [name, entries] of objects) body.set(name, Object.fromEntries(entries));
  return body;
}

function isForm({ header }: ApiRequest): boolean {
  return (header('content-type') ?? '').toLowerCase().includes('x-www-form-urlencoded');
}

/** Refuses what is not an object; no body is an empty one. */
function readJsonBody({ body }: ApiRequest): Body {
  if (body.trim() === '') return new Map();
  const value = parse(body);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse('badRequest', { values: { detail: 'The body is not a JSON object.' } });
  }
  return new Map(Object.entries(value));
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return refuse('badRequest', { values: { detail: 'The body is not valid JSON.' } });
  }
}
