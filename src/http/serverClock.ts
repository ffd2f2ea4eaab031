import { millisecondsInMinute, millisecondsInSecond } from 'date-fns/constants';
import type { Bus } from '../bus/index.js';
import { toNumber } from '../config/index.js';

/**
 * The server's time, as far as its answers tell it by their header `Date`. Visitors' clocks are wrong by hours now and then;
 * what is "past" and "open" is decided by the server, so it is reckoned by the server's clock.
 *
 * CallbackService keeps the one clock and leaves what it knows in its data, where `serverTime` and other plugins read it:
 * `plugin.data('CallbackService.clockOffsetMs')`, ms to add to `Date.now()`; absent until an answer has told it. Browsers
 * show `Date` of another origin only if the server lists it in `Access-Control-Expose-Headers`; without it the visitor's
 * clock counts.
 */
export interface ServerClock {
  /** ms to add to `Date.now()`; 0 while nothing is known. */
  offsetMs(): number;
  /** Epoch ms. */
  now(): number;
  /** Whether an answer has told the time. */
  isKnown(): boolean;
  /**
   * Learns from an answer.
   * @param date its header `Date`; `null` if it has none or hides it
   * @param sentAt epoch ms by the visitor's clock when the request was sent
   * @param receivedAt the same when its answer had begun to arrive
   * @returns whether the answer told the time
   */
  learn(date: string | null, sentAt: number, receivedAt: number): boolean;
}

/** A clock that is less wrong than this counts as right: no time that is offered or refused depends on it. */
const toleranceMs = millisecondsInMinute;

/** @param onLearned called with the offset when it is first told, and when it has changed */
export function createServerClock(onLearned: (offsetMs: number) => void = () => {}): ServerClock {
  let offsetMs = 0;
  let isKnown = false;
  return {
    offsetMs: () => offsetMs,
    now: () => Date.now() + offsetMs,
    isKnown: () => isKnown,
    learn(date, sentAt, receivedAt) {
      const told = Date.parse(date ?? '');
      const travelMs = receivedAt - sentAt;
      // a device that slept meanwhile, or whose clock was set, tells nothing
      if (Number.isNaN(told) || travelMs < 0 || travelMs > toleranceMs) return false;
      // the header leaves out fractions of a second
      const measured = told + millisecondsInSecond / 2 - (sentAt + travelMs / 2);
      const rounded = Math.abs(measured) < toleranceMs ? 0 : Math.round(measured);
      // each answer measures a second more or less: no news
      const hasChanged = !isKnown || Math.abs(rounded - offsetMs) >= toleranceMs;
      isKnown = true;
      if (!hasChanged) return true;
      offsetMs = rounded;
      onLearned(offsetMs);
      return true;
    },
  };
}

/** The server's time (epoch ms): the visitor's clock, corrected by what the service plugin has learnt from answers. */
export function serverTime(bus: Bus, servicePlugin: string): number {
  return Date.now() + toNumber(bus.data(`${servicePlugin}.clockOffsetMs`), 0);
}
