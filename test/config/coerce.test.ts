import { describe, expect, it } from 'vitest';
import { isRecord, toBoolean, toNumber, toRecord, toText } from '../../src/config/index.js';

describe('what a page writes is coerced', () => {
  it.each([
    [true, true],
    ['true', true],
    [' TRUE ', true],
    [1, true],
    ['1', true],
    [false, false],
    ['False', false],
    [0, false],
  ])('toBoolean reads %j as %s', (value, expected) => {
    expect(toBoolean(value, !expected)).toBe(expected);
  });

  it.each([[null], [undefined], [''], ['yes'], [2], [{}], [[]]])('toBoolean takes %j for absent', (value) => {
    expect([toBoolean(value, true), toBoolean(value, false)]).toEqual([true, false]);
  });

  it.each([
    [15, 15],
    ['15', 15],
    [' 1.5 ', 1.5],
    ['-3', -3],
    [0, 0],
    ['0', 0],
  ])('toNumber reads %j as %d', (value, expected) => {
    expect(toNumber(value, 99)).toBe(expected);
  });

  it.each([[null], [undefined], [''], [' '], ['many'], [Number.NaN], [Number.POSITIVE_INFINITY], [true], [[5]]])(
    'toNumber takes %j for absent',
    (value) => {
      expect(toNumber(value, 7)).toBe(7);
    },
  );

  it.each([
    [' a ', 'a'],
    [7, '7'],
  ])('toText reads %j as %j', (value, expected) => {
    expect(toText(value)).toBe(expected);
  });

  it.each([[null], [undefined], [''], [' '], [{}], [[]], [true]])('toText takes %j for absent', (value) => {
    expect(toText(value, 'fallback')).toBe('fallback');
  });

  it.each([[null], [[]], ['x'], [() => {}]])('%j is no table', (value) => {
    expect(isRecord(value)).toBe(false);
    expect(toRecord(value)).toEqual({});
  });

  it('toRecord returns a table itself', () => {
    const table = {};
    expect(toRecord(table)).toBe(table);
  });
});
