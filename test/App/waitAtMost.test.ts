import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { waitAtMost } from '../../src/App/waitAtMost.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('waitAtMost', () => {
  it('resolves with what the work resolves with, and leaves no timer', async () => {
    const fail = vi.fn();
    expect(await waitAtMost(100, Promise.resolve(7), fail)).toBe(7);
    expect(fail).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('resolves with nothing for work that is rejected, and tells the reason', async () => {
    const fail = vi.fn();
    expect(await waitAtMost(100, Promise.reject('no'), fail)).toBeUndefined();
    expect(fail).toHaveBeenCalledExactlyOnceWith('no');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('resolves with nothing for work that takes longer', async () => {
    const fail = vi.fn();
    const waiting = waitAtMost(100, new Promise(() => {}), fail);
    await vi.advanceTimersByTimeAsync(99);
    expect(fail).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(await waiting).toBeUndefined();
    expect(fail).toHaveBeenCalledOnce();
  });
});
