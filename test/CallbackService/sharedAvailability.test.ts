import { describe, expect, test } from 'vitest';
import { availabilitySlots } from '../../src/CallbackService/availabilitySlots.js';
import { sharedAvailability } from '../../src/CallbackService/sharedAvailability.js';

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

  test('what is no answer has no slots', () => {
    for (const junk of [undefined, null, 'none', 7]) expect(sharedAvailability(junk)).toEqual({ slots: [] });
  });
});
