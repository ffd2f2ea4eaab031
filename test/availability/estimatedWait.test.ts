import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimatedWaitSeconds } from '../../src/availability/estimatedWait.js';
import { always } from '../properties.js';

describe('estimatedWaitSeconds', () => {
  it.each([
    ['v1', { ewt: 90, aqt: 'urs2' }],
    ['v1, as a string', { ewt: '90' }],
    ['v1, an object per queue', { VQ1: { ewt: 90 }, VQ2: { ewt: 5 } }],
    ['a figure per queue', { VQ1: 90 }],
    ['v2', { VQ1: { ewt: 90, pos: 2 } }],
    [
      'v3',
      {
        data: [
          { virtualQueue: 'VQ2', estimatedWaitTime: 5 },
          { virtualQueue: 'VQ1', estimatedWaitTime: 90 },
        ],
      },
    ],
  ])('reads %s', (_, body) => {
    expect(estimatedWaitSeconds(body, 'VQ1')).toBe(90);
  });

  it('0 is a figure', () => {
    expect(estimatedWaitSeconds({ ewt: 0 }, 'VQ1')).toBe(0);
  });

  it.each([
    [{ ewt: -1 }],
    [{}],
    [null],
    ['soon'],
    [{ ewt: 'soon' }],
    [{ ewt: '' }],
    [{ ewt: null }],
    [{ VQ1: { ewt: -1 } }],
    [{ VQ1: {}, ewt: 5 }],
    [{ VQ2: { ewt: 5 } }],
    [{ data: [{ virtualQueue: 'VQ1', estimatedWaitTime: -1, message: 'no agents' }] }],
    [{ data: [{ virtualQueue: 'VQ2', estimatedWaitTime: 5 }] }],
    [{ data: [] }],
  ])('%j is no figure', (body) => {
    expect(estimatedWaitSeconds(body, 'VQ1')).toBeUndefined();
  });

  always(
    'never throws, and gives seconds or nothing',
    fc.property(fc.anything({ withNullPrototype: true }), fc.string(), (body, queue) => {
      expect(estimatedWaitSeconds(body, queue) ?? 0).toBeGreaterThanOrEqual(0);
    }),
  );
});
