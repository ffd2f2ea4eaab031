import { describe, expect, it } from 'vitest';
import { availabilitySlots } from '../../src/CallbackService/availabilitySlots.js';

const at = (time: string) => Date.parse(`2026-03-03T${time}:00.000Z`);

describe('availabilitySlots', () => {
  it('reads the unordered map of v1, numeric strings included', () => {
    const body = { '2026-03-03T15:15:00.000Z': '4', '2026-03-03T15:00:00.000Z': 5 };
    expect(availabilitySlots(body)).toEqual({
      slots: [
        { instant: at('15:00'), free: 5 },
        { instant: at('15:15'), free: 4 },
      ],
    });
  });

  const details = {
    durationMin: 15,
    timezone: 'America/Toronto',
    slots: [{ utcTime: '2026-03-03T15:00:00.000Z', localTime: '2026-03-03T10:00:00.000', capacity: 0, total: 5 }],
  };
  const read = {
    slots: [{ instant: at('15:00'), free: 0, total: 5 }],
    durationMinutes: 15,
    timezone: 'America/Toronto',
  };

  it('reads the object of v1 V2, with and without slots', () => {
    expect(availabilitySlots(details)).toEqual(read);
    expect(availabilitySlots({ durationMin: 15 })).toEqual({ slots: [], durationMinutes: 15 });
  });

  it('reads the body of v3, its event data, and the map of a 429', () => {
    const body = { status: { code: 0 }, data: details };
    expect(availabilitySlots(body)).toEqual(read);
    expect(availabilitySlots({ ...body, slots: { x: 1 }, response: body })).toEqual(read);
    expect(availabilitySlots({ data: { slots: { '2026-03-03T15:00:00.000Z': '3' } } }).slots).toEqual([
      { instant: at('15:00'), free: 3 },
    ]);
  });

  it('takes times without a zone for UTC, and lists an instant once', () => {
    const body = { '2026-03-03T15:00:00.000': 1, '2026-03-03T16:00:00+01:00': 2, '2026-03-03T15:00Z': 3 };
    expect(availabilitySlots(body).slots).toEqual([{ instant: at('15:00'), free: 3 }]);
  });

  it('drops what cannot be read', () => {
    const body = {
      '2026-02-30T15:00:00Z': 1,
      'x 1': 1,
      '2026-03-03T15:00:00Z': 'many',
      '2026-03-03T16:00:00Z': null,
      '2026-03-03T17:00:00Z': -1,
      '2026-03-03T18:00:00Z': '',
    };
    expect(availabilitySlots(body)).toEqual({ slots: [] });
    expect(availabilitySlots({ slots: [null, 1, {}, { utcTime: 5, capacity: 1 }] })).toEqual({ slots: [] });
    for (const junk of [undefined, null, '', 5, [], { data: null }, { data: 5 }]) {
      expect(availabilitySlots(junk)).toEqual({ slots: [] });
    }
  });
});
