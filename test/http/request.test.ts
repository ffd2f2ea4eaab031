import { describe, expect, it, vi } from 'vitest';
import { request, succeeded } from '../../src/http/request.js';

const outgoing = {
  method: 'POST',
  url: 'http://h/x',
  headers: { Accept: 'application/json' },
  body: '{}',
  timeoutMs: 1000,
};

describe('request', () => {
  it('hands method, headers and body to fetch, with a signal', async () => {
    const seen: unknown[] = [];
    await request(outgoing, async (...args) => {
      seen.push(...args);
      return new Response('');
    });
    expect(seen).toEqual([
      'http://h/x',
      { method: 'POST', headers: { Accept: 'application/json' }, body: '{}', signal: expect.any(AbortSignal) },
    ]);
  });

  it('gives up the request, and with it the connection, after the time limit', async () => {
    let signal: AbortSignal | null | undefined;
    const reply = await request({ ...outgoing, timeoutMs: 5 }, (_, init) => {
      signal = init?.signal;
      return new Promise(() => {});
    });
    expect(reply).toMatchObject({ status: 0, statusText: 'timeout', responseText: '', readyState: 4 });
    expect(reply.responseJSON).toBeUndefined();
    expect(reply.getResponseHeader('x')).toBe(null);
    expect(signal?.aborted).toBe(true);
  });

  it('leaves no timer behind', async () => {
    vi.useFakeTimers();
    await request(outgoing, async () => new Response('{}'));
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it('does not take a very long time limit for none at all', async () => {
    const slow = () => new Promise<Response>((resolve) => setTimeout(() => resolve(new Response('{}')), 20));
    expect((await request({ ...outgoing, timeoutMs: 1e12 }, slow)).status).toBe(200);
  });

  it('takes a fetch that throws at once for a network error', async () => {
    const reply = await request(outgoing, () => {
      throw new TypeError('invalid header');
    });
    expect(reply).toMatchObject({ status: 0, statusText: 'error' });
  });

  it('keeps the text of a body that is not JSON, and passes on headers', async () => {
    const answer = new Response('<html>', { status: 502, statusText: 'Bad Gateway', headers: { 'X-A': 'b' } });
    const reply = await request(outgoing, async () => answer);
    expect(reply).toMatchObject({ status: 502, statusText: 'parsererror', responseText: '<html>' });
    expect(reply.getResponseHeader('x-a')).toBe('b');
  });
});

describe('succeeded', () => {
  const outcome = async (body: string | null, status: number) =>
    succeeded(await request(outgoing, async () => new Response(body, { status })));

  it('is a 2xx with JSON or nothing in it', async () => {
    expect(await outcome('{"a":1}', 200)).toBe(true);
    expect(await outcome('null', 200)).toBe(true);
    expect(await outcome('', 200)).toBe(true);
    expect(await outcome(null, 204)).toBe(true);
    expect(await outcome('<html>', 200)).toBe(false);
    expect(await outcome('{}', 400)).toBe(false);
    expect(await outcome('', 500)).toBe(false);
  });
});
