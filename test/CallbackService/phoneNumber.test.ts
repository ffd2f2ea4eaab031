import { describe, expect, it } from 'vitest';
import { comparableNumber, isSameNumber, shapeOf, spellingsOf } from '../../src/CallbackService/phoneNumber.js';

describe('comparableNumber', () => {
  it.each([
    ['+1 (416) 555-0123', '14165550123'],
    ['0014165550123', '14165550123'],
    ['tel:+1-416-555-0123', '14165550123'],
    ['1.416.555.0123', '14165550123'],
    ['\uff0b\uff11\uff14\uff11\uff16 555 0123', '14165550123'],
    ['+\u0967\u096a\u0967\u096c 555 0123', '14165550123'],
    ['\u0661\u0664\u0661\u0666\u0665\u0665\u0665\u0660\u0661\u0662\u0663', '14165550123'],
    ['5115', '5115'],
    ['+1 416 555 0123 ext. 45', '14165550123;45'],
    ['+1 416 555 0123 x45', '14165550123;45'],
    ['+14165550123;ext=45', '14165550123;45'],
    ['+1 416 555 0123 # 45', '14165550123;45'],
    ['1-800-FLOWERS', '1800flowers'],
    ['1-800-XEROXES', '1800xeroxes'],
    ['', ''],
  ])('of %j is %j', (text, expected) => {
    expect(comparableNumber(text)).toBe(expected);
  });

  it('looks at no more of a text than a number can have', () => {
    const long = `${'1'.repeat(1_000_000)}x2`;
    expect(comparableNumber(long)).toHaveLength(100);
  });
});

describe('isSameNumber', () => {
  it.each([
    ['+14165550123', '1 416 555 0123', true],
    ['4165550123', '+1 416-555-0123', true],
    ['0416 555 0123', '+61 416 555 0123', true],
    ['+14165550123', '+14165550124', false],
    ['0123', '+14165550123', false],
    ['+14165550123 x1', '+14165550123 x2', false],
    ['5115', '5115', true],
    ['5115', '5116', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(isSameNumber(a, b)).toBe(expected);
    expect(isSameNumber(b, a)).toBe(expected);
  });
});

describe('spellingsOf', () => {
  it.each([
    ['as it was sent', '14165550123', '+1 416-555-0123', ['+1 416-555-0123', '14165550123']],
    ['with 00 for +', '+14165550123', '001 416 555 0123', ['001 416 555 0123', '+14165550123']],
    ['the same spelling once', '+14165550123', '+14165550123', ['+14165550123']],
    ['the usual ones where the shape does not fit', '1 416 555', '5115', ['1416555', '+1416555', '1 416 555']],
  ])('gives %s', (_, now, before, expected) => {
    expect(spellingsOf(now, [shapeOf(before)])).toEqual(expected);
  });

  it('needs a shape that tells nothing of the number', () => {
    expect(shapeOf('+1 (416) 555-0123 FLOWERS')).toBe('+? (???) ???-???? ???????');
  });
});
