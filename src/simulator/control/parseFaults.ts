/** What is to go wrong with one request. */
export interface Faults {
  /** Wait before the answer is sent, ms; the request itself is carried out at once. */
  latencyMs?: number;
  /** The connection is reset before the request is read. */
  refuse?: true;
  /** Not carried out; answered with this HTTP status in the API's own shape. */
  status?: number;
  /** `Retry-After` of the status, seconds. */
  retryAfter?: number;
  /** An HTML page with this status. From 400 on it stands for a failing proxy: the request is not carried out. */
  html?: number;
  /** Carried out, but the connection drops before the answer. */
  lost?: true;
  /** Carried out, but the answer ends in the middle. */
  cut?: true;
  /** Carried out, but the answer has no body. */
  empty?: true;
}

/** The names under which faults are asked for, with what they take. */
export const faultNames = ['latency=<ms>', 'refuse', 'status=<code>', 'html=<code>', 'lost', 'cut', 'empty'] as const;

const longestLatencyMs = 600_000;

/**
 * Reads a list such as `latency=2000, lost` or `status=503;retry-after=1`.
 *
 * @throws Error naming the fault that is not known.
 */
export function parseFaults(list: string): Faults {
  const faults: Faults = {};
  for (const item of list.split(',')) {
    const text = item.trim();
    if (text !== '') Object.assign(faults, parseFault(text));
  }
  return faults;
}

function parseFault(text: string): Faults {
  const [head = '', ...details] = text.split(';').map((part) => part.trim());
  const [name, value] = head.split('=');
  if (details.length > 0 && name !== 'status') throw unknown(text);
  if (name === 'latency') return { latencyMs: number(value, 0, longestLatencyMs, text) };
  if (name === 'html') return { html: value === undefined ? 200 : number(value, 200, 599, text) };
  if (name === 'status') {
    const status = number(value, 200, 599, text);
    const [, retryAfter] = /^retry-after=(\d+)$/.exec(details[0] ?? '') ?? [];
    if (details.length > 0 && retryAfter === undefined) throw unknown(text);
    return retryAfter === undefined ? { status } : { status, retryAfter: Number(retryAfter) };
  }
  if (value !== undefined) throw unknown(text);
  if (name === 'refuse') return { refuse: true };
  if (name === 'lost') return { lost: true };
  if (name === 'cut') return { cut: true };
  if (name === 'empty') return { empty: true };
  throw unknown(text);
}

function number(text: string | undefined, least: number, most: number, fault: string): number {
  const value = /^\d{1,6}$/.test(text ?? '') ? Number(text) : -1;
  if (value < least || value > most) throw unknown(fault);
  return value;
}

function unknown(fault: string): Error {
  return new Error(`No such fault: '${fault.slice(0, 100)}'. There are ${faultNames.join(', ')}.`);
}
