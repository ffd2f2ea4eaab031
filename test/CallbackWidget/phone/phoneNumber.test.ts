import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  asTyped,
  dialCharacters,
  isEmptyNumber,
  isSendableNumber,
  readNumber,
  tidyPasted,
} from '../../../src/CallbackWidget/phone/phoneNumber.js';
import { checkNumber, toE164 } from '../../../src/CallbackWidget/phone/plans/parseNumber.js';

describe('only a dial code counts as empty', () => {
  it.each(['', '  ', '+', '+1', '+1 ', '+44', '+ 995', '00 44', '()'])('%j is empty', (value) => {
    expect(isEmptyNumber(value)).toBe(true);
  });

  it.each(['1', '0', '+1 4155', '020', '***1234', 'abc', '00 44 20'])('%j is not', (value) => {
    expect(isEmptyNumber(value)).toBe(false);
  });
});

describe('a number that goes as it is typed', () => {
  it.each([
    '5115',
    '112',
    '60123456789',
    '4155550123',
    '+44 20 7946 0958',
    '(415) 555-0123',
    '٠٢٠٧٩٤٦٠٩٥٨',
    '00123456789012345',
    '1-800-FLOWERS',
    '+1 415 555 0123 ext. 12',
  ])('%j has 3 to 15 digits', (value) => {
    expect(isSendableNumber(value)).toBe(true);
  });

  it.each([
    '',
    '12',
    '1234567890123456',
    '+1234567890123456',
    'ask for Ann',
    '41555+50123',
    '***1234',
    'xxx-xxx-1234',
    `${'1 '.repeat(200)}`,
  ])('%j is none', (value) => {
    expect(isSendableNumber(value)).toBe(false);
  });

  it('goes without blanks around it and marks that nobody sees', () => {
    expect(asTyped(' \u202a(415) 555-0123\u202c ')).toBe('(415) 555-0123');
  });
});

/** What people paste, and the number that is in it, on a page in that country. */
const spellings: Array<[text: string, country: string, number: string]> = [
  // brackets, slashes and dashes, as they stand in signatures
  ['+49 (0) 30 / 90 18 20 - 44', 'US', '+493090182044'],
  ['+49 (0) 172 / 123 45 67', 'US', '+491721234567'],
  ['0049 (0) 30 / 901 820 44', 'US', '+493090182044'],
  ['+49 - (0) 30 - 227 - 32152', 'US', '+493022732152'],
  ['+49 30 901820-44', 'US', '+493090182044'],
  ['+44 (0)20 7946 0958', 'US', '+442079460958'],
  ['+44 [0] 20 7946 0958', 'US', '+442079460958'],
  ['+44 ( 0 ) 20 7946 0958', 'US', '+442079460958'],
  ['(+44) 20 7946 0958', 'US', '+442079460958'],
  ['+44.20.7946.0958', 'US', '+442079460958'],
  ['+44\u201120\u20137946\u22120958', 'US', '+442079460958'],
  ['+44~20~7946_0958', 'US', '+442079460958'],
  ['+39 06 6982 1234', 'US', '+390669821234'],
  ['(030) 90 18 20', 'DE', '+4930901820'],
  ['011 44 20 7946 0958', 'US', '+442079460958'],
  // Mexican mobile numbers as messengers write them
  ['+52 1 55 1234 5678', 'US', '+525512345678'],
  ['+5215512345678', 'MX', '+525512345678'],
  ['044 55 1234 5678', 'MX', '+525512345678'],
  ['1 55 1234 5678', 'MX', '+525512345678'],
  // digits of any script
  ['+९१ ९८११२ ३४५६७', 'US', '+919811234567'],
  ['٠٢٠ ٧٩٤٦ ٠٩٥٨', 'GB', '+442079460958'],
  ['۰۲۰ ۷۹۴۶ ۰۹۵۸', 'GB', '+442079460958'],
  ['＋４４ ２０ ７９４６ ０９５８', 'US', '+442079460958'],
  ['+৪৪ ২০ ৭৯৪৬ ০৯৫৮', 'US', '+442079460958'],
  ['+๔๔ ๒๐ ๗๙๔๖ ๐๙๕๘', 'US', '+442079460958'],
  ['+𝟜𝟜 𝟚𝟘 𝟟𝟡𝟜𝟞 𝟘𝟡𝟝𝟠', 'US', '+442079460958'],
  // links, and words before the number
  ['tel:+442079460958', 'US', '+442079460958'],
  ['TEL:+44-20-7946-0958', 'US', '+442079460958'],
  ['tel:+44%2020%207946%200958', 'US', '+442079460958'],
  ['tel:20-7946-0958;phone-context=+44', 'US', '+442079460958'],
  ['callto://+442079460958', 'US', '+442079460958'],
  ['Phone: +49 30 901820', 'US', '+4930901820'],
  ['Tel.: +49 30 901820', 'US', '+4930901820'],
  ['Tel. 030 901820', 'DE', '+4930901820'],
  ['Mobile (private): +49 172 1234567', 'US', '+491721234567'],
  ['T: +49 30 901820', 'US', '+4930901820'],
  ['Téléphone : +33 1 23 45 67 89', 'US', '+33123456789'],
  ['電話: +81 3-1234-5678', 'US', '+81312345678'],
  ['☎ +49 30 901820', 'US', '+4930901820'],
  ['☎️+49 30 901820', 'US', '+4930901820'],
  ['📞 +49 30 901820', 'US', '+4930901820'],
  ['call 415 555 0123', 'US', '+14155550123'],
  // marks that nobody sees
  ['\u202a+44\u00a020\u202f7946\u200b0958\u202c\ufeff', 'US', '+442079460958'],
  ['\u2066+44 20 7946 0958\u2069', 'US', '+442079460958'],
  // the country's code twice
  ['+1 +1 415 555 0123', 'US', '+14155550123'],
  ['+1 1 415 555 0123', 'US', '+14155550123'],
  ['+1 +44 20 7946 0958', 'US', '+442079460958'],
  ['0044 +44 20 7946 0958', 'US', '+442079460958'],
  ['+44 44 20 7946 0958', 'GB', '+442079460958'],
  ['+33 33 1 23 45 67 89', 'FR', '+33123456789'],
];

