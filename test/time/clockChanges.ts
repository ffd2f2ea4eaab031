import fc from 'fast-check';
import { zoneOffsetMinutes } from '../../src/time/index.js';

const dayMs = 86_400_000;
const [from, to] = [Date.parse('2024-01-01'), Date.parse('2030-01-01')];
const known = new Map<string, number[]>();

/** The instants (epoch ms) from 2024 to 2029 at which the clocks of a zone change. */
function clockChanges(zone: string): number[] {
  const kept = known.get(zone);
  if (kept) return kept;
  const changes: number[] = [];
  for (let at = from; at < to; at += 28 * dayMs) {
    let [before, after] = [at, at + 28 * dayMs];
    const offset = zoneOffsetMinutes(before, zone);
    if (offset === zoneOffsetMinutes(after, zone)) continue;
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (zoneOffsetMinutes(middle, zone) === offset) before = middle;
      else after = middle;
    }
    changes.push(after);
  }
  known.set(zone, changes);
  return changes;
}

/** Any zone of this runtime with any instant from 2024 to 2029; every other one is within three days of a clock change. */
export const zoneAndInstant: fc.Arbitrary<[zone: string, instant: number]> = fc
  .tuple(
    fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
    fc.integer({ min: from, max: to }),
    fc.boolean(),
    fc.integer({ min: -3 * dayMs, max: 3 * dayMs }),
  )
  .map(([zone, instant, isNear, distance]) => {
    const changes = isNear ? clockChanges(zone) : [];
    const change = changes[instant % changes.length];
    return [zone, change === undefined ? instant : change + distance];
  });
