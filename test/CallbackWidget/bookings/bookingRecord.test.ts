import { describe, expect, it } from 'vitest';
import { readTime } from '../../../src/CallbackWidget/bookings/bookingRecord.js';

describe('readTime', () => {
  it.each([
    ['2026-03-03T15:00:00.000Z', Date.UTC(2026, 2, 3, 15)],
    ['2026-03-03T16:00:00+01:00', Date.UTC(2026, 2, 3, 15)],
    ['9999-12-30T00:00:00Z', Date.UTC(9999, 11, 30)],
  ])('reads %s', (text, time) => {
    expect(readTime(text)).toBe(time);
  });

  it.each([
    ['nothing', undefined],
    ['no text', 1_772_550_000_000],
    ['no time', 'soon'],
    ['the last day that can be written: the call would end after it', '9999-12-31T23:59:59Z'],
    ['a year of five digits', '+012026-03-03T15:00:00Z'],
    ['a year before our era', '-000001-03-03T15:00:00Z'],
  ])('takes %s for no time', (_, value) => {
    expect(readTime(value)).toBeUndefined();
  });
});
