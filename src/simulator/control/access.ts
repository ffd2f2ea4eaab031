import type { Context, MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { json, toResponse } from '../http/json.js';

/** The header that every request to the control endpoint carries, with any value. */
export const controlHeader = 'x-cx-simulator';

/**
 * Whether a page may use the control endpoint. By default those of this machine and those of the simulator's own host,
 * if that is an address; a host with a name must be listed, because a name can be made to lead anywhere (DNS rebinding).
 *
 * @param allowed origins such as `https://test.example.com`; `undefined`: the default
 */
export function isAllowedOrigin(origin: string, requestUrl: string, allowed: readonly string[] | undefined): boolean {
  if (allowed) return allowed.includes(origin);
  const host = hostOf(origin);
  if (host === undefined) return false;
  return isThisMachine(host) || (isAddress(host) && host === hostOf(requestUrl));
}

function hostOf(url: string): string | undefined {
  try {
    return new URL(url).hostname;
  } catch {
    return undefined;
  }
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function isAddress(host: string): boolean {
  return host.startsWith('[') || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host);
}

/**
 * Lets only those in who mean it: a header that no form and no plain request can carry, a body in JSON or none, and, of
 * pages, a listed origin. So another site's page needs a preflight, and does not get it.
 */
export function controlAccess(allowed: readonly string[] | undefined): MiddlewareHandler[] {
  const isListed = (origin: string, c: Context) => isAllowedOrigin(origin, c.req.url, allowed);
  const grant = cors({
    origin: (origin, c) => (origin && isListed(origin, c) ? origin : null),
    allowMethods: ['GET', 'POST', 'DELETE'],
    allowHeaders: ['Content-Type', 'X-Cx-Simulator'],
    maxAge: 600,
  });
  const check: MiddlewareHandler = async (c, next) => {
    const origin = c.req.header('origin');
    if (origin !== undefined && !isListed(origin, c)) return refuse(403, `Pages of ${origin} are not allowed here.`);
    if (!c.req.header(controlHeader))
      return refuse(403, 'The header X-Cx-Simulator is missing. Send X-Cx-Simulator: 1.');
    const type = c.req.header('content-type');
    const isJson = type?.split(';')[0]?.trim().toLowerCase() === 'application/json';
    const needsType = c.req.method === 'POST' || type !== undefined;
    if (needsType && !isJson) return refuse(415, 'Send application/json.');
    return next();
  };
  return [grant, check];
}

function refuse(status: number, message: string): Response {
  return toResponse(json(status, { message: message.slice(0, 200) }));
}
