import { describe, expect, it } from 'vitest';
import { officeStatus, officeZone } from '../../src/availability/officeStatus.js';
import { availabilitySlots } from '../../src/availability/readAvailability.js';

const now = Date.parse('2026-03-03T14:00:00Z');
const minute = 60_000;
/** An answer of slots, so many minutes from now: `[minutes, places left]`. */
const answer = (...slots: [minutes: number, free: number][]) => ({
  slots: slots.map(([minutes, free]) => ({ instant: now + minutes * minute, free })),
});

describe('officeStatus', () => {
  it('is available as long as nobody knows better', () => {
    expect(officeStatus(undefined, now)).toEqual({
      isAvailable: true,
      isClosed: false,
      opensAt: undefined,
      slotMinutes: 15,
    });
  });

  it.each([0, 10, -10, 15])('is available with a free time %d minutes from now, at a step of 15', (first) => {
    expect(officeStatus(answer([first, 3], [first + 15, 1]), now).isAvailable).toBe(true);
  });

  it('is closed before the first free time, if that is an hour off or more', () => {
    expect(officeStatus(answer([1065, 0], [1080, 5], [1095, 5]), now)).toMatchObject({
      isAvailable: false,
      isClosed: true,
      opensAt: now + 1080 * minute,
    });
    expect(officeStatus(answer([60, 1], [75, 1]), now)).toMatchObject({ isClosed: true });
  });

  it('is not closed if it may be fully booked', () => {
    expect(officeStatus(answer([30, 1], [45, 1]), now)).toMatchObject({ isAvailable: false, isClosed: false });
    expect(officeStatus(answer([0, 0], [15, 0], [600, 2]), now)).toMatchObject({
      isClosed: false,
      opensAt: now + 600 * minute,
    });
  });

  it('does not know when it opens if nothing is free at all', () => {
    expect(officeStatus(answer(), now)).toMatchObject({ isAvailable: false, isClosed: true, opensAt: undefined });
    expect(officeStatus(answer([600, 0]), now)).toMatchObject({ isClosed: true, opensAt: undefined });
  });

  it.each([1e12, 0.001, Number.MAX_VALUE])('holds out slots of %d minutes', (durationMinutes) => {
    const odd = { ...answer([600, 1], [630, 1]), durationMinutes };
    expect(officeStatus(odd, now)).toMatchObject({ opensAt: now + 600 * minute, isClosed: true, slotMinutes: 30 });
  });

  it('holds out times at the ends of the calendar', () => {
    const odd = availabilitySlots({ '0000-01-01T00:00:00.000Z': 1, '9999-12-31T23:59:00.000Z': 1 });
    expect(officeStatus(odd, now)).toMatchObject({ isClosed: true, opensAt: Date.parse('9999-12-31T23:59:00Z') });
  });
});

describe('officeZone', () => {
  it.each([
    ['the zone of the server', 'Europe/Paris', 'America/Toronto', 'Europe/Paris'],
    ['the configured one, where the server tells none', undefined, 'America/Toronto', 'America/Toronto'],
    ['none, where nobody tells', undefined, undefined, ''],
    ['none for UTC, which servers say that were not asked', 'UTC', 'America/Toronto', ''],
    ['none for GMT in any spelling', 'Etc/gmt', undefined, ''],
    ['none for a zone that nobody knows', 'Mars/Olympus', undefined, ''],
    ['none for what is no text', undefined, {}, ''],
  ])('is %s', (_, timezone, configured, zone) => {
    expect(officeZone({ slots: [], ...(timezone && { timezone }) }, configured)).toBe(zone);
    expect(officeZone(undefined, timezone ?? configured)).toBe(zone);
  });
});
