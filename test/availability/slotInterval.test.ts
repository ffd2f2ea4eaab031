import { describe, expect, it } from 'vitest';
import type { Availability } from '../../src/availability/readAvailability.js';
import { fillGaps, slotIntervalMs } from '../../src/availability/slotInterval.js';

const minute = 60_000;
const at = (...minutes: number[]) => minutes.map((value) => ({ instant: value * minute, free: 1 }));

describe('slotIntervalMs', () => {
  it.each<[string, Availability | undefined, number]>([
    ['the length that the server tells', { slots: at(0, 30), durationMinutes: 10 }, 10],
    ['a length of a minute', { slots: at(0, 30), durationMinutes: 1 }, 1],
    ['a length of a day', { slots: at(0, 30), durationMinutes: 1440 }, 1440],
    ['the smallest distance, where no length is told', { slots: at(0, 30, 120) }, 30],
    ['the distance, where the length is less than a minute', { slots: at(0, 30), durationMinutes: 0.001 }, 30],
    ['the distance, where the length is more than a day', { slots: at(0, 30), durationMinutes: 1e12 }, 30],
    ['the distance, where the length is endless', { slots: at(0, 30), durationMinutes: Number.POSITIVE_INFINITY }, 30],
    ['the distance of a minute or more, where slots are seconds apart', { slots: at(0, 0.1, 20.1) }, 20],
    ['the fallback, where slots are more than a day apart', { slots: at(-1e9, 1e9) }, 15],
    ['the fallback for a single slot', { slots: at(30) }, 15],
    ['the fallback for a single slot of an impossible length', { slots: at(30), durationMinutes: 1e12 }, 15],
    ['the fallback for no slots', { slots: [] }, 15],
    ['the fallback before the first answer', undefined, 15],
  ])('is %s', (_, availability, minutes) => {
    expect(slotIntervalMs(availability, 15)).toBe(minutes * minute);
    // the second time from what is kept
    expect(slotIntervalMs(availability, 15)).toBe(minutes * minute);
  });
});

describe('fillGaps', () => {
  it('neither loses nor doubles a slot off the step', () => {
    expect([...fillGaps(at(0, 25, 30), 10 * minute)]).toEqual([
      { instant: 0, free: 1 },
      { instant: 10 * minute, free: 0 },
      { instant: 20 * minute, free: 0 },
      { instant: 25 * minute, free: 1 },
      { instant: 30 * minute, free: 1 },
    ]);
  });

  it('adds nothing before the first slot and behind the last one', () => {
    expect([...fillGaps([], minute)]).toEqual([]);
    expect([...fillGaps(at(30), minute)]).toEqual(at(30));
  });
});
