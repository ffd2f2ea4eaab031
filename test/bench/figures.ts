/** One measured figure. Its name is the key by which two runs are compared. */
export interface Figure {
  name: string;
  /** Median of several fresh measurements. */
  value: number;
  unit: 'ms' | 'µs' | 'ns' | 'KB' | 'times' | 'in all';
  /** `value` in relation to a reference piece of work, measured beside it in the same run. */
  ratio?: number;
  /** What the ratio is to. */
  reference?: string;
  /** The most that is promised. */
  goal?: { of: 'value' | 'ratio'; most: number };
  /** Not for `docs/performance.md`: one of the many figures behind another. */
  isDetail?: boolean;
}

/** A value of a figure, and what was measured beside it. */
export interface Sample {
  value: number;
  reference: number;
  /** What the ratio takes in place of `value`: less the time that the machine spent on something else. */
  own?: number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

/** Value and ratio of samples of which each has its own reference: the ratio is the median of the pairs' ratios. */
export function ofPairs(samples: readonly Sample[]): { value: number; ratio: number } {
  return {
    value: median(samples.map(({ value }) => value)),
    ratio: median(samples.map(({ value, own = value, reference }) => own / reference)),
  };
}

/** Whether the figure is as promised; `undefined` where nothing is. */
export function isMet({ value, ratio = Number.NaN, goal }: Figure): boolean | undefined {
  return goal && (goal.of === 'value' ? value : ratio) <= goal.most;
}
