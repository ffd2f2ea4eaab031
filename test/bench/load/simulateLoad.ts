import { createRandom } from '../../../src/simulator/index.js';
import { assumptions } from './assumptions.js';
import { createNetwork, type Minute, minuteMs, type Network, sleep } from './createNetwork.js';
import { installVirtualTime } from './virtualTime.js';
import { type Asking, visit } from './visit.js';

/** One crowd in front of one server. */
export interface LoadOptions {
  visitsPerHour: number;
  minutes: Minute;
  /** The same seed brings the same crowd. */
  seed: number;
  asking: Asking;
  /** Waits before a repetition: spread at random, as the product does it, or the same for everybody. */
  waits: 'spread' | 'equal';
  outage?: readonly [from: Minute, to: Minute];
}

/** What came of it. */
export interface Load extends Pick<Network, 'requests' | 'peak'> {
  /** Visitors who opened the widget. */
  opened: number;
  /** Bookings the server took. */
  booked: number;
  /** Visitors who left because nothing worked. */
  gaveUp: number;
  /** Times shown as free that were taken when they were booked. */
  refusals: number;
  /** Requests of those who booked, and the share of them who needed two at most. */
  requestsOfBookers: number;
  shareWithTwo: number;
}

/** A Tuesday, 09:00 in Toronto: the office has just opened. */
const start = Date.parse('2026-03-03T14:00:00.000Z');
/** Those who came last are still let finish. */
const tailMinutes = 15;
/** About so many times are on offer; there are places for many more bookings than are expected, for most want to be called soon. */
const slotsOnOffer = 128;

/** Plays a crowd in virtual time, without a network. Equal options give equal results. */
export async function simulateLoad({
  visitsPerHour,
  minutes,
  seed,
  asking,
  waits,
  outage,
}: LoadOptions): Promise<Load> {
  const time = installVirtualTime(start);
  try {
    const { openedShare, timeShare, bookedShare } = assumptions;
    const openedPerMs = (visitsPerHour * openedShare) / (60 * minuteMs);
    const expected = openedPerMs * minutes * minuteMs * timeShare * bookedShare;
    const placesPerBucket = Math.max(5, Math.ceil((20 * expected) / slotsOnOffer));
    const network = createNetwork({ start, outage, placesPerBucket, seed });
    const tally = { opened: 0, gaveUp: 0, refusals: 0, requestsOfBookers: 0, withTwo: 0, bookers: 0 };

    async function come(number: number): Promise<void> {
      const random = createRandom(seed * 1_000_003 + number);
      let requests = 0;
      const ports = {
        fetch: network.fetchFor(() => requests++),
        random: waits === 'spread' ? createRandom(seed * 2_000_003 + number) : () => 0.5,
      };
      tally.opened++;
      const { end, refusals } = await visit({ random, ports, asking });
      tally.refusals += refusals;
      if (end === 'gave up') tally.gaveUp++;
      if (end !== 'booked') return;
      tally.bookers++;
      tally.requestsOfBookers += requests;
      if (requests <= 2) tally.withTwo++;
    }

    /** Visitors come one by one, at random: a Poisson process. */
    async function open(): Promise<void> {
      const random = createRandom(seed);
      const until = start + minutes * minuteMs;
      for (let at = start; ; ) {
        at -= Math.log(1 - random()) / openedPerMs;
        if (at >= until) return;
        await sleep(at - Date.now());
        void come(tally.opened);
      }
    }

    void open();
    await time.run(start + (minutes + tailMinutes) * minuteMs);
    return {
      ...tally,
      booked: network.booked(),
      shareWithTwo: tally.withTwo / tally.bookers,
      requests: network.requests,
      peak: network.peak,
    };
  } finally {
    time.restore();
  }
}
