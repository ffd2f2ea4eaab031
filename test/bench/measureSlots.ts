import { availabilitySlots } from '../../src/availability/readAvailability.js';
import { readSettings } from '../../src/Calendar/settings.js';
import { openedState, reduce } from '../../src/Calendar/state/reducer.js';
import { timesOf } from '../../src/Calendar/state/times.js';
import { type Figure, median } from './figures.js';
import { answerOfV1, answerOfV3, slotsOfADay, startOfToday } from './manySlots.js';

const sizes = [100, 1000, 10_000, 100_000];
const zone = 'America/Toronto';
/** Slots worked through for each sample, so that small answers are measured over many repetitions. */
const slotsOfASample = 100_000;
const rounds = 9;
/** Per slot, against the smallest answer. */
const growthAllowed = 1.5;

const answers = [
  ['v1', answerOfV1],
  ['v3', answerOfV3],
] as const;

/** From a server's answer to everything that the picker shows: slots, days, times of the days. */
function prepare(answer: unknown, days: number): number {
  const settings = readSettings({ numberOfDays: days, timezone: zone });
  const availability = availabilitySlots(answer);
  const state = reduce(openedState(settings, startOfToday(zone)), { type: 'availabilityReceived', availability });
  return state.days.reduce((total, day) => total + [...timesOf(state, day)].length, 0);
}

export async function measureSlots(): Promise<Figure[]> {
  return answers.flatMap(([api, answerOf]) => {
    const cases = sizes.map((size) => ({
      size,
      answer: answerOf(size, zone),
      days: Math.ceil(size / slotsOfADay),
      microsecondsPerSlot: [] as number[],
    }));
    // sizes take turns, so that a busy moment of the machine does not fall on one of them alone
    for (let round = 0; round <= rounds; round++) {
      for (const { size, answer, days, microsecondsPerSlot } of cases) {
        const repetitions = Math.ceil(slotsOfASample / size);
        const start = performance.now();
        let shown = 0;
        for (let count = 0; count < repetitions; count++) shown += prepare(answer, days);
        const elapsedMs = performance.now() - start;
        if (!shown) throw new Error('Nothing was shown.');
        // the first round warms up
        if (round) microsecondsPerSlot.push((elapsedMs * 1000) / repetitions / size);
      }
    }
    const [smallest] = cases;
    return cases.map(({ size, microsecondsPerSlot }, index): Figure => {
      const ratio = median(
        microsecondsPerSlot.map((time, round) => time / (smallest?.microsecondsPerSlot[round] ?? Number.NaN)),
      );
      return {
        name: `time per slot in an answer of ${size.toLocaleString('en-US')}, ${api}`,
        value: median(microsecondsPerSlot),
        unit: 'µs',
        isDetail: index > 0 && index < sizes.length - 1,
        ...(index > 0 && { ratio, reference: 'that of 100', goal: { of: 'ratio', most: growthAllowed } }),
      };
    });
  });
}
