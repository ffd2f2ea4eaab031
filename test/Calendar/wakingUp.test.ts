// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { calendarOnBus, freeTimes, now } from './onBus.js';

beforeEach(() => void vi.useFakeTimers({ now }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

const options = { timezone: 'America/Toronto' };
const morning = freeTimes('2026-03-03T15:00:00Z', '2026-03-03T16:00:00Z', 30);
const look = (state: 'visible' | 'hidden') => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
};

describe('A device that has slept, or a page that was left', () => {
  test.each([
    ['visibilitychange', () => look('visible')],
    ['pageshow', () => void window.dispatchEvent(new Event('pageshow'))],
  ])('shows no past time at once, and asks again soon: %s', async (_, wake) => {
    const { open, calls } = await calendarOnBus({ options, answer: morning });
    const calendar = await open();
    // timers have slept as well
    vi.setSystemTime(Date.parse('2026-03-03T15:10:00Z'));
    wake();
    expect(calendar.clocks()).toEqual(['10:30']);
    expect(calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(calls).toHaveLength(2);
  });

  test('asks for nothing while its answer is fresh, while it is hidden, or once the picker is gone', async () => {
    const { open, calls } = await calendarOnBus({ options, answer: morning });
    const calendar = await open();
    look('visible');
    await vi.advanceTimersByTimeAsync(2000);
    await vi.advanceTimersByTimeAsync(60_000);
    look('hidden');
    await vi.advanceTimersByTimeAsync(2000);
    calendar.element.remove();
    look('visible');
    await vi.advanceTimersByTimeAsync(2000);
    expect(calls).toHaveLength(1);
  });

  test('not all at the same moment', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.9);
    const { open, calls } = await calendarOnBus({ options, answer: morning });
    await open();
    await vi.advanceTimersByTimeAsync(61_000);
    look('visible');
    await vi.advanceTimersByTimeAsync(1700);
    expect(calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(calls).toHaveLength(2);
  });
});

describe("The server's clock counts", () => {
  test('a visitor whose clock is hours behind is offered no past time, and asks for the right days', async () => {
    const { bus, open, calls } = await calendarOnBus({ options });
    const calendar = await open();
    bus.data('CallbackService.clockOffsetMs', 15 * 3_600_000);
    await calls[0]?.resolve({ ...morning, ...freeTimes('2026-03-04T15:00:00Z', '2026-03-04T16:00:00Z', 30) });
    expect(calls.map(({ data }) => data.startDate)).toEqual(['2026-03-03T05:00:00.000Z', '2026-03-04T05:00:00.000Z']);
    await calls[1]?.resolve(freeTimes('2026-03-04T15:00:00Z', '2026-03-04T16:00:00Z', 30));
    expect(calendar.text('.cx-calendar-next')).toMatch(/Today, 10:00/);
    expect(calendar.clocks()).toEqual(['10:00', '10:30']);
  });

  test('a visitor whose clock is ahead still gets the times that are not past', async () => {
    const { bus, open, calls } = await calendarOnBus({ options });
    vi.setSystemTime(Date.parse('2026-03-03T16:30:00Z'));
    const calendar = await open();
    bus.data('CallbackService.clockOffsetMs', -2.5 * 3_600_000);
    await calls[0]?.resolve(morning);
    expect(calendar.clocks()).toEqual(['10:00', '10:30']);
  });
});

describe('A long wait', () => {
  test('is said after 400 ms, and what came of it', async () => {
    const { open, calls } = await calendarOnBus({ options });
    const calendar = await open();
    await vi.advanceTimersByTimeAsync(399);
    expect(calendar.said()).toBe('');
    await vi.advanceTimersByTimeAsync(1);
    expect(calendar.said()).toBe('Looking for free times…');
    await calls[0]?.resolve(morning);
    expect(calendar.said()).toBe('Tuesday, March 3: 2 free times');
  });
});
