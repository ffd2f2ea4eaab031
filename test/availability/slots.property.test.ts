import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { availabilitySlots } from '../../src/availability/readAvailability.js';
import { isoInstant } from '../../src/time/isoInstant.js';
import { always } from '../properties.js';

const minuteMs = 60_000;
const minute = fc.integer({ min: 0, max: 60_000_000 });

/** The same instant, as different servers write it. */
const spellings: ((instant: number) => string)[] = [
  (instant) => new Date(instant).toISOString(),
  (instant) => new Date(instant).toISOString().slice(0, -1),
  (instant) => new Date(instant).toISOString().replace('.000', ''),
  (instant) => new Date(instant).toISOString().replace(':00.000', '').toLowerCase(),
  (instant) => new Date(instant + 330 * minuteMs).toISOString().replace('Z', '+05:30'),
  (instant) => new Date(instant - 210 * minuteMs).toISOString().replace('T', ' ').replace('Z', '-0330'),
];

type Entry = readonly [time: string, free: number];
/** The same slots, as the different answers hold them. */
const shapes: ((entries: Entry[]) => unknown)[] = [
  (entries) => Object.fromEntries(entries),
  (entries) => Object.fromEntries(entries.map(([time, free]) => [time, `${free}`])),
  (entries) => ({ slots: entries.map(([utcTime, capacity]) => ({ utcTime, capacity, localTime: 'noon' })) }),
  (entries) => ({ status: {}, data: { slots: entries.map(([utcTime, capacity]) => ({ utcTime, capacity })) } }),
  (entries) => ({ data: { slots: Object.fromEntries(entries) }, slots: { x: 1 } }),
];

const time = fc.oneof(
  minute.map((it) => new Date(it * minuteMs).toISOString()),
  fc.constantFrom('2026-02-30T10:00:00.000Z', '2026-13-01T10:00:00.000Z', '2026-03-03', 'now', '', '__proto__'),
  fc.anything({ maxDepth: 1, maxKeys: 2 }),
);
const count = fc.oneof(
  fc.integer({ min: -2, max: 5 }),
  fc.constantFrom('3', '', ' ', 'many', null, Infinity),
  fc.anything({ maxDepth: 1, maxKeys: 2 }),
);
/** What looks like an answer at first sight. */
const answer = fc.oneof(
  fc.dictionary(
    time.map(JSON.stringify).map((text) => String(text).replaceAll('"', '')),
    count,
  ),
  fc.record({ slots: fc.array(fc.record({ utcTime: time, capacity: count, total: count })), durationMin: count }),
  fc.record({ data: fc.oneof(fc.record({ slots: fc.array(fc.oneof(count, time)), timezone: time }), fc.anything()) }),
  fc.anything({ withNullPrototype: true, withDate: true, maxDepth: 2, maxKeys: 3 }),
);

describe('availabilitySlots', () => {
  always(
    'never throws, sorts, and repeats no instant, whatever the body',
    fc.property(answer, (body) => {
      const { slots, durationMinutes = 1, timezone = 'UTC' } = availabilitySlots(body);
      const isInOrder = slots.every(({ instant }, index) => index === 0 || instant > (slots[index - 1]?.instant ?? 0));
      const isCounted = slots.every(({ free, total = 0 }) => free >= 0 && total >= 0 && free + total < Infinity);
      expect([isInOrder, isCounted, durationMinutes > 0, typeof timezone]).toEqual([true, true, true, 'string']);
    }),
  );

  always(
    'lists every slot once, in order, and invents none, however an answer is written',
    fc.property(
      fc.uniqueArray(fc.tuple(minute, fc.constantFrom(...spellings), fc.nat(5)), { selector: ([at]) => at }),
      fc.constantFrom(...shapes),
      (slots, shape) => {
        const entries = slots.map(([at, spelling, free]): Entry => [spelling(at * minuteMs), free]);
        const expected = slots
          .map(([at, , free]) => ({ instant: at * minuteMs, free }))
          .sort((a, b) => a.instant - b.instant);
        expect(availabilitySlots(shape(entries))).toEqual({ slots: expected });
      },
    ),
  );
});

const digits = (length: number) =>
  fc.integer({ min: 0, max: 10 ** length - 1 }).map((it) => `${it}`.padStart(length, '0'));
const oneOf = (...texts: string[]) => fc.constantFrom(...texts);
/** Texts that are ISO 8601, nearly. */
const nearlyIso = fc
  .tuple(
    ...[
      oneOf('2026', '2024', '0000', '9999'),
      oneOf('-', ''),
      digits(2),
      oneOf('-', '/'),
      digits(2),
      oneOf('T', ' ', 't', ''),
    ],
    ...[
      digits(2),
      oneOf(':'),
      digits(2),
      oneOf(':00', ':60', '', ':'),
      oneOf('.000', '.5', '.', ''),
      oneOf('Z', 'z', '+01:00', ''),
    ],
  )
  .map((parts) => parts.join(''));

describe('isoInstant', () => {
  always(
    'reads each instant of a calendar, however it is written',
    fc.property(
      fc.date({ min: new Date('1970'), max: new Date('9999'), noInvalidDate: true }),
      fc.constantFrom(...spellings),
      (date, write) => {
        const instant = Math.floor(date.getTime() / minuteMs) * minuteMs;
        expect(isoInstant(write(instant), 'Z')).toBe(instant);
      },
    ),
  );

  always(
    'is that of the day and time written, or none',
    fc.property(fc.oneof(nearlyIso, fc.string(), fc.anything()), (text) => {
      const instant = isoInstant(text, 'Z');
      if (Number.isNaN(instant)) return;
      const [, written, zone] = /^(.{16}).*?(z|[+-]..:?..)?$/i.exec(String(text)) ?? [];
      // the end of a day may be written as 24:00
      if (written?.endsWith('24:00')) return;
      const offset = zone === '+01:00' ? 60 * minuteMs : 0;
      expect(new Date(instant + offset).toISOString().slice(0, 16)).toBe(written?.toUpperCase().replace(' ', 'T'));
    }),
  );
});
