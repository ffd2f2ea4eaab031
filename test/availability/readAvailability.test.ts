import { afterEach, describe, expect, it, vi } from 'vitest';
import { availabilitySlots, freeByTime, readAvailability } from '../../src/availability/readAvailability.js';

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

  it('leaves out what only looks like a time', () => {
    const junk = [
      '2026-03-03T15:3x:00.000Z',
      '2026-03-03T15:3::00.000Z',
      '2026-03-03T15:6:00.000Z',
      '2026-03-03T15:60:00.000Z',
      '2026-03-03T24:30:00.000Z',
      '2026-03-03T15:30:0x.000Z',
      '2026-13-03T15:30:00.000Z',
    ];
    expect(availabilitySlots(Object.fromEntries(junk.map((time) => [time, 1])))).toEqual({ slots: [] });
    const minutes = { '2026-03-03T15:09:00.000Z': 1, '2026-03-03T15:59:00.000Z': 1, '2026-03-03T23:50:00.000Z': 1 };
    expect(availabilitySlots(minutes).slots.map(({ instant }) => instant)).toEqual([
      at('15:09'),
      at('15:59'),
      at('23:50'),
    ]);
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

  it('takes for a count what is one', () => {
    const counts = {
      '00': ' ',
      '01': '1e999',
      '02': Infinity,
      '03': '',
      '04': [3],
      '05': -0.5,
      '06': '0',
      '07': ' 2 ',
      '08': 3,
    };
    const body = Object.fromEntries(
      Object.entries(counts).map(([hour, count]) => [`2026-03-03T${hour}:00:00.000Z`, count]),
    );
    expect(availabilitySlots(body).slots).toEqual([
      { instant: at('06:00'), free: 0 },
      { instant: at('07:00'), free: 2 },
      { instant: at('08:00'), free: 3 },
    ]);
    const slot = { utcTime: '2026-03-03T15:00:00.000Z', capacity: 0 };
    expect(availabilitySlots({ slots: [{ ...slot, total: 0 }] }).slots).toEqual([
      { instant: at('15:00'), free: 0, total: 0 },
    ]);
    expect(availabilitySlots({ slots: [{ ...slot, total: 'many' }] }).slots).toEqual([
      { instant: at('15:00'), free: 0 },
    ]);
  });

  it('tells length and zone only where the server does', () => {
    for (const durationMin of [0, '', null, 'long', -5])
      expect(availabilitySlots({ durationMin })).toEqual({ slots: [] });
    for (const timezone of ['', null, 5, {}]) expect(availabilitySlots({ timezone })).toEqual({ slots: [] });
  });

  it('reads days, hours and minutes that no calendar or clock has as nothing', () => {
    const times = [
      '2026-02-30T10:00',
      '2026-02-29T10:00',
      '2026-13-01T10:00',
      '2026-03-03T24:30',
      '2026-03-03T10:60',
      '2026-04-31T10:00',
    ];
    const body = Object.fromEntries(times.map((time) => [`${time}:00.000Z`, 1]));
    expect(availabilitySlots(body)).toEqual({ slots: [] });
    expect(availabilitySlots({ '2024-02-29T10:00:00.000Z': 1, '2026-04-30T23:59:59.999Z': 1 }).slots).toHaveLength(2);
  });
});

describe('readAvailability', () => {
  afterEach(() => void vi.restoreAllMocks());

  const start = Date.parse('2026-03-03T00:00:00.000Z');
  const times = Array.from({ length: 6000 }, (_, index) => new Date(start + index * 300_000).toISOString());
  const map = Object.fromEntries(times.map((time, index) => [time, index % 3]));
  const list = { data: { slots: times.map((utcTime) => ({ utcTime, capacity: 1 })), durationMin: 5 } };

  it.each([
    ['map', map],
    ['list', list],
  ])('reads a long %s in tasks of its own', async (_, body) => {
    const tasks = vi.spyOn(globalThis, 'setTimeout');
    const read = await readAvailability(body);
    // one for each slice of 2,500 slots, one before them and one behind
    expect(tasks).toHaveBeenCalledTimes(4);
    expect(read).toEqual(availabilitySlots(body));
  });

  it('reads a short answer at once', async () => {
    const tasks = vi.spyOn(globalThis, 'setTimeout');
    const read = await readAvailability({ '2026-03-03T15:00:00.000Z': 1 });
    expect(read).toEqual({ slots: [{ instant: at('15:00'), free: 1 }] });
    expect(tasks).not.toHaveBeenCalled();
  });

  it.each([undefined, null, 'none', 7, []])('reads %j as an answer without slots', async (junk) => {
    expect(await readAvailability(junk)).toEqual({ slots: [] });
  });
});

describe('freeByTime', () => {
  it('keeps times as the server wrote them, with the places left', () => {
    const read = { '2026-03-03T15:00:00.000Z': 3, soon: 0 };
    expect(freeByTime({ '2026-03-03T15:00:00.000Z': '3', soon: 0, later: 'many', never: -1 })).toEqual(read);
    const list = Object.entries(read).map(([utcTime, capacity]) => ({ utcTime, capacity }));
    expect(freeByTime([...list, null, { utcTime: 'later' }])).toEqual(read);
    for (const junk of [undefined, null, 'none', 7]) expect(freeByTime(junk)).toEqual({});
  });
});

it('what a page puts on Object.prototype is nothing that a server said', () => {
  const inherited = { data: {}, slots: { '2026-03-03T15:00:00.000Z': 1 }, durationMin: 5, timezone: 'UTC', total: 9 };
  for (const [key, value] of Object.entries(inherited)) {
    Object.defineProperty(Object.prototype, key, { value, configurable: true });
  }
  const read = availabilitySlots({ '2026-03-03T16:00:00.000Z': 2 });
  for (const key of Object.keys(inherited)) Reflect.deleteProperty(Object.prototype, key);
  expect(read).toEqual({ slots: [{ instant: at('16:00'), free: 2 }] });
});
