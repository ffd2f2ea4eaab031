import type { ApiName } from '../api.js';
import { longestLoggedText, requestBytesKept, requestsKept } from '../defaults.js';
import type { Operation } from '../operations.js';

/** A request as it arrived, and what became of it. */
export interface LoggedRequest {
  /** ISO time by the simulator's clock. */
  at: string;
  api: ApiName;
  operation: Operation | undefined;
  method: string;
  /** Path and query. Of an address, header or body beyond all measure only the beginning is kept. */
  url: string;
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
  /** Faults that applied to it, as texts. */
  faults: readonly string[];
  /** Status of the API's answer; `null`: it was never carried out. */
  status: number | null;
  /** Whether an answer went out, damaged or not. */
  delivered: boolean;
}

/** The latest requests, oldest first: bounded in number and in bytes. */
export interface RequestLog {
  add(request: LoggedRequest): void;
  list(): LoggedRequest[];
  clear(): void;
}

export function createRequestLog(): RequestLog {
  let kept: { request: LoggedRequest; size: number }[] = [];
  let size = 0;
  return {
    add(request) {
      const shortened = shorten(request);
      kept.push({ request: shortened, size: sizeOf(shortened) });
      size += sizeOf(shortened);
      let dropped = 0;
      while (kept.length - dropped > requestsKept || size > requestBytesKept) {
        size -= kept[dropped]?.size ?? 0;
        dropped++;
      }
      if (dropped > 0) kept = kept.slice(dropped);
    },
    list: () => kept.map(({ request }) => request),
    clear() {
      kept = [];
      size = 0;
    },
  };
}

function shorten(request: LoggedRequest): LoggedRequest {
  if (sizeOf(request) <= 2 * longestLoggedText) return request;
  const headers = Object.entries(request.headers).slice(0, 100);
  return {
    ...request,
    url: cut(request.url, longestLoggedText),
    headers: Object.fromEntries(headers.map(([name, value = '']) => [cut(name, 200), cut(value, 2000)])),
    body: cut(request.body, longestLoggedText),
    faults: request.faults.map((fault) => cut(fault, 200)),
  };
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

/** Bytes of its texts in memory: two for each character. */
function sizeOf({ url, headers, body, faults }: LoggedRequest): number {
  const texts = [url, body, ...faults, ...Object.entries(headers).flat()];
  return texts.reduce((sum, text = '') => sum + 2 * text.length, 0);
}
