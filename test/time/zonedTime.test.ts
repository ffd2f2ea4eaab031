import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import {
  formatDay,
  formatDayAndTime,
  formatTime,
  formatZone,
  instantOf,
  instantsOf,
  isKnownZone,
  startOfZonedDay,
  visitorZone,
  wallClock,
  zonedDayKey,
  zonedTimeKey,
} from '../../src/time/index.js';
import { always } from '../properties.js';
import { zoneAndInstant } from './clockChanges.js';

const utc = Date.parse;
const iso = (instant: number): string => new Date(instant).toISOString();

describe('instants and wall clocks', () => {
  test('the hour that occurs twice has two instants, the first of them is the one that counts', () => {
    expect(instantsOf('America/Toronto', 2026, 11, 1, 1, 30).map(iso)).toEqual([
      '2026-11-01T05:30:00.000Z',
      '2026-11-01T06:30:00.000Z',
    ]);
    expect(iso(instantOf('America/Toronto', 2026, 11, 1, 1, 30))).toBe('2026-11-01T05:30:00.000Z');
  });

  test('the hour that spring leaves out has no instant; its clock counts from the change', () => {
    expect(instantsOf('Europe/London', 2026, 3, 29, 1, 30)).toEqual([]);
    expect(iso(instantOf('Europe/London', 2026, 3, 29, 1, 30))).toBe('2026-03-29T01:30:00.000Z');
    expect(zonedTimeKey(instantOf('Europe/London', 2026, 3, 29, 1, 30), 'Europe/London')).toBe('02:30');
  });

  test('a zone half an hour off is read to the minute', () => {
    expect(zonedTimeKey(utc('2026-03-03T14:00:00Z'), 'Asia/Kolkata')).toBe('19:30');
    expect(iso(instantOf('Asia/Kolkata', 2026, 3, 3, 19, 30))).toBe('2026-03-03T14:00:00.000Z');
    expect(zonedTimeKey(utc('2026-03-03T14:00:00Z'), 'Asia/Kathmandu')).toBe('19:45');
  });

  test('a day starts at midnight of its zone, also across a clock change', () => {
    const inToronto = utc('2026-03-07T23:00:00Z');
    expect(iso(startOfZonedDay(inToronto, 'America/Toronto'))).toBe('2026-03-07T05:00:00.000Z');
    expect(iso(startOfZonedDay(inToronto, 'America/Toronto', 1))).toBe('2026-03-08T05:00:00.000Z');
    expect(iso(startOfZonedDay(inToronto, 'America/Toronto', 2))).toBe('2026-03-09T04:00:00.000Z');
  });

  test('where a clock change leaves out midnight the day starts at the change', () => {
    const day = startOfZonedDay(utc('2026-09-06T15:00:00Z'), 'America/Santiago');
    expect(zonedTimeKey(day, 'America/Santiago')).toBe('01:00');
    expect(zonedDayKey(day, 'America/Santiago')).toBe('2026-09-06');
    expect(zonedDayKey(day - 1, 'America/Santiago')).toBe('2026-09-05');
  });

  test('an unknown zone is known as such', () => {
    expect([isKnownZone('Europe/Paris'), isKnownZone('Mars/Base'), isKnownZone('')]).toEqual([true, false, false]);
  });

  always(
    'in any zone every instant is among those at which its clock shows its time',
    fc.property(zoneAndInstant, ([zone, at]) => {
      const instant = Math.floor(at / 60_000) * 60_000;
      const { year, month, day, hour, minute } = wallClock(instant, zone);
      expect(instantsOf(zone, year, month, day, hour, minute)).toContain(instant);
    }),
  );

  always(
    'in any zone a day starts within itself, and a millisecond earlier is the day before',
    fc.property(zoneAndInstant, fc.integer({ min: 0, max: 40 }), ([zone, instant], days) => {
      const start = startOfZonedDay(instant, zone, days);
      const { year, month, day } = wallClock(instant, zone);
      const wanted = new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
      expect(zonedDayKey(start, zone)).toBe(wanted);
      expect(zonedDayKey(start - 1, zone) < wanted).toBe(true);
    }),
  );
});

describe('times as text', () => {
  const display = { language: 'en-US', zone: 'America/Toronto' };
  const instant = utc('2026-11-01T06:30:00Z');
  const plain = (text: string): string => text.replace(/\s/g, ' ');

  test('a time follows the format asked for, else the habit of the language', () => {
    expect(plain(formatTime(instant, display))).toBe('1:30 AM');
    expect(formatTime(instant, { ...display, timeFormat: 24 })).toBe('01:30');
    expect(formatTime(instant, { ...display, language: 'de' })).toBe('1:30');
    expect(plain(formatTime(instant, { ...display, language: 'de', timeFormat: 12 }))).toContain('1:30');
  });

  test('midnight is 12 AM, and 00:00 on a clock of 24 hours', () => {
    const midnight = utc('2026-11-01T04:00:00Z');
    expect(plain(formatTime(midnight, { ...display, timeFormat: 12 }))).toBe('12:00 AM');
    expect(formatTime(midnight, { ...display, timeFormat: 24 })).toBe('00:00');
  });

  test('the two occurrences of an hour differ by the zone behind them', () => {
    expect(plain(formatTime(instant - 3_600_000, display, true))).toBe('1:30 AM EDT');
    expect(plain(formatTime(instant, display, true))).toBe('1:30 AM EST');
  });

  test('day and month names of a pack win', () => {
    const packed = {
      ...display,
      dayLabels: ['So.', 'Mo.', 'Di.', 'Mi.', 'Do.', 'Fr.', 'Sa.'],
      monthLabels: 'I II III IV V VI VII VIII IX X XI XII'.split(' '),
    };
    expect(formatDay(instant, packed)).toBe('So., XI 1');
    expect(formatDay(instant, packed, { weekday: 'short' })).toBe('So.');
    expect(formatDay(instant, packed, { month: 'short', day: 'numeric' })).toBe('XI 1');
    expect(formatDay(instant, { ...display, monthLabels: packed.monthLabels })).toBe('Sunday, XI 1');
  });

  test('without a pack names come from the language; one that is unknown counts as English', () => {
    expect(formatDay(instant, { ...display, language: 'fi' })).toContain('sunnuntai');
    expect(plain(formatDayAndTime(instant, { ...display, language: '!' }))).toBe('Sunday, November 1, 1:30 AM');
  });

  test('a zone is named in the language', () => {
    expect(formatZone(instant, 'America/Toronto', 'en')).toBe('Eastern Standard Time');
    expect(formatZone(instant, 'Europe/Berlin', 'de')).toBe('Mitteleuropäische Normalzeit');
  });
});

describe('the visitor’s zone', () => {
  test('is asked for once, and anew when the clocks show that it is another one', () => {
    const asked = vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions');
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect([visitorZone(), visitorZone()]).toEqual([here, here]);
    const before = asked.mock.calls.length;
    visitorZone();
    expect(asked).toHaveBeenCalledTimes(before);
    const offset = vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(-345);
    expect(visitorZone()).toBe(here);
    expect(asked).toHaveBeenCalledTimes(before + 1);
    offset.mockRestore();
    asked.mockRestore();
  });
});

test('a zone that is not known is not known the second time either', () => {
  expect([isKnownZone('Mars/Base'), isKnownZone('Mars/Base'), isKnownZone('Europe/Paris')]).toEqual([
    false,
    false,
    true,
  ]);
});
