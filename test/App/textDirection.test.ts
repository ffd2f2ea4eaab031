import { describe, expect, it } from 'vitest';
import { textDirection } from '../../src/App/index.js';

describe('textDirection', () => {
  it.each([['ar'], ['he'], ['fa-IR'], ['ur'], ['az-Arab'], ['he_IL']])(
    '%s is written from right to left',
    (language) => {
      expect(textDirection(language)).toBe('rtl');
    },
  );

  it.each([['en'], ['de-AT'], ['zh-TW'], ['ar-Latn'], [''], ['not a tag!']])('%s from left to right', (language) => {
    expect(textDirection(language)).toBe('ltr');
  });
});
