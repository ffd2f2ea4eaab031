import type { Operation } from '../operations.js';
import type { ParsedRequest, SimulatorResponse } from './types.js';

/** One row of an API: `:name` in a path is a parameter, `a|b` either of two. */
export interface Route<Context> {
  operation: Operation;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  answer(context: Context, request: ParsedRequest, parameters: Parameters): SimulatorResponse;
}

/** A parameter of the path by its name; `''` if the path has none of that name. */
export type Parameters = (name: string) => string;

export type RouteMatch<Context> =
  | { found: true; route: Route<Context>; parameters: Parameters }
  /** `allow`: the methods that the path does know; none: no such path. */
  | { found: false; allow: string[] };

/** The first route of the table that fits. */
export function matchRoute<Context>(
  routes: readonly Route<Context>[],
  method: string,
  segments: readonly string[],
): RouteMatch<Context> {
  const allow: string[] = [];
  for (const route of routes) {
    const values = matchPath(route.path.split('/'), segments);
    if (!values) continue;
    if (route.method === method) return { found: true, route, parameters: (name) => values.get(name) ?? '' };
    if (!allow.includes(route.method)) allow.push(route.method);
  }
  return { found: false, allow };
}

function matchPath(pattern: readonly string[], segments: readonly string[]): Map<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const values = new Map<string, string>();
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith(':')) values.set(part.slice(1), segment);
    else if (!part.split('|').includes(segment)) return undefined;
  }
  return values;
}
