// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { setLanguage } from '../../src/ui/setLanguage.js';

function marked(language: string): HTMLElement {
  const element = document.createElement('div');
  setLanguage(element, language);
  return element;
}

describe('setLanguage', () => {
  it.each([['ar'], ['he'], ['fa-IR'], ['ur'], ['iw'], ['az-Arab'], ['he_IL']])(
    '%s is written from right to left',
    (language) => {
      expect(marked(language).dir).toBe('rtl');
      expect(marked(language).lang).toBe(language);
    },
  );

  it.each([['en'], ['de-AT'], ['zh-TW'], ['ar-Latn']])('%s from left to right, on a page of either', (language) => {
    expect(marked(language).dir).toBe('ltr');
  });

  it.each([[''], ['not a tag!'], ['default']])('%j leaves the direction to the page', (language) => {
    expect(marked(language).dir).toBe('');
  });
});
