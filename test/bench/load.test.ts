import { describe, expect, test } from 'vitest';
import { type LoadOptions, simulateLoad } from './load/simulateLoad.js';

const crowd: LoadOptions = { visitsPerHour: 20_000, minutes: 6, seed: 3, asking: 'kept', waits: 'spread' };

describe('a simulated crowd', () => {
  test('brings the same figures for the same seed', async () => {
    const [one, other] = [await simulateLoad(crowd), await simulateLoad(crowd)];
    expect({ ...other, requests: other.requests() }).toEqual({
      ...one,
      requests: one.requests(),
      peak: expect.any(Function),
    });
    expect(one.booked).toBeGreaterThan(20);
  });

  test('needs two requests at most for an ordinary booking, more without kept answers', async () => {
    const kept = await simulateLoad(crowd);
    const perDay = await simulateLoad({ ...crowd, asking: 'perDay' });
    expect(kept.shareWithTwo).toBeGreaterThan(0.9);
    expect(kept.requestsOfBookers / kept.booked).toBeLessThan(2);
    expect(perDay.requests()).toBeGreaterThan(1.5 * kept.requests());
  });

  test('does not come back all at once after an outage', async () => {
    const outage = [1, 3] as const;
    const [, up] = outage;
    const many: LoadOptions = { ...crowd, visitsPerHour: 100_000, minutes: 4 };
    const calm = await simulateLoad(many);
    const spread = await simulateLoad({ ...many, outage });
    const equal = await simulateLoad({ ...many, outage, waits: 'equal' });
    expect(spread.peak(100, ...outage)).toBeLessThan(equal.peak(100, ...outage));
    expect(spread.requests(up, up + 1)).toBeLessThan(2 * calm.requests(up, up + 1));
  }, 30_000);
});
