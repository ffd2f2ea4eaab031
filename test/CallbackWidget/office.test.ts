import { describe, expect, test } from 'vitest';
import { createOffice } from '../../src/CallbackWidget/times/createOffice.js';

const now = Date.parse('2026-03-03T14:00:00Z');
const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
/** An office that knows an answer of v1. */
function officeOf(free: Record<string, number>, zone?: string) {
  const office = createOffice(() => zone);
  office.learn(free);
  return office;
}

describe('when a call is possible again', () => {
  test('nobody knows before the first answer', () => {
    expect(createOffice(() => undefined).reopening(now)).toBeUndefined();
  });

  test('a free time now, or one step from now, means now', () => {
    for (const first of [0, 10, -10]) {
      expect(officeOf({ [at(first)]: 3, [at(first + 15)]: 1 }).reopening(now)).toBeUndefined();
    }
  });

  test('otherwise it is the first free time, and after a long gap the office is closed', () => {
    const answer = { [at(1080)]: 5, [at(1095)]: 5, [at(1065)]: 0 };
    expect(officeOf(answer).reopening(now)).toEqual({ instant: now + 1080 * 60_000, closed: true });
    expect(officeOf({ [at(30)]: 1, [at(45)]: 1 }).reopening(now)).toMatchObject({ closed: false });
  });

  test('a full time of the present says that it is open, where the server lists full ones', () => {
    const office = createOffice(() => undefined);
    const slot = (minutes: number, capacity: number) => ({ utcTime: at(minutes), capacity, total: 5 });
    office.learn({ data: { durationMin: 15, slots: [slot(0, 0), slot(15, 0), slot(600, 2)] } });
    expect(office.reopening(now)).toEqual({ instant: now + 600 * 60_000, closed: false });
  });

  test('what can be booked is unknown where nothing is free at all', () => {
    expect(officeOf({}).reopening(now)).toEqual({ instant: undefined, closed: true });
  });
});

describe('zone and length of a slot', () => {
  test('the server names the zone, else the configuration does; UTC is what servers say that were not asked', () => {
    expect(officeOf({ [at(0)]: 1 }, 'America/Toronto').zone()).toBe('America/Toronto');
    const office = createOffice(() => 'America/Toronto');
    office.learn({ data: { timezone: 'Europe/Paris', durationMin: 20, slots: [{ utcTime: at(0), capacity: 1 }] } });
    expect(office.zone()).toBe('Europe/Paris');
    expect(office.slotMinutes()).toBe(20);
    for (const junk of ['UTC', 'Etc/GMT', 'Mars/Olympus', undefined]) expect(officeOf({}, junk).zone()).toBe('');
  });

  test('the smallest distance between two times is the length, 15 minutes where there are none', () => {
    expect(officeOf({ [at(60)]: 1, [at(0)]: 1, [at(30)]: 1 }).slotMinutes()).toBe(30);
    expect(createOffice(() => undefined).slotMinutes()).toBe(15);
  });
});
