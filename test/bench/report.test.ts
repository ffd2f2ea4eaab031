import { describe, expect, test } from 'vitest';
import { type Figure, isMet, median, ofPairs } from './figures.js';
import { changeText, compareRuns, markdownTable, missedText } from './report.js';

const opening: Figure = {
  name: 'opening',
  value: 41.23,
  unit: 'ms',
  ratio: 1.304,
  reference: 'plain DOM',
  goal: { of: 'value', most: 50 },
};

describe('the figures of a benchmark', () => {
  test('have the middle one of an odd number of samples as median, else the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 6])).toBe(5.5);
    expect(median([])).toBeNaN();
  });

  test('relate each sample to what was measured beside it, so that a busy moment counts on both sides', () => {
    const samples = [
      { value: 10, reference: 5 },
      { value: 100, reference: 50 },
      { value: 12, reference: 6 },
    ];
    expect(ofPairs(samples)).toEqual({ value: 12, ratio: 2 });
  });

  test('are met up to the goal, by value or by ratio, and neither met nor missed without one', () => {
    expect(isMet({ ...opening, value: 50 })).toBe(true);
    expect(isMet({ ...opening, value: 50.1 })).toBe(false);
    expect(isMet({ ...opening, goal: { of: 'ratio', most: 1.3 } })).toBe(false);
    expect(isMet({ ...opening, goal: { of: 'ratio', most: 1.31 } })).toBe(true);
    const { goal: _, ...without } = opening;
    expect(isMet(without)).toBeUndefined();
  });

  test('are missed if they could not be measured', () => {
    expect(isMet({ ...opening, value: Number.NaN })).toBe(false);
  });

  test('are written as a table with figure, goal and verdict', () => {
    const none: Figure = { name: 'long tasks', value: 2, unit: 'in all', goal: { of: 'value', most: 0 } };
    const { goal: _, ...without } = opening;
    expect(markdownTable([opening, none, { ...without, name: 'no promise' }]).split('\n')).toEqual([
      '| what | figure | goal | met |',
      '| --- | --: | --: | --- |',
      '| opening | 41.2 ms (1.3 × plain DOM) | ≤ 50 ms | yes |',
      '| long tasks | 2 | none | **no** |',
      '| no promise | 41.2 ms (1.3 × plain DOM) |  |  |',
    ]);
  });

  test('that are missed say so, and that plain DOM alone takes longer where the machine is that slow', () => {
    expect(missedText({ ...opening, value: 60, ratio: 1.5 })).toBe('opening: 60 ms (1.5 × plain DOM), not ≤ 50 ms');
    expect(missedText({ ...opening, value: 152, ratio: 1.1 })).toBe(
      'opening: 152 ms (1.1 × plain DOM), not ≤ 50 ms; plain DOM alone takes 138 ms here and now',
    );
    const { ratio: _, ...without } = opening;
    expect(missedText({ ...without, value: 60 })).toBe('opening: 60 ms, not ≤ 50 ms');
  });
});

describe('two runs', () => {
  test('are compared by ratio where there is one, and a change of more than 20 % is pointed out', () => {
    const later = { ...opening, value: 90, ratio: 1.304 * 1.1 };
    const [change] = compareRuns([opening], [later]);
    expect(change && changeText(change)).toBe('+10 %');
    expect(change?.isNotable).toBe(false);
    const [more] = compareRuns([opening], [{ ...opening, ratio: 1.304 * 0.7 }]);
    expect(more && changeText(more)).toBe('-30 %');
    expect(more?.isNotable).toBe(true);
  });

  test('are compared in the figures that both have', () => {
    expect(compareRuns([opening], [{ ...opening, name: 'other' }])).toEqual([]);
    expect(compareRuns([opening], [{ ...opening, unit: 'ns' }])).toEqual([]);
  });

  test('show what came from nothing as new, and nothing twice as no change', () => {
    const tasks: Figure = { name: 'long tasks', value: 0, unit: 'in all' };
    const [change] = compareRuns([tasks], [{ ...tasks, value: 3 }]);
    expect(change && changeText(change)).toBe('new');
    expect(change?.isNotable).toBe(true);
    expect(compareRuns([tasks], [tasks])[0]?.percent).toBe(0);
  });
});
