import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOffice } from '../../src/simulator/engine/office.js';
import { createService } from '../../src/simulator/engine/service.js';
import { slotStart, slotsBetween } from '../../src/simulator/engine/slots.js';
import { zonedTimeKey } from '../../src/time/index.js';

const hour = 3_600_000;
const at = (time: string) => Date.parse(time);
const zones = ['America/Toronto', 'Europe/Berlin', 'Asia/Kolkata', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'];

function lengths(zone: string, hours: string, from: string, to: string): number[] {
  return createOffice(zone, hours, [])
    .periods(at(from), at(to))
    .map(({ start, end }) => (end - start) / hour);
}

describe('office hours', () => {
  it('are local to the zone on every day, whatever the clocks do', () => {
    const day = fc.integer({ min: at('2020-01-01T00:00:00Z'), max: at('2035-01-01T00:00:00Z') });
    fc.assert(
      fc.property(fc.constantFrom(...zones), day, (zone, instant) => {
        const office = createOffice(zone, 'Mon-Sun 09:00-17:00', []);
        const periods = office.periods(instant, instant + 3 * 24 * hour);
        expect(periods.length).toBeGreaterThanOrEqual(3);
        for (const { start, end } of periods) {
          expect([zonedTimeKey(start, zone), zonedTimeKey(end, zone)]).toEqual(['09:00', '17:00']);
          expect(end - start).toBe(8 * hour);
          expect([office.isOpen(start), office.isOpen(end - 1)]).toEqual([true, true]);
          expect([office.isOpen(start - 1), office.isOpen(end)]).toEqual([false, false]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('a night shift is an hour shorter when the clocks go forward and an hour longer when they go back', () => {
    const night = 'Sat 22:00-06:00';
    expect(lengths('America/Toronto', night, '2026-03-07T12:00Z', '2026-03-08T20:00Z')).toEqual([7]);
    expect(lengths('America/Toronto', night, '2026-10-31T12:00Z', '2026-11-01T20:00Z')).toEqual([9]);
    expect(lengths('America/Toronto', night, '2026-03-14T12:00Z', '2026-03-15T20:00Z')).toEqual([8]);
  });

  it('an opening inside the hour that is left out moves behind it', () => {
    const office = createOffice('America/Toronto', 'Sun 02:00-04:00', []);
    const [period] = office.periods(at('2026-03-08T00:00Z'), at('2026-03-09T00:00Z'));
    expect(period).toEqual({ start: at('2026-03-08T07:00Z'), end: at('2026-03-08T08:00Z') });
  });

  it('round the clock means without a gap', () => {
    const office = createOffice('America/Toronto', 'Mon-Sun 00:00-24:00', []);
    expect(office.periods(at('2026-03-07T12:00Z'), at('2026-03-10T12:00Z'))).toHaveLength(1);
  });

  it('may be several a day, and lists of days', () => {
    const office = createOffice('UTC', ['Mon,Wed 09:00-12:00,13:00-17:00', 'fri-sat 10:00-11:00'], []);
    const open = (time: string) => office.isOpen(at(time));
    expect([open('2026-03-02T11:59Z'), open('2026-03-02T12:30Z'), open('2026-03-02T13:00Z')]).toEqual([
      true,
      false,
      true,
    ]);
    expect([open('2026-03-03T10:00Z'), open('2026-03-04T10:00Z')]).toEqual([false, true]);
    expect([open('2026-03-06T10:30Z'), open('2026-03-07T10:30Z'), open('2026-03-08T10:30Z')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('holidays are closed, or have hours of their own', () => {
    const office = createOffice('UTC', 'Mon-Sun 09:00-17:00', ['2026-12-25', '2026-12-24 09:00-12:00']);
    const open = (time: string) => office.isOpen(at(time));
    expect([open('2026-12-24T11:00Z'), open('2026-12-24T12:00Z')]).toEqual([true, false]);
    expect([open('2026-12-25T11:00Z'), open('2026-12-26T11:00Z')]).toEqual([false, true]);
  });

  it.each(['Mon', 'Mon 9-17', 'Nonday 09:00-17:00', 'Mon 09:00-25:00', 'Mon 24:00-09:00', '09:00-17:00'])(
    'that cannot be read (%s) are said so',
    (hours) => {
      expect(() => createOffice('UTC', hours, [])).toThrow(/'/);
    },
  );
});

describe('slots', () => {
  it('are aligned to the hour of the office’s own clock', () => {
    for (const [zone, first] of [
      ['America/Toronto', '2026-03-03T14:00:00.000Z'],
      ['Asia/Kolkata', '2026-03-03T03:30:00.000Z'],
      ['Asia/Kathmandu', '2026-03-03T03:15:00.000Z'],
    ] as const) {
      const service = createService('a', { timezone: zone, bucketMinutes: 60, hours: 'Tue 09:00-17:00' });
      const from = at('2026-03-03T00:00Z');
      const slots = slotsBetween(service, { from, to: from + 24 * hour, now: 0 });
      expect(slots).toHaveLength(8);
      expect(new Date(slots[0]?.start ?? 0).toISOString()).toBe(first);
    }
  });

  it('hold every instant exactly once and never overlap', () => {
    const buckets = fc.constantFrom(5, 10, 15, 20, 30, 60, 120);
    const instants = fc.integer({ min: 0, max: at('2100-01-01T00:00:00Z') });
    fc.assert(
      fc.property(fc.constantFrom(...zones), buckets, instants, (timezone, bucketMinutes, instant) => {
        const service = createService('a', { timezone, bucketMinutes });
        const start = slotStart(service, instant);
        expect(instant - start).toBeGreaterThanOrEqual(0);
        expect(instant - start).toBeLessThan(service.bucketMs);
        expect(slotStart(service, start)).toBe(start);
        expect(slotStart(service, start + service.bucketMs - 1)).toBe(start);
        expect(slotStart(service, start + service.bucketMs)).toBe(start + service.bucketMs);
      }),
      { numRuns: 2000 },
    );
  });

  it('that begin before the office opens are not offered', () => {
    const service = createService('a', { bucketMinutes: 30, hours: 'Tue 09:10-10:20' });
    const from = at('2026-03-03T00:00Z');
    const starts = slotsBetween(service, { from, to: from + 24 * hour, now: 0 }).map(({ start }) => start);
    expect(starts).toEqual([at('2026-03-03T09:30Z'), at('2026-03-03T10:00Z')]);
  });
});
