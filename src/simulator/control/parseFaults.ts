/** What the body of an answer with a given status can be. */
export const bodyKinds = [
  // The API's own answer to the request, which was carried out.
  'answer',
  // The API's own error of that status.
  'failure',
  // The API's own refusal: no place is left at that time.
  'refusal',
  // Nothing, `{}`, `[]`, `"ok"`.
  'empty',
  'object',
  'list',
  'text',
  // A page, as of a proxy.
  'html',
  // The first half of `answer`, or of `failure` where nothing was carried out.
  'cut',
  // `{"error": …}` and `{"message": …}`.
  'error',
  'message',
] as const;

export type BodyKind = (typeof bodyKinds)[number];

/** An answer with a status of one's choice. */
export interface StatusFault {
  /** 100 to 599. With 1xx, which is no final answer, the connection ends without one. */
  code: number;
  /** `Retry-After`, seconds. */
  retryAfter?: number | undefined;
  /** Absent: `answer` for what was carried out, else `failure`. */
  body?: BodyKind | undefined;
  /** Whether the request is carried out all the same. */
  commit: boolean;
}

/** What is to go wrong with one request. */
export interface Faults {
  /** Wait before the answer is sent, ms; the request itself is carried out at once. */
  latencyMs?: number;
  /** The connection is reset before the request is read. */
  refuse?: true;
  /** Answered with this status, carried out or not. */
  status?: StatusFault;
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
export const faultNames = [
  'latency=<ms>',
  'refuse',
  'status=<code>[;retry-after=<s>][;body=<kind>][;commit]',
  'html=<code>',
  'lost',
  'cut',
  'empty',
] as const;

const longestLatencyMs = 600_000;

/**
 * Reads a list such as `latency=2000, lost`, `status=503;retry-after=1` or `status=522;body=html;commit`.
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

/** The inverse for a status. */
export function writeStatusFault({ code, retryAfter, body, commit }: StatusFault): string {
  const details = [
    retryAfter === undefined ? '' : `;retry-after=${retryAfter}`,
    body === undefined ? '' : `;body=${body}`,
    commit ? ';commit' : '',
  ];
  return `status=${code}${details.join('')}`;
}

function parseFault(text: string): Faults {
  const [head = '', ...details] = text.split(';').map((part) => part.trim());
  const [name, value] = head.split('=');
  if (name === 'status') return { status: parseStatus(value, details, text) };
  if (details.length > 0) throw unknown(text);
  if (name === 'latency') return { latencyMs: number(value, 0, longestLatencyMs, text) };
  if (name === 'html') return { html: value === undefined ? 200 : number(value, 200, 599, text) };
  if (value !== undefined) throw unknown(text);
  if (name === 'refuse') return { refuse: true };
  if (name === 'lost') return { lost: true };
  if (name === 'cut') return { cut: true };
  if (name === 'empty') return { empty: true };
  throw unknown(text);
}

function parseStatus(value: string | undefined, details: readonly string[], text: string): StatusFault {
  const fault: StatusFault = { code: number(value, 100, 599, text), commit: false };
  for (const detail of details) {
    const [name, setting] = detail.split('=');
    if (name === 'retry-after') fault.retryAfter = number(setting, 0, 999_999, text);
    else if (name === 'body') fault.body = bodyKinds.find((kind) => kind === setting) ?? unknownBody(setting);
    else if (detail === 'commit') fault.commit = true;
    else throw unknown(text);
  }
  if (fault.body === 'answer' && !fault.commit) {
    throw new Error(`'${text.slice(0, 100)}' needs 'commit': there is no answer to what is not carried out.`);
  }
  return fault;
}

function number(text: string | undefined, least: number, most: number, fault: string): number {
  const value = /^\d{1,6}$/.test(text ?? '') ? Number(text) : -1;
  if (value < least || value > most) throw unknown(fault);
  return value;
}

function unknownBody(kind: string | undefined): never {
  throw new Error(`No such body: '${String(kind).slice(0, 100)}'. There are ${bodyKinds.join(', ')}.`);
}

function unknown(fault: string): Error {
  return new Error(`No such fault: '${fault.slice(0, 100)}'. There are ${faultNames.join(', ')}.`);
}
