import { describe, expect, it, vi } from 'vitest';
import { request, succeeded } from '../../src/http/request.js';
import { createServerClock } from '../../src/http/serverClock.js';

const httpRequest = {
  method: 'POST',
  url: 'http://h/x',
  headers: { Accept: 'application/json' },
  body: '{}',
  timeoutMs: 1000,
};

describe('request', () => {
  it('hands method, headers and body to fetch, with a signal', async () => {
    const seen: unknown[] = [];
    await request(httpRequest, {
      fetch: async (...args) => {
        seen.push(...args);
        return new Response('');
      },
    });
    expect(seen).toEqual([
      'http://h/x',
      { method: 'POST', headers: { Accept: 'application/json' }, body: '{}', signal: expect.any(AbortSignal) },
    ]);
  });

  it('gives up the request, and with it the connection, after the time limit', async () => {
    let signal: AbortSignal | null | undefined;
    const response = await request(
      { ...httpRequest, timeoutMs: 5 },
      {
        fetch: (_, init) => {
          signal = init?.signal;
          return new Promise(() => {});
        },
      },
    );
    expect(response).toMatchObject({ status: 0, statusText: 'timeout', responseText: '', readyState: 4 });
    expect(response.responseJSON).toBeUndefined();
    expect(response.getResponseHeader('x')).toBe(null);
    expect(signal?.aborted).toBe(true);
  });

  it('leaves no timer behind', async () => {
    vi.useFakeTimers();
    await request(httpRequest, { fetch: async () => new Response('{}') });
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it('does not take a very long time limit for none at all', async () => {
    const slow = () => new Promise<Response>((resolve) => setTimeout(() => resolve(new Response('{}')), 20));
    expect((await request({ ...httpRequest, timeoutMs: 1e12 }, { fetch: slow })).status).toBe(200);
  });

  it('takes a fetch that throws at once for a network error', async () => {
    const response = await request(httpRequest, {
      fetch: () => {
        throw new TypeError('invalid header');
      },
    });
    expect(response).toMatchObject({ status: 0, statusText: 'error' });
  });

  it('keeps the text of a body that is not JSON, and passes on headers', async () => {
    const answer = new Response('<html>', { status: 502, statusText: 'Bad Gateway', headers: { 'X-A': 'b' } });
    const response = await request(httpRequest, { fetch: async () => answer });
    expect(response).toMatchObject({ status: 502, statusText: 'parsererror', responseText: '<html>' });
    expect(response.getResponseHeader('x-a')).toBe('b');
    expect(response).not.toHaveProperty('redirected');
  });

  it('tells of an answer that came from where the server had redirected the request to', async () => {
    const answer = new Response('[]');
    Object.defineProperty(answer, 'redirected', { value: true });
    expect(await request(httpRequest, { fetch: async () => answer })).toMatchObject({ status: 200, redirected: true });
  });

  it("learns the server's time from an answer, whatever its status", async () => {
    const learn = vi.fn();
    const clock = { ...createServerClock(), learn };
    const date = 'Tue, 03 Mar 2026 14:00:00 GMT';
    await request(httpRequest, {
      clock,
      fetch: async () => new Response('', { status: 500, headers: { Date: date } }),
    });
    await request(httpRequest, { clock, fetch: async () => new Response('') });
    expect(learn.mock.calls.map(([told]) => told)).toEqual([date, null]);
    for (const [, sentAt, receivedAt] of learn.mock.calls) expect(receivedAt).toBeGreaterThanOrEqual(sentAt);
  });

  it('needs nothing of Promise but its constructor and then, which is all that old libraries leave', async () => {
    const { prototype } = Promise;
    const replaced = ['finally', 'catch'] as const;
    const originals = replaced.map((name) => Object.getOwnPropertyDescriptor(prototype, name) ?? {});
    const { race } = Promise;
    // the test runner has asked the test's own promise for its methods by then
    await new Promise((resolve) => setTimeout(resolve));
    try {
      for (const name of replaced) Reflect.deleteProperty(prototype, name);
      Reflect.deleteProperty(Promise, 'race');
      expect((await request(httpRequest, { fetch: async () => new Response('{}') })).status).toBe(200);
    } finally {
      replaced.forEach((name, index) => {
        Object.defineProperty(prototype, name, originals[index] ?? {});
      });
      Object.defineProperty(Promise, 'race', { value: race, configurable: true, writable: true });
    }
  });
});

describe('succeeded', () => {
  const outcome = async (body: string | null, status: number) =>
    succeeded(await request(httpRequest, { fetch: async () => new Response(body, { status }) }));

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
