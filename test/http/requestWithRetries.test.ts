import { describe, expect, it, vi } from 'vitest';
import { requestWithRetries, retryAfterSeconds } from '../../src/http/requestWithRetries.js';

const outgoing = { method: 'GET', url: 'http://h/x', headers: {}, timeoutMs: 3000 };

/** Answers in turn, the last one again and again; records the waits. */
function world(answers: (() => Promise<Response>)[], random = 0.5) {
  const waits: number[] = [];
  let turn = 0;
  const fetch = vi.fn(() => answers[Math.min(turn++, answers.length - 1)]?.() ?? Promise.reject());
  const sleep = async (ms: number) => void waits.push(ms);
  return { fetch, waits, ports: { fetch, sleep, random: () => random } };
}

const status =
  (code: number, headers: Record<string, string> = {}) =>
  async () =>
    new Response('{}', { status: code, headers });
const broken = async () => Promise.reject(new TypeError('network'));

describe('requestWithRetries', () => {
  it.each([502, 503, 504])('repeats a %i twice at most', async (code) => {
    const { fetch, ports } = world([status(code)]);
    expect((await requestWithRetries(outgoing, ports)).status).toBe(code);
    expect(fetch).toHaveBeenCalledTimes(3);
  });

  it('repeats after a network error, until there is an answer', async () => {
    const { fetch, ports } = world([broken, status(200)]);
    expect((await requestWithRetries(outgoing, ports)).status).toBe(200);
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it.each([200, 400, 401, 404, 429, 500])('does not repeat a %i', async (code) => {
    const { fetch, ports } = world([status(code)]);
    await requestWithRetries(outgoing, ports);
    expect(fetch).toHaveBeenCalledOnce();
  });

  it('repeats neither a timeout nor what the page gave up', async () => {
    const { fetch, ports } = world([() => new Promise(() => {})]);
    expect((await requestWithRetries({ ...outgoing, timeoutMs: 5 }, ports)).statusText).toBe('timeout');
    expect(fetch).toHaveBeenCalledOnce();
    const left = world([() => Promise.reject(new DOMException('', 'AbortError'))]);
    expect((await requestWithRetries(outgoing, left.ports)).statusText).toBe('abort');
    expect(left.fetch).toHaveBeenCalledOnce();
  });

  it('waits longer each time, spread at random around the mean', async () => {
    const mean = world([status(503)]);
    await requestWithRetries(outgoing, mean.ports);
    expect(mean.waits).toEqual([250, 500]);
    const least = world([status(503)], 0);
    await requestWithRetries(outgoing, least.ports);
    expect(least.waits).toEqual([125, 250]);
  });

  it('honours Retry-After, and hands the reply back when that is longer than the time limit', async () => {
    const soon = world([status(503, { 'Retry-After': '2' }), status(200)]);
    await requestWithRetries(outgoing, soon.ports);
    expect(soon.waits).toEqual([2250]);
    const late = world([status(503, { 'Retry-After': '4' })]);
    expect((await requestWithRetries(outgoing, late.ports)).status).toBe(503);
    expect(late.fetch).toHaveBeenCalledOnce();
  });

  it('gives each attempt its own time limit', async () => {
    const signals: (AbortSignal | null | undefined)[] = [];
    const fetch: typeof globalThis.fetch = async (_, init) => {
      signals.push(init?.signal);
      return new Response('', { status: 503 });
    };
    await requestWithRetries(outgoing, { fetch, sleep: async () => {} });
    expect(new Set(signals).size).toBe(3);
  });

  it('really waits where nobody replaces the clock', async () => {
    vi.useFakeTimers();
    const { fetch } = world([broken, status(200)]);
    const reply = requestWithRetries(outgoing, { fetch, random: () => 0.5 });
    await vi.advanceTimersByTimeAsync(249);
    expect(fetch).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(1);
    expect((await reply).status).toBe(200);
    vi.useRealTimers();
  });
});

describe('retryAfterSeconds', () => {
  const secondsOf = (value: string | null) =>
    retryAfterSeconds({
      status: 503,
      statusText: '',
      responseText: '',
      responseJSON: undefined,
      readyState: 4,
      getResponseHeader: () => value,
    });

  it('reads seconds and dates, and never goes back in time', () => {
    expect(secondsOf('120')).toBe(120);
    expect(secondsOf(new Date(Date.now() + 10_000).toUTCString())).toBeGreaterThan(7);
    expect(secondsOf('Wed, 21 Oct 2015 07:28:00 GMT')).toBe(0);
    expect(secondsOf('soon')).toBeNaN();
    expect(secondsOf(null)).toBeNaN();
  });
});
