import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialCharacters } from '../../../../src/CallbackWidget/phone/phoneNumber.js';
import { formatTyped } from '../../../../src/CallbackWidget/phone/plans/formatNumber.js';
import { switchCountry } from '../../../../src/CallbackWidget/phone/plans/switchCountry.js';

/** What the field shows after each of the characters was typed at its end. */
function type(text: string, country: string) {
  let field = { value: '', caret: 0, country };
  for (const key of text) {
    const value = field.value + key;
    field = formatTyped({ value, caret: value.length, country: field.country, last: field.value });
  }
  return field;
}

describe('as-you-type formatting', () => {
  it.each([
    ['4155550123', 'US', '(415) 555-0123', 'US'],
    ['02079460958', 'GB', '020 7946 0958', 'GB'],
    ['030123456', 'DE', '030 123456', 'DE'],
    ['+442079460958', 'US', '+44 20 7946 0958', 'GB'],
    ['+14165550123', 'US', '+1 416 555 0123', 'CA'],
    ['+77012345678', 'GB', '+7 701 234 5678', 'KZ'],
    ['004930123456', 'US', '00 49 30 123456', 'DE'],
    ['٠٢٠٧٩٤٦٠٩٥٨', 'GB', '020 7946 0958', 'GB'],
  ])('%s typed in %s shows %s of %s', (keys, country, value, result) => {
    expect(type(keys, country)).toEqual({ value, caret: value.length, country: result });
  });

  it('keeps a territory that shares its dial code with a bigger country', () => {
    expect(type('+447797123456', 'JE').country).toBe('JE');
    expect(type('+447797123456', 'FR').country).toBe('GB');
  });

  it('accepts a pasted number with invisible marks, other dashes and a bracketed zero', () => {
    const value = '\u202a+44 (0)20\u20137946\u20110958\u202c';
    expect(dialCharacters(formatTyped({ value, caret: value.length, country: 'US' }).value)).toBe('+4402079460958');
    expect(formatTyped({ value, caret: value.length, country: 'US' }).country).toBe('GB');
  });

  it.each(['***1234', 'ask for Ann', '+1 415 555 0123 x12'])('leaves %s as it is', (value) => {
    expect(formatTyped({ value, caret: 2, country: 'US' })).toEqual({ value, caret: 2, country: 'US' });
  });

  it('keeps the caret behind the digit typed in the middle', () => {
    // The 9 was typed between 415 and 555.
    const value = '(4159) 555-012';
    expect(formatTyped({ value, caret: 5, country: 'US', last: '(415) 555-012', inputType: 'insertText' })).toEqual({
      value: '(415) 955-5012',
      caret: 7,
      country: 'US',
    });
  });

  it('deletes the digit before a separator when Backspace has taken the separator', () => {
    const field = { country: 'US', last: '(415) 555-0123', inputType: 'deleteContentBackward' };
    expect(formatTyped({ ...field, value: '(415)555-0123', caret: 5 })).toMatchObject({
      value: '(415) 550-123',
      caret: 3,
    });
    expect(formatTyped({ ...field, last: '(415)', value: '(415', caret: 4 })).toMatchObject({ value: '41', caret: 2 });
  });

  it('deletes the digit behind a separator when Delete has taken the separator', () => {
    const field = { country: 'US', last: '(415) 555-0123', inputType: 'deleteContentForward' };
    expect(formatTyped({ ...field, value: '(415)555-0123', caret: 5 })).toMatchObject({
      value: '(415) 550-123',
      caret: 4,
    });
  });

  it('leaves the first separator where nothing is before it', () => {
    const field = { country: 'US', last: '(415)', inputType: 'deleteContentBackward', value: '415)', caret: 0 };
    expect(formatTyped(field)).toMatchObject({ value: '(415)', caret: 0 });
  });

  it('drops the separators when they would keep the last digits out of a short field', () => {
    expect(formatTyped({ value: '+1 415 555 012', caret: 14, country: 'US', maxLength: 14 }).value).toBe('+1415555012');
    expect(formatTyped({ value: '+14155550123', caret: 12, country: 'US', maxLength: 14 }).value).toBe('+14155550123');
    expect(formatTyped({ value: '4155550123', caret: 10, country: 'US', maxLength: 14 }).value).toBe('(415) 555-0123');
  });

  it('never throws and never loses digits, whatever is typed', () => {
    const key = fc.constantFrom(...'+0123456789 ()-./*#xé٣＋');
    const country = fc.constantFrom('US', 'GB', 'DE', 'JP', 'BR', 'IT', 'AQ', '');
    fc.assert(
      fc.property(fc.string({ unit: key, maxLength: 30 }), country, fc.nat(30), (text, code, at) => {
        const caret = Math.min(at, text.length);
        const field = formatTyped({ value: text, caret, country: code, maxLength: 20 });
        expect(dialCharacters(field.value)).toBe(dialCharacters(text));
        expect(field.caret).toBeLessThanOrEqual(field.value.length);
        expect(dialCharacters(field.value.slice(0, field.caret))).toBe(dialCharacters(text.slice(0, caret)));
        expect(dialCharacters(type(text, code).value)).toBe(dialCharacters(text));
      }),
    );
  });

  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (value, country) => {
        const field = formatTyped({
          value,
          caret: value.length,
          country,
          last: value,
          inputType: 'deleteContentBackward',
        });
        expect(dialCharacters(field.value)).toBe(dialCharacters(value));
        expect(typeof switchCountry(value, 'DE')).toBe('string');
      }),
    );
  });
});

describe('choosing a country', () => {
  it.each([
    ['', 'DE', ''],
    ['+1 ', 'DE', '+49'],
    ['+', 'DE', '+49'],
    ['+1 415 555 0123', 'DE', '+49 4155 550123'],
    ['0044 1 23 45 67 89', 'FR', '+33 1 23 45 67 89'],
    ['+1 416 555 0123', 'US', '+1 416 555 0123'],
    ['4155550123', 'US', '(415) 555-0123'],
    ['***1234', 'US', '***1234'],
  ])('turns %j into the form of %s: %j', (value, country, result) => {
    expect(switchCountry(value, country)).toBe(result);
  });
});
