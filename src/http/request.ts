import { isRecord } from '../config/coerce.js';
import { within } from './within.js';

/**
 * What came of a request, good or bad, shaped like jQuery's wrapper of an XMLHttpRequest, because pages read it as one.
 */
export interface Reply {
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
}

/** A request, ready to be sent. */
export interface Outgoing {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string | URLSearchParams;
  /** ms for the whole exchange, the body included. */
  timeoutMs: number;
}

/**
 * Sends a request once. Never rejects: whatever happens is told by the reply, see `succeeded`. The time limit holds also
 * where `fetch` does not honour its signal.
 */
export async function request({ url, timeoutMs, ...init }: Outgoing, fetcher: typeof fetch = fetch): Promise<Reply> {
  const controller = new AbortController();
  const exchange = async () => read(await fetcher(url, { ...init, signal: controller.signal }));
  const reply: Reply = {
    status: 0,
    statusText: '',
    responseText: '',
    responseJSON: undefined,
    readyState: 4,
    getResponseHeader: () => null,
  };
  try {
    Object.assign(reply, await within(timeoutMs, exchange(), 'timeout'));
  } catch (reason) {
    controller.abort();
    if (reason === 'timeout') reply.statusText = reason;
    else reply.statusText = isRecord(reason) && reason.name === 'AbortError' ? 'abort' : 'error';
  }
  return reply;
}

/** Whether a reply is a 2xx with a body that is JSON or empty. */
export function succeeded({ status, responseJSON }: Reply): boolean {
  return status < 300 && responseJSON !== undefined;
}

async function read(response: Response): Promise<Partial<Reply>> {
  const { status, ok, headers } = response;
  const responseText = await response.text();
  // HTTP/2 has no status text
  let statusText = response.statusText || (ok ? 'success' : 'error');
  let responseJSON: unknown;
  try {
    if (responseText.trim()) responseJSON = JSON.parse(responseText);
    else if (ok) responseJSON = {};
  } catch {
    statusText = 'parsererror';
  }
  return { status, statusText, responseText, responseJSON, getResponseHeader: (name) => headers.get(name) };
}