test.each(spellings)('%j on a page in %s is %s', (text, country, number) => {
  expect(toE164(text, country)).toBe(number);
  expect(checkNumber(text, country)).toBeUndefined();
  expect(isSendableNumber(text)).toBe(true);
});

describe('an extension', () => {
  it.each([
    ['+1 415 555 0123 ext. 12', '12'],
    ['+1 415 555 0123 x12', '12'],
    ['+1 415 555 0123, extension 12', '12'],
    ['+1 415 555 0123 #12', '12'],
    ['+1 415 555 0123 (ext 12)', '12'],
    ['+49 30 901820 Durchwahl 44', '44'],
    ['+33 1 23 45 67 89 poste 7', '7'],
    ['+7 495 123-45-67 доб. 101', '101'],
    ['tel:+1-415-555-0123;ext=12', '12'],
  ])('of %j is kept', (text, extension) => {
    expect(readNumber(text)?.extension).toBe(extension);
    expect(checkNumber(text, 'US')).toBeUndefined();
    // E.164 has no place for it
    expect(toE164(text, 'US')).toBeUndefined();
  });
});

describe('what is no number', () => {
  it.each([
    '',
    'abc',
    '***1234',
    'xxx 1234',
    'ask for Ann',
    '1-800-FLOWERS',
    'x'.repeat(5000),
    `tel:${'1'.repeat(300)}`,
  ])('%.30j stays what it is', (text) => {
    expect(readNumber(text)).toBeUndefined();
    expect(tidyPasted(text, 14)).toBe(text);
  });
});

describe('pasted into a field that is too short', () => {
  it.each([
    ['+49 (0) 30 / 90 18 20 - 44', 20, '+493090182044'],
    ['+49 (0) 172 / 123 45 67', 20, '+491721234567'],
    ['+49 30 901820-44', 14, '+493090182044'],
    ['+44 20 7946 0958', 20, '+44 20 7946 0958'],
    ['+44 20 7946 0958', -1, '+44 20 7946 0958'],
    ['+123 45678 90123 45678', 14, '+123456789012345678'],
    ['Phone: 030 901820', -1, '030901820'],
    ['+1 415 555 0123 ext. 12', 20, '+14155550123 x12'],
  ])('%j loses separators for %i characters, never digits: %j', (text, maxLength, shown) => {
    expect(tidyPasted(text, maxLength)).toBe(shown);
  });

  it('loses no digit of any number', () => {
    const part = fc.constantFrom('1', '23', '456', ' ', '-', '/', '.', '٣', '９');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), fc.integer({ min: -1, max: 30 }), (parts, maxLength) => {
        const text = parts.join('');
        expect(dialCharacters(tidyPasted(text, maxLength))).toBe(dialCharacters(text));
      }),
    );
  });
});

it('takes no longer for text that was written to take long', () => {
  const hostile = [
    '1'.repeat(200),
    `${'1 '.repeat(99)}x`,
    `a${' '.repeat(199)}`,
    `${'('.repeat(200)}`,
    `+${'0('.repeat(99)}`,
  ];
  for (const text of [...hostile, ...hostile.map((each) => each.repeat(5000))]) {
    expect(() => [readNumber(text), isEmptyNumber(text), isSendableNumber(text), tidyPasted(text, 14)]).not.toThrow();
  }
});

describe('what does not fit the plan of the country', () => {
  it.each([
    ['(415) 555-0123', 'US'],
    ['4151110000', 'US'],
    ['07700 900123', 'GB'],
    ['030 123456', 'DE'],
    ['+800 1234 5678', 'DE'],
    ['+15551230000', 'DE'],
  ])('%j in %s fits', (value, country) => {
    expect(checkNumber(value, country)).toBeUndefined();
  });

  it.each([
    ['415555012', 'US', { kind: 'short', country: 'US', digits: 1 }],
    ['+1 416 555 01', 'CA', { kind: 'short', country: expect.stringMatching(/US|CA/), digits: 2 }],
    ['41555501234', 'US', { kind: 'long', country: 'US', digits: 1 }],
    ['123', 'GB', { kind: 'short', country: 'GB', digits: undefined }],
    ['020 7946', 'GB', { country: 'GB' }],
    ['+44 20 7946 09580', 'GB', { kind: 'long', country: 'GB', digits: 1 }],
    ['+999 123456789', 'GB', { kind: 'unknownCode', country: '' }],
    ['1111111111', 'US', { kind: 'odd', country: 'US' }],
    ['0000000000', 'US', {}],
    ['+49 123', 'DE', { country: 'DE' }],
    ['abc', 'GB', { kind: 'odd', country: 'GB' }],
    ['4155550123', 'AQ', { kind: 'odd', country: 'AQ' }],
  ])('%j in %s: %j', (value, country, oddity) => {
    expect(checkNumber(value, country)).toMatchObject(oddity);
  });

  it.each(['***1234', '12', 'ask for Ann'])('%j is no number to rewrite', (value) => {
    expect(toE164(value, 'US')).toBeUndefined();
  });
});
