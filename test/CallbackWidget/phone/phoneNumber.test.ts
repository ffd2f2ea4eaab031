import { describe, expect, it } from 'vitest';
import { isEmptyNumber, isPlausibleNumber } from '../../../src/CallbackWidget/phone/phoneNumber.js';
import { fitsPlan, toE164 } from '../../../src/CallbackWidget/phone/plans/parseNumber.js';

describe('only a dial code counts as empty', () => {
  it.each(['', '  ', '+', '+1', '+1 ', '+44', '+ 995', '00 44', '()'])('%j is empty', (value) => {
    expect(isEmptyNumber(value)).toBe(true);
  });

  it.each(['1', '0', '+1 4155', '020', '***1234', 'abc', '00 44 20'])('%j is not', (value) => {
    expect(isEmptyNumber(value)).toBe(false);
  });
});

describe('plain check', () => {
  it.each(['4155550123', '+44 20 7946 0958', '(415) 555-0123', '12345', '٠٢٠٧٩٤٦٠٩٥٨'])('%j passes', (value) => {
    expect(isPlausibleNumber(value)).toBe(true);
  });

  it.each(['', '1234', '1234567890123456', 'call 4155550123', '41555+50123', '***1234'])('%j fails', (value) => {
    expect(isPlausibleNumber(value)).toBe(false);
  });
});

describe('check against the plan of the country', () => {
  it.each([
    ['(415) 555-0123', 'US'],
    ['4151110000', 'US'],
    ['07700 900123', 'GB'],
    ['030 123456', 'DE'],
    ['+800 1234 5678', 'DE'],
    ['+15551230000', 'DE'],
    ['0044 20 7946 0958', 'US'],
    ['+44 (0)20 7946 0958', 'US'],
  ])('%j in %s passes', (value, country) => {
    expect(fitsPlan(value, country)).toBe(true);
  });

  it.each([
    ['415555012', 'US'],
    ['41555501234', 'US'],
    ['123', 'GB'],
    ['+44 20 7946 09580', 'GB'],
    ['+999 123456789', 'GB'],
    ['abc', 'GB'],
    ['4155550123', 'AQ'],
  ])('%j in %s fails', (value, country) => {
    expect(fitsPlan(value, country)).toBe(false);
  });

  it.each([
    ['020 7946', 'GB'],
    ['1111111111', 'US'],
    ['0000000000', 'US'],
    ['+49 123', 'DE'],
  ])('%j in %s fails, although some numbers are as long', (value, country) => {
    expect(fitsPlan(value, country)).toBe(false);
  });
});

describe('what is sent', () => {
  it.each([
    ['(415) 555-0123', 'US', '+14155550123'],
    ['020 7946 0958', 'GB', '+442079460958'],
    ['00 49 30 123456', 'US', '+4930123456'],
    ['+39 06 6982 1234', 'US', '+390669821234'],
  ])('%j in %s becomes %s', (value, country, number) => {
    expect(toE164(value, country)).toBe(number);
  });

  it.each(['***1234', '123', '+1 415 555 0123 ext. 12', 'call 4155550123'])('%j is no number to rewrite', (value) => {
    expect(toE164(value, 'US')).toBeUndefined();
  });
});
