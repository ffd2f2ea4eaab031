import { describe, expect, it } from 'vitest';
import { seededBookings } from '../../../demo/server/seededBookings.js';
import { createRandom } from '../../../src/simulator/ids.js';

const slots = Array.from({ length: 120 }, (_, index) => ({ start: index * 900_000, free: 3, total: 3 }));

describe('the bookings that are there already', () => {
  it('are the same every time', () => {
    expect(seededBookings('a', slots, createRandom(7))).toEqual(seededBookings('a', slots, createRandom(7)));
  });

  it('fill some slots, leave others, and never overfill one', () => {
    const taken = new Map<number, number>();
    for (const { time } of seededBookings('a', slots, createRandom(7))) taken.set(time, (taken.get(time) ?? 0) + 1);
    expect([...new Set(taken.values())].sort()).toEqual([1, 2, 3]);
    expect(taken.size).toBeLessThan(slots.length);
    expect(taken.has(0)).toBe(false);
  });

  it('use numbers kept for fiction', () => {
    for (const { number } of seededBookings('a', slots, createRandom(7))) expect(number).toMatch(/^\+14165550[1]\d\d$/);
  });
});
