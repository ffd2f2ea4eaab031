import type { ParsedRequest, SimulatorResponse } from './types.js';

const allowedHeaders = [
  'accept',
  'apikey',
  'authorization',
  'contactcenterid',
  'content-type',
  'gms_user',
  'x-api-key',
  'x-simulate',
];

/** Adds what a browser wants to see before it shows an answer to a page of another origin. */
export function withCors(response: SimulatorResponse, request: ParsedRequest): SimulatorResponse {
  const origin = request.header('origin');
  const headers = {
    ...response.headers,
    'access-control-allow-origin': origin ?? '*',
    'access-control-expose-headers': 'Retry-After',
    ...(origin && { vary: 'Origin' }),
  };
  return { ...response, headers };
}

/** The answer to a preflight. Headers of the site's own (custom request headers) are granted as asked. */
export function preflight(request: ParsedRequest): SimulatorResponse {
  const asked = (request.header('access-control-request-headers') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => /^[\w-]+$/.test(name));
  return {
    status: 204,
    headers: {
      'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
      'access-control-allow-headers': [...new Set([...allowedHeaders, ...asked])].join(', '),
      'access-control-max-age': '600',
    },
    body: '',
  };
}
