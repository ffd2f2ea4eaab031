import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pathToFileURL } from 'node:url';

/** A backend as small as can be: calls in memory, two places every half hour from 9 to 17 UTC. */

interface Call {
  callId: number;
  phone: string;
  at: string;
  status: 'planned' | 'cancelled';
  details: unknown;
}

const halfHourMs = 30 * 60_000;
const dayMs = 48 * halfHourMs;
const places = 2;

export function createBackend(): Server {
  const calls: Call[] = [];
  const isPlanned = ({ status }: Call) => status === 'planned';
  const planned = (at: string) => calls.filter((call) => isPlanned(call) && call.at === at).length;

  function freeTimes(from: number, to: number): { start: string; places: number }[] {
    const free: { start: string; places: number }[] = [];
    for (let time = Math.ceil(from / halfHourMs) * halfHourMs; time < to; time += halfHourMs) {
      const start = new Date(time).toISOString();
      const hour = new Date(time).getUTCHours();
      if (hour >= 9 && hour < 17) free.push({ start, places: places - planned(start) });
    }
    return free;
  }

  function refuseTime(at: string): { problem: string; free: unknown } | undefined {
    if (planned(at) < places) return undefined;
    const time = Date.parse(at);
    const free = freeTimes(time, time + dayMs).filter((slot) => slot.places > 0);
    return { problem: 'This time is taken.', free: free.slice(0, 6) };
  }

  function answer(method: string, url: URL, body: Partial<Call>): [status: number, body?: unknown] {
    const [, collection, id] = url.pathname.split('/');
    if (collection === 'free') {
      const from = Date.parse(url.searchParams.get('from') ?? '') || Date.now();
      return [200, freeTimes(from, Date.parse(url.searchParams.get('to') ?? '') || from + dayMs)];
    }
    if (collection !== 'calls') return [404, { problem: 'There is no such address.' }];
    if (method === 'POST') return add(body);
    if (id === undefined) {
      const phone = url.searchParams.get('phone');
      return [200, calls.filter((call) => call.phone === phone && isPlanned(call))];
    }
    const call = calls.find(({ callId }) => String(callId) === id);
    if (!call) return [404, { problem: 'There is no such call.' }];
    if (method === 'PUT') return move(call, String(body.at));
    if (method === 'DELETE') call.status = 'cancelled';
    return method === 'DELETE' ? [204] : [200, call];
  }

  function add({ phone, at, details }: Partial<Call>): [status: number, body: unknown] {
    if (!phone) return [422, { problem: 'A phone number is needed.' }];
    const time = at ?? new Date().toISOString();
    const refusal = refuseTime(time);
    if (refusal) return [409, refusal];
    const call: Call = { callId: calls.length + 1, phone, at: time, status: 'planned', details };
    calls.push(call);
    return [201, call];
  }

  function move(call: Call, at: string): [status: number, body: unknown] {
    const refusal = refuseTime(at);
    if (refusal) return [409, refusal];
    call.at = at;
    return [200, call];
  }

  return createServer(async (request, response) => {
    allowPages(response);
    if (request.method === 'OPTIONS') return response.writeHead(204).end();
    const url = new URL(request.url ?? '/', 'http://localhost');
    const [status, body] = answer(request.method ?? 'GET', url, await readJson(request));
    response.writeHead(status, { 'Content-Type': 'application/json' });
    return response.end(body === undefined ? '' : JSON.stringify(body));
  });
}

/** What browsers want before they let a page of another origin ask. `Date` lets the widget set wrong clocks right. */
function allowPages(response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT, DELETE');
  response.setHeader('Access-Control-Allow-Headers', 'content-type, x-api-key');
  response.setHeader('Access-Control-Expose-Headers', 'Date, Retry-After');
}

async function readJson(request: IncomingMessage): Promise<Partial<Call>> {
  let text = '';
  for await (const part of request) text += part;
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  createBackend().listen(8484, () => console.log('The backend listens at http://localhost:8484'));
}
