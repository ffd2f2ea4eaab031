import { describe, expect, test } from 'vitest';
import { formatDay, formatTime, type TimeDisplay } from '../../src/time/index.js';

const instant = Date.parse('2026-03-03T15:15:00.000Z');
const display = (language: string, more: Partial<TimeDisplay> = {}): TimeDisplay => ({
  language,
  zone: 'America/Toronto',
  ...more,
});
const months = Array.from({ length: 12 });

describe('a day', () => {
  test('is written as the language writes it', () => {
    expect(formatDay(instant, display('en'))).toBe('Tuesday, March 3');
    expect(formatDay(instant, display('de'))).toBe('Dienstag, 3. März');
  });

  test("has a language pack's own names of days and months", () => {
    const dayLabels = ['So', 'Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa'];
    const monthLabels = months.map((_, index) => `Monat ${index + 1}`);
    expect(formatDay(instant, display('de', { dayLabels, monthLabels }))).toBe('Di, 3. Monat 3');
  });

  test('keeps a month that the language writes as a number', () => {
    const monthLabels = months.map((_, index) => `${index + 1}月`);
    expect(formatDay(instant, display('ja', { monthLabels }))).toBe('3月3日火曜日');
  });

  test('is English where the language tag is none', () => {
    expect(formatDay(instant, display('not a tag'))).toBe('Tuesday, March 3');
  });
});

describe('a time', () => {
  test('has 12 or 24 hours as asked, else as the language has it', () => {
    expect(formatTime(instant, display('en')).replace(/\s/g, ' ')).toBe('10:15 AM');
    expect(formatTime(instant, display('de'))).toBe('10:15');
    expect(formatTime(instant, display('en', { timeFormat: 24 }))).toBe('10:15');
    expect(formatTime(instant, display('de', { timeFormat: 12 }))).toMatch(/10:15\sAM/);
  });

  test('names the zone when that is needed to tell two apart', () => {
    expect(formatTime(instant, display('en'), true)).toContain('EST');
  });
});
