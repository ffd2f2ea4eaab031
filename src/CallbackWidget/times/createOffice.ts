import { millisecondsInHour, millisecondsInMinute } from 'date-fns/constants';
import { leastDistance } from '../../availability/leastDistance.js';
import type { Availability } from '../../availability/readAvailability.js';
import { sharedAvailability } from '../../availability/sharedAvailability.js';
import { toText } from '../../config/index.js';
import { isKnownZone } from '../../time/index.js';

/** A gap shorter than this may be an hour that is fully booked. */
const closedFromMs = millisecondsInHour;
/** Zones that a server names when it was asked in none: no office is meant. */
const noOffice = /^((etc\/)?(utc|gmt))?$/i;

/** What the server's last answer about free times says of the office. */
export interface Office {
  /** Takes what `availableSlots` carried. */
  learn(data: unknown): void;
  /** Free times as a map `{ISO: places}`; empty before the first answer. */
  free(): Record<string, number>;
  /**
   * The next time at which a call is possible, if none is now: `closed` if the office seems to be, not just fully booked.
   * @param now epoch ms
   */
  reopening(now: number): { instant: number | undefined; closed: boolean } | undefined;
  /** IANA zone of the office; `''` if nobody says. */
  zone(): string;
  /** Length of a slot, min. */
  slotMinutes(): number;
}

/** @param configuredZone `callback.timezone` */
export function createOffice(configuredZone: () => unknown): Office {
  let answer: Availability | undefined;

  function stepMs(): number {
    if (answer?.durationMinutes) return answer.durationMinutes * millisecondsInMinute;
    const step = answer ? leastDistance(answer) : Number.POSITIVE_INFINITY;
    return step < Number.POSITIVE_INFINITY ? step : 15 * millisecondsInMinute;
  }

  return {
    learn(data) {
      const read = sharedAvailability(data);
      if (read.slots.length || !answer) answer = read;
    },
    free: () =>
      Object.fromEntries((answer?.slots ?? []).map(({ instant, free }) => [new Date(instant).toISOString(), free])),
    reopening(now) {
      if (!answer) return undefined;
      const { slots } = answer;
      const step = stepMs();
      const near = slots.filter(({ instant }) => instant > now - step && instant <= now + step);
      if (near.some(({ free }) => free > 0)) return undefined;
      const next = slots.find(({ instant, free }) => free > 0 && instant > now)?.instant;
      return { instant: next, closed: !near.length && (next ?? Number.POSITIVE_INFINITY) - now >= closedFromMs };
    },
    zone() {
      const zone = answer?.timezone ?? toText(configuredZone());
      return noOffice.test(zone) || !isKnownZone(zone) ? '' : zone;
    },
    slotMinutes: () => stepMs() / millisecondsInMinute,
  };
}
