import type { Contest } from './contests.js';

export interface Row {
  name: string;
  /** Nanoseconds per operation on the bus. */
  ours: number;
  /** Nanoseconds per operation of what it is compared with. */
  bare: number;
  ratio: number;
  /** What the ratio may be at most, if that is promised. */
  goal?: number;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** Nanoseconds that this process has worked, garbage collection included: what other programs take does not count. */
function workedSoFar(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}

/** Nanoseconds per operation. */
async function timeOf(run: Contest['ours'], count: number): Promise<number> {
  const start = workedSoFar();
  const calls = await run(count);
  const end = workedSoFar();
  if (calls !== count) throw new Error(`${calls} callbacks of ${count}`);
  return (end - start) / count;
}

/** Starts with a clean heap, where the garbage collector can be called. Not for each round: it makes compiled code forget. */
const collectGarbage = () => (globalThis as { gc?: () => void }).gc?.();

/**
 * Both sides in turn, round by round, so that whatever slows the machine slows both. The ratio is the median of the
 * rounds' ratios.
 */
export async function compare({ name, count, ours, bare, goal }: Contest, rounds: number): Promise<Row> {
  collectGarbage();
  const times: { ours: number; bare: number }[] = [];
  const warmUp = Math.ceil(rounds / 4);
  for (let round = -warmUp; round < rounds; round++) {
    const time = { ours: 0, bare: 0 };
    const sides = [
      ['ours', ours],
      ['bare', bare],
    ] as const;
    for (const [side, run] of round % 2 ? sides : sides.toReversed()) time[side] = await timeOf(run, count);
    if (round >= 0) times.push(time);
  }
  return {
    name,
    ours: median(times.map((time) => time.ours)),
    bare: median(times.map((time) => time.bare)),
    ratio: median(times.map((time) => time.ours / time.bare)),
    ...(goal !== undefined && { goal }),
  };
}
