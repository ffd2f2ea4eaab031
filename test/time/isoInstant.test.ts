import { expect, it, vi } from 'vitest';
import { isoInstant } from '../../src/time/isoInstant.js';

const instant = Date.parse('2026-03-03T15:00:00.000Z');

it.each([
  '2026-03-03T15:00:00.000Z',
  '2026-03-03T15:00Z',
  '2026-03-03t15:00:00z',
  '2026-03-03 15:00:00.0',
  '2026-03-03T16:00:00+01:00',
  '2026-03-03T16:00:00+0100',
  '2026-03-03 09:30-0530',
])('reads %s', (text) => {
  expect(isoInstant(text, 'Z')).toBe(instant);
});

it('hands every spelling on in the one that all browsers read', () => {
  const parse = vi.spyOn(Date, 'parse');
  isoInstant('2026-03-03 09:30:00.5-0530', 'Z');
  isoInstant('2026-03-03t15:00z', 'Z');
  isoInstant('2026-03-03 15:00');
  expect(parse.mock.calls).toEqual([['2026-03-03T09:30:00.5-05:30'], ['2026-03-03T15:00Z'], ['2026-03-03T15:00']]);
  parse.mockRestore();
});

it.each([
  'x2026-03-03T15:00:00Z',
  '2026-03-03T15:00:00Zx',
  '2026-03-03T15:00:00+1:00',
  '2026-03-03T15:00:00+01:0',
  '2026-03-03T15',
  '2026-03-03T15:00:00.Z',
  '2026-03-03',
  '2026-02-29T15:00:00Z',
  '2026-04-31T15:00:00Z',
  '2026-00-10T15:00:00Z',
  '',
  undefined,
  null,
  instant,
  ['2026-03-03T15:00:00Z'],
  Object.create(null),
])('takes %j for no time', (text) => {
  expect(isoInstant(text, 'Z')).toBeNaN();
});
