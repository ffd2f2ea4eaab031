import { officeStatus, officeZone } from '../../availability/officeStatus.js';
import { type Availability, readAvailability } from '../../availability/readAvailability.js';
import { toIsoUtc } from '../../time/isoUtc.js';

/** What the server's last answer about free times says of the office. */
export interface Office {
  /** Takes what `availableSlots` carried. Resolves when it is read; a newer answer is not replaced by an older one. */
  learn(data: unknown): Promise<void>;
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
  let latest = 0;

  return {
    async learn(data) {
      latest++;
      const mine = latest;
      const read = await readAvailability(data);
      if (mine === latest && (read.slots.length || !answer)) answer = read;
    },
    free: () => Object.fromEntries((answer?.slots ?? []).map(({ instant, free }) => [toIsoUtc(instant), free])),
    reopening(now) {
      const { isAvailable, opensAt, isClosed } = officeStatus(answer, now);
      return isAvailable ? undefined : { instant: opensAt, closed: isClosed };
    },
    zone: () => officeZone(answer, configuredZone()),
    slotMinutes: () => officeStatus(answer, 0).slotMinutes,
  };
}
