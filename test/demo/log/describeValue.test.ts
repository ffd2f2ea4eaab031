// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { describeValue } from '../../../demo/log/describeValue.js';

describe('a value in the log', () => {
  it('is JSON where it is plain data', () => {
    const value = { a: 1, b: ['x', null, true], c: {} };
    expect(JSON.parse(describeValue(value))).toEqual(value);
    expect(describeValue(value, 0)).toBe('{"a": 1, "b": ["x", null, true], "c": {}}');
  });

  it('is told by name where it is not', () => {
    const button = document.createElement('button');
    button.className = 'cx-btn cx-primary';
    const value = { button, at: new Date(0), open() {}, failed: new TypeError('no'), when: new Date(Number.NaN) };
    expect(describeValue(value, 0)).toBe(
      '{"button": <button.cx-btn.cx-primary>, "at": 1970-01-01T00:00:00.000Z, "open": ƒ open, "failed": TypeError: no, "when": Invalid Date}',
    );
  });

  it('ends where an object holds itself', () => {
    const value: Record<string, unknown> = {};
    value.self = value;
    expect(describeValue(value, 0)).toBe('{"self": ↻ (circular)}');
  });

  it('says so where a property cannot be read', () => {
    const value = Object.defineProperty({}, 'secret', {
      enumerable: true,
      get() {
        throw new Error('no');
      },
    });
    expect(describeValue(value, 0)).toBe('{"secret": (unreadable)}');
  });

  it('is cut where a list is long', () => {
    expect(describeValue(Array.from({ length: 100 }, () => 0))).toContain('… 40 more');
  });
});
