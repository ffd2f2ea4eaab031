import { describe, expect, test } from 'vitest';
import { availabilitySlots } from '../../src/availability/readAvailability.js';
import { sharedAvailability, sharedReading } from '../../src/availability/sharedAvailability.js';

describe('An answer about free times is read once, whoever asks', () => {
  test('and says what it says', () => {
    const body = { '2026-03-03T15:30:00.000Z': 1, '2026-03-03T15:00:00.000Z': 2 };
    const read = sharedAvailability(body);
    expect(read).toEqual(availabilitySlots(body));
    expect(sharedAvailability(body)).toBe(read);
  });

  test('another one of the same times is another one', () => {
    const first = sharedAvailability({ '2026-03-03T15:00:00.000Z': 1 });
    expect(sharedAvailability({ '2026-03-03T15:00:00.000Z': 0 })).not.toEqual(first);
  });

  test('a long one in pieces, which somebody else may bring to their end', () => {
    const start = Date.parse('2026-03-03T00:00:00.000Z');
    const times = Array.from({ length: 6000 }, (_, index) => new Date(start + index * 300_000).toISOString());
    const body = Object.fromEntries(times.map((time, index) => [time, index % 3]));
    const reading = sharedReading(body);
    expect(reading.step()).toBe(false);
    expect(sharedReading(body)).toBe(reading);
    const read = sharedAvailability(body);
    expect(read).toEqual(availabilitySlots(body));
    expect(read.slots).toHaveLength(6000);
    expect(reading.step()).toBe(true);
    expect(reading.finish()).toBe(read);
  });

  test('a list in pieces, too', () => {
    const slots = Array.from({ length: 5001 }, (_, index) => ({
      utcTime: new Date(1_800_000_000_000 + index * 60_000).toISOString(),
      capacity: 1,
    }));
    const reading = sharedReading({ data: { slots } });
    let pieces = 1;
    while (!reading.step()) pieces++;
    expect(pieces).toBe(3);
    expect(reading.finish()).toEqual(availabilitySlots({ data: { slots } }));
  });

  test('what is no answer has no slots', () => {
    for (const junk of [undefined, null, 'none', 7]) expect(sharedAvailability(junk)).toEqual({ slots: [] });
  });
});
