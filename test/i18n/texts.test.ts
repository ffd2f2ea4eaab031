import { describe, expect, it } from 'vitest';
import { createTexts } from '../../src/i18n/texts.js';

const english = { Title: 'Call', Zone: 'In {zone}, {zone} or {office}', Errors: { 501: 'Bad' }, Days: ['Sun', 'Mon'] };
const packs = {
  callback: { Title: 'Rückruf', Empty: '', Errors: { 503: 'Besetzt' }, Deep: { very: { deep: 'unten' } } },
  shop: { Title: 'Laden', Days: ['So', 'Mo', 7] },
};

describe('createTexts', () => {
  const texts = createTexts(packs, 'callback', english, 'de');

  it.each([
    ['Title', 'Rückruf'],
    ['Errors.503', 'Besetzt'],
    ['Errors.501', 'Bad'],
    ['Deep.very.deep', 'unten'],
    ['Empty', undefined],
    ['Errors', undefined],
    ['Missing', undefined],
    ['Title.length', undefined],
    ['constructor.name', undefined],
    ['toString', undefined],
    ['__proto__', undefined],
    ['', undefined],
  ])('finds behind %s: %s', (key, text) => {
    expect(texts.find(key)).toBe(text);
    expect(texts.get(key)).toBe(text ?? key);
  });

  it('looks into another namespace, without the own English texts behind it', () => {
    expect(texts.get('Title', 'shop')).toBe('Laden');
    expect(texts.find('Zone', 'shop')).toBeUndefined();
    expect(texts.get('Title', 'toString')).toBe('Title');
  });

  it('fills in values as text, each place of a name, and leaves others alone', () => {
    expect(texts.format('Zone', { zone: '$& $1 {office}' })).toBe('In $& $1 {office}, $& $1 {office} or {office}');
    expect(texts.format('Zone', {})).toBe(english.Zone);
    expect(texts.format('Missing', { zone: 1 })).toBe('Missing');
  });

  it('has lists, those of the pack first', () => {
    expect(texts.list('Days')).toEqual(['Sun', 'Mon']);
    expect(createTexts(packs, 'shop', english).list('Days')).toEqual(['So', 'Mo', '7']);
    expect(texts.list('Title')).toBeUndefined();
  });

  it.each([undefined, null, '', 7, [], { callback: null }, { callback: 'x' }])(
    'is English where the packs are %j',
    (none) => {
      expect(createTexts(none, 'callback', english).get('Title')).toBe('Call');
      expect(createTexts(none, 'callback', english).language).toBe('en');
    },
  );
});
