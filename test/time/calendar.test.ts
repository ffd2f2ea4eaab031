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
  isRepeatedTime,
  startOfZonedDay,
  visitorZone,
  wallClock,
  zonedDayKey,
  zonedTimeKey,
  zoneOffsetMinutes,
} from '../../src/time/index.js';
import { always } from '../properties.js';
import { zoneAndInstant } from './clockChanges.js';

const dayMs = 86_400_000;
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

  test.each([
    ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00.000Z'],
    ['America/Asuncion', '2024-10-06', '2024-10-06T04:00:00.000Z'],
    ['Asia/Beirut', '2026-03-29', '2026-03-28T22:00:00.000Z'],
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z'],
    ['Atlantic/Azores', '2026-03-29', '2026-03-29T01:00:00.000Z'],
  ])(
    'where a clock change in %s leaves out midnight, or the hour behind it, %s starts at the change',
    (zone, date, start) => {
      const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
      const noon = instantOf(zone, year, month, day, 12);
      expect(iso(startOfZonedDay(noon, zone))).toBe(start);
      expect(iso(startOfZonedDay(noon - dayMs, zone, 1))).toBe(start);
      expect(zonedDayKey(utc(start), zone)).toBe(date);
      expect(zonedDayKey(utc(start) - 1, zone) < date).toBe(true);
    },
  );

  test.each([
    ['America/Sao_Paulo', '2018-11-04T12:00:00Z', -120, '2026-11-04T12:00:00Z', -180],
    ['America/Mexico_City', '2022-07-01T12:00:00Z', -300, '2026-07-01T12:00:00Z', -360],
    ['Asia/Almaty', '2024-02-01T12:00:00Z', 360, '2026-02-01T12:00:00Z', 300],
    ['Europe/Istanbul', '2015-12-01T12:00:00Z', 120, '2026-12-01T12:00:00Z', 180],
  ])('%s has changed its rules, and both count in their time', (zone, before, was, after, is) => {
    expect([zoneOffsetMinutes(utc(before), zone), zoneOffsetMinutes(utc(after), zone)]).toEqual([was, is]);
    expect(zonedTimeKey(startOfZonedDay(utc(after), zone), zone)).toBe('00:00');
  });

  test('Lord Howe sets its clocks by half an hour: that half hour occurs twice, or not at all', () => {
    const zone = 'Australia/Lord_Howe';
    expect(instantsOf(zone, 2026, 4, 5, 1, 30).map(iso)).toEqual([
      '2026-04-04T14:30:00.000Z',
      '2026-04-04T15:00:00.000Z',
    ]);
    expect(instantsOf(zone, 2026, 4, 5, 1, 29).map(iso)).toEqual(['2026-04-04T14:29:00.000Z']);
    expect(instantsOf(zone, 2026, 4, 5, 2, 0).map(iso)).toEqual(['2026-04-04T15:30:00.000Z']);
    expect(instantsOf(zone, 2026, 10, 4, 2, 15)).toEqual([]);
  });

  test('an office and a visitor whose clocks change on other days, or by other steps, are told apart to the minute', () => {
    const instant = utc('2026-04-04T15:00:00Z');
    expect(zonedTimeKey(instant, 'Australia/Lord_Howe')).toBe('01:30');
    expect(zonedTimeKey(instant, 'Australia/Sydney')).toBe('02:00');
    expect(zonedTimeKey(instant, 'America/Santiago')).toBe('12:00');
    expect(zonedTimeKey(utc('2026-04-05T15:00:00Z'), 'America/Santiago')).toBe('11:00');
  });

  test.each([
    ['America/Toronto', '2026-11-01T05:30:00Z', true],
    ['America/Toronto', '2026-11-01T06:30:00Z', true],
    ['America/Toronto', '2026-11-01T04:59:00Z', false],
    ['America/Toronto', '2026-11-01T07:00:00Z', false],
    ['Australia/Lord_Howe', '2026-04-04T14:30:00Z', true],
    ['Australia/Lord_Howe', '2026-04-04T15:29:00Z', true],
    ['Australia/Lord_Howe', '2026-04-04T14:29:00Z', false],
    ['Asia/Almaty', '2024-02-29T18:30:00Z', true],
    ['Europe/London', '2026-03-29T01:30:00Z', false],
    ['Asia/Kolkata', '2026-03-29T01:30:00Z', false],
  ])('in %s the clock shows the time of %s twice: %s', (zone, instant, isRepeated) => {
    expect(isRepeatedTime(utc(instant), zone)).toBe(isRepeated);
  });

  test.each(['America/Toronto', 'Australia/Lord_Howe', 'Pacific/Chatham', 'America/Asuncion'])(
    "the visitor's own clock changes, in %s, change nothing in other zones",
    (own) => {
      vi.stubEnv('TZ', own);
      const days = [
        // found by comparing all zones: both clocks change at the same hour there
        ['Atlantic/Azores', '2029-10-28T21:00:00Z', '2029-10-28T00:00:00.000Z'],
        ['America/Coyhaique', '2024-04-07T23:00:00Z', '2024-04-07T04:00:00.000Z'],
        ['America/Santiago', '2028-04-02T23:00:00Z', '2028-04-02T04:00:00.000Z'],
        ['Pacific/Easter', '2028-04-03T05:00:00Z', '2028-04-02T06:00:00.000Z'],
      ] as const;
      for (const [zone, instant, start] of days) expect(iso(startOfZonedDay(utc(instant), zone))).toBe(start);
      expect(iso(instantOf('America/Havana', 2029, 3, 11, 2, 45))).toBe('2029-03-11T06:45:00.000Z');
      expect(iso(instantOf('Pacific/Chatham', 2029, 4, 1, 2, 30))).toBe('2029-03-31T12:45:00.000Z');
      vi.unstubAllEnvs();
    },
  );

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
    const later = instant + 3_600_000;
    expect(plain(formatTime(later, display))).toBe('2:30 AM');
    expect(formatTime(later, { ...display, timeFormat: 24 })).toBe('02:30');
    expect(formatTime(later, { ...display, language: 'de' })).toBe('2:30');
    expect(plain(formatTime(later, { ...display, language: 'de', timeFormat: 12 }))).toContain('2:30');
  });

  test('midnight is 12 AM, and 00:00 on a clock of 24 hours', () => {
    const midnight = utc('2026-11-01T04:00:00Z');
    expect(plain(formatTime(midnight, { ...display, timeFormat: 12 }))).toBe('12:00 AM');
    expect(formatTime(midnight, { ...display, timeFormat: 24 })).toBe('00:00');
  });

  test('the two occurrences of an hour differ by the zone behind them', () => {
    expect(plain(formatTime(instant - 3_600_000, display))).toBe('1:30 AM EDT');
    expect(plain(formatTime(instant, display))).toBe('1:30 AM EST');
    expect(plain(formatTime(instant, display, false))).toBe('1:30 AM');
    expect(plain(formatTime(instant + 3_600_000, display, true))).toBe('2:30 AM EST');
  });

  test('the two occurrences of half an hour differ by their distance from UTC', () => {
    const onLordHowe = { language: 'en', zone: 'Australia/Lord_Howe' };
    const half = utc('2026-04-04T14:30:00Z');
    expect(plain(formatTime(half, onLordHowe))).toBe('1:30 AM GMT+11');
    expect(plain(formatTime(half + 1_800_000, onLordHowe))).toBe('1:30 AM GMT+10:30');
    expect(plain(formatDayAndTime(half, onLordHowe))).toBe('Sunday, April 5, 1:30 AM GMT+11');
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
    expect(plain(formatDayAndTime(instant, { ...display, language: '!' }))).toBe('Sunday, November 1, 1:30 AM EST');
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
