import { afterEach, describe, expect, it, vi } from 'vitest';
import { createServerClock } from '../../src/http/serverClock.js';

const time = Date.UTC(2026, 2, 3, 14);
const hour = 3_600_000;
const headerOf = (instant: number) => new Date(instant).toUTCString();

afterEach(() => vi.useRealTimers());

describe('the server clock', () => {
  it("is the visitor's until an answer tells more", () => {
    vi.useFakeTimers({ now: time });
    const clock = createServerClock();
    expect([clock.now(), clock.offsetMs()]).toEqual([time, 0]);
  });

  it.each([
    ['three hours slow', 3 * hour],
    ['a day fast', -24 * hour],
    ['five minutes slow', hour / 12],
  ])("corrects a visitor's clock that is %s, to the second", (_, difference) => {
    vi.useFakeTimers({ now: time });
    const clock = createServerClock();
    expect(clock.learn(headerOf(time + difference), time - 400, time)).toBe(true);
    expect(Math.abs(clock.now() - (time + difference))).toBeLessThanOrEqual(1000);
    vi.advanceTimersByTime(hour);
    expect(Math.abs(clock.now() - (time + difference + hour))).toBeLessThanOrEqual(1000);
  });

  it.each([0, 900, -900, 30_000, -59_000])('leaves a clock alone that is %d ms off', (difference) => {
    const clock = createServerClock();
    clock.learn(headerOf(time + difference), time, time);
    expect(clock.offsetMs()).toBe(0);
  });

  it('forgets a correction once the visitor has set the clock right', () => {
    const clock = createServerClock();
    clock.learn(headerOf(time), time - 3 * hour, time - 3 * hour);
    clock.learn(headerOf(time), time, time);
    expect(clock.offsetMs()).toBe(0);
  });

  it.each([
    ['no header', null, time, time],
    ['an empty one', '', time, time],
    ['an unreadable one', 'soon', time, time],
    ['an answer during which the device slept', headerOf(time), time - hour, time],
    ['an answer before its question', headerOf(time), time, time - hour],
  ])('learns nothing from %s', (_, date, sentAt, receivedAt) => {
    const clock = createServerClock();
    clock.learn(headerOf(time + 5 * hour), time, time);
    const known = clock.offsetMs();
    expect(clock.learn(date, sentAt, receivedAt)).toBe(false);
    expect(clock.offsetMs()).toBe(known);
  });
});
