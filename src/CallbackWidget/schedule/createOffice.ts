import { officeStatus, officeZone } from '../../availability/officeStatus.js';
import { type Availability, readAvailability } from '../../availability/readAvailability.js';
import { toIsoUtc } from '../../time/isoUtc.js';
import type { Office } from '../context.js';

/** What the server's last answer about free times says of the office; kept from one opening of the widget to the next. */
export interface OfficeMemory extends Office {
  /** Takes what `availableSlots` carried. Resolves when it is read; a newer answer is not replaced by an older one. */
  learn(data: unknown): Promise<void>;
}

/** @param configuredZone `callback.timezone` */
export function createOffice(configuredZone: () => unknown): OfficeMemory {
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
      return isAvailable ? undefined : { opensAt, isClosed };
    },
    zone: () => officeZone(answer, configuredZone()),
    slotMinutes: () => officeStatus(answer, 0).slotMinutes,
  };
}
