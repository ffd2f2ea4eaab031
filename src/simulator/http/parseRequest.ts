import type { ParsedRequest, SimulatorRequest } from './types.js';

/** Who answers under which path. A prefix before it, as of a proxy, is allowed. */
const roots = [
  { target: 'v1', path: ['genesys'] },
  { target: 'v3', path: ['engagement', 'v3'] },
  { target: 'control', path: ['__simulator'] },
] as const;

export type Target = (typeof roots)[number]['target'] | 'nobody';

/** Takes a request apart and says whom it is for. Never throws: an address that cannot be read is for nobody. */
export function parseRequest(request: SimulatorRequest): { target: Target; parsed: ParsedRequest } {
  const { method, url, headers = {}, body = '' } = request;
  const lowerCase = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const { segments, query } = readAddress(url);
  const { target, rest } = findRoot(segments);
  const parsed: ParsedRequest = {
    method: method.toUpperCase(),
    segments: rest,
    query,
    body,
    header: (name) => lowerCase.get(name),
  };
  return { target, parsed };
}

function readAddress(url: string): { segments: string[]; query: URLSearchParams } {
  try {
    const { pathname, searchParams } = new URL(url, 'http://simulator');
    const segments = pathname.split('/').slice(1).map(decodeURIComponent);
    if (segments.at(-1) === '') segments.pop();
    return { segments, query: searchParams };
  } catch {
    return { segments: [], query: new URLSearchParams() };
  }
}

function findRoot(segments: string[]): { target: Target; rest: string[] } {
  for (let index = 0; index < segments.length; index++) {
    for (const { target, path } of roots) {
      if (path.every((part, offset) => segments[index + offset] === part)) {
        return { target, rest: segments.slice(index + path.length) };
      }
    }
  }
  return { target: 'nobody', rest: [] };
}
