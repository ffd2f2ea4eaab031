import { createClock, createRandom, createSimulator } from '../../../src/simulator/index.js';
import { assumptions } from './assumptions.js';

/** A time of the simulation, in minutes from its start. */
export type Minute = number;

/** What lies between the visitors and the simulator: it takes time, counts, and may be down. */
export interface Network {
  /** A `fetch` for one visitor. `asked` is called for each request. */
  fetchFor(asked: () => void): typeof fetch;
  /** Bookings the server took. */
  booked(): number;
  /** Requests that began from one minute to another. */
  requests(from?: Minute, to?: Minute): number;
  /** The most requests that began within one slice of so many ms (a multiple of 100) between two minutes. */
  peak(sliceMs: number, from?: Minute, to?: Minute): number;
}

export interface NetworkOptions {
  /** Epoch ms. */
  start: number;
  /** When the gateway has no server to ask. */
  outage?: readonly [from: Minute, to: Minute] | undefined;
  placesPerBucket: number;
  seed: number;
}

export const minuteMs = 60_000;
const countedMs = 100;

/** Must be made, and used, in virtual time. */
export function createNetwork({ start, outage, placesPerBucket, seed }: NetworkOptions): Network {
  const simulator = createSimulator(
    { services: { sales: { placesPerBucket } } },
    { clock: createClock(start, { running: true }), random: createRandom(seed) },
  );
  /** Requests per slice of `countedMs`. */
  const counts: number[] = [];
  const sliceAt = (minute: Minute) => Math.round((minute * minuteMs) / countedMs);
  let booked = 0;
  const { roundTripMs, gatewayAnswersEveryMs } = assumptions;

  function isDown(): boolean {
    const minute = (Date.now() - start) / minuteMs;
    return outage !== undefined && outage[0] <= minute && minute < outage[1];
  }

  function countsBetween(from: Minute = 0, to: Minute = Infinity): number[] {
    return Array.from(counts.slice(sliceAt(from), to === Infinity ? undefined : sliceAt(to)), (count) => count ?? 0);
  }

  return {
    fetchFor: (asked) => async (url, init) => {
      asked();
      const slice = Math.floor((Date.now() - start) / countedMs);
      counts[slice] = (counts[slice] ?? 0) + 1;
      await sleep(roundTripMs / 2);
      if (isDown()) {
        await sleep(gatewayAnswersEveryMs - (Date.now() % gatewayAnswersEveryMs));
        return new Response(null, { status: 503 });
      }
      const response = await simulator.fetch(new Request(url, init));
      if (init?.method === 'POST' && response.ok) booked++;
      await sleep(roundTripMs / 2);
      return response;
    },
    // the simulator itself forgets those that are over
    booked: () => booked,
    requests: (from, to) => countsBetween(from, to).reduce((sum, count) => sum + count, 0),
    peak(sliceMs, from, to) {
      const between = countsBetween(from, to);
      const width = sliceMs / countedMs;
      let most = 0;
      for (let at = 0; at < between.length; at += width) {
        const sum = between.slice(at, at + width).reduce((total, count) => total + count, 0);
        most = Math.max(most, sum);
      }
      return most;
    },
  };
}

/** Resolves after so many ms of virtual time. */
export function sleep(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
