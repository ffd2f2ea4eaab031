import { isRecord } from '../config/coerce.js';
import type { ServerClock } from './serverClock.js';
import { withTimeout } from './withTimeout.js';

/**
 * What came of a request, good or bad, shaped like jQuery's wrapper of an XMLHttpRequest, because pages read it as one.
 */
export interface HttpResponse {
  /** HTTP status; 0 if there was no answer. */
  status: number;
  /**
   * `timeout`, `abort` or `error` (network) without an answer, `parsererror` for a body that is not JSON, else the HTTP
   * text.
   */
  statusText: string;
  responseText: string;
  /** The parsed body; `{}` for an empty one that came with a 2xx status, `undefined` if there is none. */
  responseJSON: unknown;
  readyState: 4;
  /** `null` for a header that is absent or hidden from scripts. */
  getResponseHeader(name: string): string | null;
  /** There if the answer came from another address, to which the server had redirected the request. */
  redirected?: true;
}

/** A request, ready to be sent. */
export interface HttpRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string | URLSearchParams;
  /** `no-store`: neither answered from the browser's cache nor put into it. */
  cache?: RequestCache;
  /** ms for the whole exchange, the body included. */
  timeoutMs: number;
}

/** What a request needs of the outside world. */
export interface RequestDependencies {
  /** Default: the page's `fetch` at the time of the request. */
  fetch?: typeof fetch | undefined;
  /** Learns the server's time from each answer; only of use where answers do not come from a cache. */
  clock?: ServerClock | undefined;
}

/**
 * Sends a request once. Never rejects: whatever happens is told by the response, see `succeeded`. The time limit holds also
 * where `fetch` does not honour its signal.
 */
export async function request(
  { url, timeoutMs, ...init }: HttpRequest,
  dependencies: RequestDependencies = {},
): Promise<HttpResponse> {
  const controller = new AbortController();
  const exchange = async () => {
    const sentAt = Date.now();
    const response = await (dependencies.fetch ?? fetch)(url, { ...init, signal: controller.signal });
    dependencies.clock?.learn(response.headers.get('Date'), sentAt, Date.now());
    return read(response);
  };
  try {
    return await withTimeout(timeoutMs, exchange(), 'timeout');
  } catch (reason) {
    controller.abort();
    return unanswered(faultOf(reason));
  }
}

/** Whether a response is a 2xx with a body that is JSON or empty. */
export function succeeded({ status, responseJSON }: HttpResponse): boolean {
  return isSuccess(status) && responseJSON !== undefined;
}

/** Whether an HTTP status says yes. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** What there is of a request that has no answer. */
export function unanswered(statusText: 'timeout' | 'abort' | 'error'): HttpResponse {
  return {
    status: 0,
    statusText,
    responseText: '',
    responseJSON: undefined,
    readyState: 4,
    getResponseHeader: () => null,
  };
}

function faultOf(reason: unknown): 'timeout' | 'abort' | 'error' {
  if (reason === 'timeout') return 'timeout';
  return isRecord(reason) && reason.name === 'AbortError' ? 'abort' : 'error';
}

async function read(response: Response): Promise<HttpResponse> {
  const { status, ok, headers } = response;
  const responseText = await response.text();
  const { isJson, value } = parse(responseText, ok);
  // HTTP/2 has no status text
  const statusText = response.statusText || (ok ? 'success' : 'error');
  const result: HttpResponse = {
    status,
    statusText: isJson ? statusText : 'parsererror',
    responseText,
    responseJSON: value,
    readyState: 4,
    getResponseHeader: (name) => headers.get(name),
  };
  if (response.redirected) result.redirected = true;
  return result;
}

function parse(text: string, ok: boolean): { isJson: boolean; value: unknown } {
  if (!text.trim()) return { isJson: true, value: ok ? {} : undefined };
  try {
    return { isJson: true, value: JSON.parse(text) };
  } catch {
    return { isJson: false, value: undefined };
  }
}
