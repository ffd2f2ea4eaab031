import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { toIsoUtc } from '../../src/time/isoUtc.js';
import { always } from '../properties.js';

const first = Date.UTC(2000, 0, 1) - 2000 * 365.2425 * 86_400_000;
const last = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

describe('toIsoUtc', () => {
  it.each([
    [0, '1970-01-01T00:00:00.000Z'],
    [-1, '1969-12-31T23:59:59.999Z'],
    [Date.UTC(2000, 1, 29, 23, 59, 59, 999), '2000-02-29T23:59:59.999Z'],
    [Date.UTC(1900, 2, 1), '1900-03-01T00:00:00.000Z'],
    [Date.UTC(2024, 1, 29), '2024-02-29T00:00:00.000Z'],
    [Date.UTC(2026, 2, 3, 15), '2026-03-03T15:00:00.000Z'],
    [first, '0000-01-01T00:00:00.000Z'],
    [last, '9999-12-31T23:59:59.999Z'],
    [1.75, '1970-01-01T00:00:00.001Z'],
  ])('of %d is %s', (instant, text) => {
    expect(toIsoUtc(instant)).toBe(text);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 8.64e15, first - 1, last + 1])('refuses %d', (instant) => {
    expect(() => toIsoUtc(instant)).toThrow(RangeError);
  });

  it('does not ask the methods of dates, which pages overwrite', () => {
    const toISOString = vi.spyOn(Date.prototype, 'toISOString').mockReturnValue('2026-03-03T16:00:00.000');
    try {
      expect(toIsoUtc(Date.UTC(2026, 2, 3, 15))).toBe('2026-03-03T15:00:00.000Z');
    } finally {
      toISOString.mockRestore();
    }
  });

  always(
    'is what a date that nobody has touched says, for every instant of four digits',
    fc.property(fc.integer({ min: first, max: last }), (instant) => {
      expect(toIsoUtc(instant)).toBe(new Date(instant).toISOString());
    }),
  );
});
