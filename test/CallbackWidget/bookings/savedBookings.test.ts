// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSavedBookings } from '../../../src/CallbackWidget/bookings/savedBookings.js';
import { defaults } from '../../../src/config/index.js';

const { storageKey } = defaults;
const hour = 3_600_000;
const day = 24 * hour;
const now = Date.parse('2026-03-03T12:00:00Z');
const time = now + 5 * hour;
const open = () => openSavedBookings('sales');
const stored = (): Array<Record<string, unknown>> => JSON.parse(localStorage.getItem(storageKey) ?? '[]');
const store = (entries: unknown): void => localStorage.setItem(storageKey, JSON.stringify(entries));

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers({ now });
});
afterEach(() => vi.useRealTimers());

describe('bookings that this browser remembers', () => {
  it('come back with id and time, and nothing else is written than that', () => {
    open().save({ id: 'b1', time });
    open().save({ id: 'b2', time: undefined });
    expect(open().list()).toMatchObject([
      { id: 'b1', time },
      { id: 'b2', time: undefined },
    ]);
    expect(Object.keys(stored()[0] ?? {}).sort()).toEqual(['id', 'service', 'time', 'until']);
  });

  it.each([
    ['a day after a call at a time', time, time + day],
    ['a day after a call that was to come at once was booked', undefined, now + day],
  ])('are forgotten %s', (_, at, end) => {
    open().save({ id: 'b1', time: at });
    vi.setSystemTime(end - 1);
    expect(open().list()).toHaveLength(1);
    vi.setSystemTime(end);
    expect(open().list()).toEqual([]);
    open().save({ id: 'b2', time: end + hour });
    expect(stored().map(({ id }) => id)).toEqual(['b2']);
  });

  it('are ten at most, the latest ones', () => {
    for (let count = 1; count <= 25; count++) open().save({ id: `b${count}`, time });
    expect(
      open()
        .list()
        .map(({ id }) => id),
    ).toEqual([...Array(10).keys()].map((index) => `b${index + 16}`));
    expect(stored()).toHaveLength(10);
  });

  it.each([
    [
      'four hundred entries',
      Array.from({ length: 400 }, (_, index) => ({ id: `x${index}`, time: '', service: 's', until: now + day })),
    ],
    ['a long id', [{ id: 'x'.repeat(201), time: '', service: 's', until: now + day }]],
    ['a time that is none', [{ id: 'x', time: 'soon', service: 's', until: now + day }]],
    ['no end', [{ id: 'x', time: '', service: 's' }]],
    ['an object', { id: 'x' }],
    ['nothing', null],
    ['a flag that is none', [{ id: 'x', time: '', service: 's', until: now + day, isSuperseded: 'yes' }]],
  ])('are not disturbed by %s', (_, junk) => {
    store(junk);
    expect(open().list()).toEqual([]);
    open().save({ id: 'b1', time });
    expect(open().list()).toMatchObject([{ id: 'b1' }]);
    expect(stored().length).toBeLessThanOrEqual(10);
  });

  it('take no id that is longer than a server would give', () => {
    open().save({ id: 'x'.repeat(201), time });
    expect(localStorage.length).toBe(0);
  });

  it('know what a booking was replaced by', () => {
    open().save({ id: 'b1', time });
    open().save({ id: 'b2', time: time + hour }, 'b1');
    expect(open().list()).toMatchObject([{ id: 'b2', time: time + hour }]);
    expect(open().replacementOf('b1')).toMatchObject({ id: 'b2' });
    expect(open().replacementOf('b2')).toBeUndefined();
  });

  it('are asked for once a minute over all tabs, whatever the clock does', () => {
    open().save({ id: 'b1', time });
    expect(open().msUntilTurn('b1', now)).toBe(0);
    expect(open().msUntilTurn('b1', now + 20_000)).toBe(40_000);
    expect(open().msUntilTurn('b1', now + 60_000)).toBe(0);
    expect(open().msUntilTurn('b1', now)).toBe(0);
    expect(open().msUntilTurn('not kept', now)).toBe(0);
  });

  it('of another service stay when those of this one are forgotten', () => {
    openSavedBookings('support').save({ id: 's1', time });
    open().save({ id: 'b1', time });
    open().clear();
    expect(open().list()).toEqual([]);
    expect(openSavedBookings('support').list()).toMatchObject([{ id: 's1' }]);
  });

  it('tell of a change in another tab until the signal is aborted', () => {
    const changed = vi.fn();
    const leaving = new AbortController();
    open().subscribe(changed, leaving.signal);
    window.dispatchEvent(new StorageEvent('storage', { key: storageKey }));
    window.dispatchEvent(new StorageEvent('storage', { key: null }));
    window.dispatchEvent(new StorageEvent('storage', { key: 'other' }));
    expect(changed).toHaveBeenCalledTimes(2);
    leaving.abort();
    window.dispatchEvent(new StorageEvent('storage', { key: storageKey }));
    expect(changed).toHaveBeenCalledTimes(2);
  });
});
