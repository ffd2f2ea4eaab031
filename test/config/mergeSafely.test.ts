import { describe, expect, it } from 'vitest';
import { mergeSafely } from '../../src/config/index.js';

describe('mergeSafely', () => {
  it('copies each source over the target, later ones winning, and returns it', () => {
    const target = { a: 1 };
    expect(mergeSafely(target, { b: 1, c: 1 }, { c: 2 })).toBe(target);
    expect(target).toEqual({ a: 1, b: 1, c: 2 });
  });

  it('keeps nested objects by reference', () => {
    const userData = {};
    expect(mergeSafely({}, { userData }).userData).toBe(userData);
  });

  it.each([[null], [undefined], ['text'], [[1]], [7]])('passes over %j', (source) => {
    expect(mergeSafely({ a: 1 }, source)).toEqual({ a: 1 });
  });

  it('does not reach Object.prototype', () => {
    const merged = mergeSafely({}, JSON.parse('{"__proto__":{"x":1},"constructor":{"x":1},"prototype":{"x":1},"a":1}'));
    expect(Object.keys(merged)).toEqual(['a']);
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
    expect(Reflect.get({}, 'x')).toBeUndefined();
  });
});
