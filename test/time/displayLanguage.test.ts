import { describe, expect, it } from 'vitest';
import { chosenTimeFormat, displayLanguage, formatDay, formatTime } from '../../src/time/index.js';

describe('displayLanguage', () => {
  it.each([
    ['en', ['en-GB', 'en-US'], 'en-GB'],
    ['en', ['de', 'en-AU'], 'en-AU'],
    ['en', ['en'], 'en'],
    ['en', [], 'en'],
    ['en', ['eng-US', 'fr-CA'], 'en'],
    ['en', ['en_GB'], 'en-GB'],
    ['en', ['EN-gb'], 'EN-gb'],
    ['en', ['en-not_a_tag'], 'en'],
    ['en-GB', ['en-US'], 'en-GB'],
    ['zh-CN', ['zh-TW'], 'zh-CN'],
  ])('of texts in %s with %j is %s', (language, candidates, expected) => {
    expect(displayLanguage(language, candidates)).toBe(expected);
  });

  it('has the day first and 24 hours where that is the habit', () => {
    const instant = Date.parse('2026-03-03T19:15:00Z');
    const display = { zone: 'UTC', language: displayLanguage('en', ['en-GB']) };
    expect(formatDay(instant, display)).toMatch(/^Tuesday,? 3 March$/);
    expect(formatTime(instant, display)).toBe('19:15');
  });
});

describe('chosenTimeFormat', () => {
  it.each([
    [undefined, 'en', undefined],
    [12, 'en', undefined],
    [24, 'en', 24],
    [24, 'de', undefined],
    [12, 'de', 12],
  ] as const)('of App’s %s with texts in %s is %s', (timeFormat, language, expected) => {
    expect(chosenTimeFormat(timeFormat, language)).toBe(expected);
  });
});
