import { isRecord } from '../config/coerce.js';

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
  body?: string | undefined;
  /** ms for the whole exchange, the body included. */
  timeoutMs: number;
}

const longestTimerMs = 2 ** 31 - 1;

/**
 * Sends a request once. Never rejects: whatever happens is told by the reply, see `succeeded`. The time limit holds also
 * where `fetch` does not honour its signal.
 */
export async function request({ url, timeoutMs, ...init }: Outgoing, fetcher: typeof fetch = fetch): Promise<Reply> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<Partial<Reply>>((resolve) => {
    const giveUp = () => {
      resolve({ statusText: 'timeout' });
      controller.abort();
    };
    timer = setTimeout(giveUp, Math.min(timeoutMs, longestTimerMs));
  });
  const exchange = async (): Promise<Partial<Reply>> => {
    try {
      return await read(await fetcher(url, { ...init, signal: controller.signal }));
    } catch (error) {
      return { statusText: isRecord(error) && error.name === 'AbortError' ? 'abort' : 'error' };
    }
  };
  const outcome = await Promise.race([exchange(), limit]);
  clearTimeout(timer);
  return {
    status: 0,
    statusText: '',
    responseText: '',
    responseJSON: undefined,
    readyState: 4,
    getResponseHeader: () => null,
    ...outcome,
  };
}

/** Whether a reply is a 2xx with a body that is JSON or empty. */
export function succeeded({ status, responseJSON }: Reply): boolean {
  return status < 300 && responseJSON !== undefined;
}

async function read(response: Response): Promise<Partial<Reply>> {
  const { status, ok, headers } = response;
  const responseText = await response.text();
  // HTTP/2 has no status text
  const statusText = response.statusText || (ok ? 'success' : 'error');
  const reply = { status, statusText, responseText, getResponseHeader: (name: string) => headers.get(name) };
  if (!responseText.trim()) return ok ? { ...reply, responseJSON: {} } : reply;
  try {
    return { ...reply, responseJSON: JSON.parse(responseText) };
  } catch {
    return { ...reply, statusText: 'parsererror' };
  }
}
