import { describe, expect, it } from 'vitest';
import { guessCountry } from '../../../../src/CallbackWidget/phone/country.js';
import { countries, searchCountries } from '../../../../src/CallbackWidget/phone/plans/countries.js';

const found = (query: string, language = 'en') => searchCountries(countries(language), query).map((it) => it.code);

describe('country list', () => {
  it('names every country in the language of the visitor, in its alphabetical order', () => {
    const german = countries('de');
    expect(german.length).toBeGreaterThan(240);
    expect(german.find((it) => it.code === 'DE')).toEqual({
      code: 'DE',
      dialCode: '+49',
      name: 'Deutschland',
      englishName: 'Germany',
    });
    const names = german.map((it) => it.name);
    expect(names).toEqual([...names].sort(new Intl.Collator('de').compare));
  });

  it.each(['not a language', '', 'de_DE'])('has names for the language code %j', (language) => {
    expect(countries(language).every((it) => it.name.length > 1)).toBe(true);
  });

  it('is searched by the name in the language of the visitor and by the English one', () => {
    expect(found('deutsch', 'de')[0]).toBe('DE');
    expect(found('germ', 'de')).toContain('DE');
    expect(found('kingdom')).toEqual(['GB']);
    expect(found('مصر', 'ar')).toContain('EG');
  });

  it('ignores accents and case', () => {
    expect(found('osterreich', 'de')).toEqual(['AT']);
    expect(found('COTE D', 'fr')).toContain('CI');
  });

  it('is searched by ISO code and by initials, those first', () => {
    expect(found('de')[0]).toBe('DE');
    expect(found('uk')[0]).toBe('GB');
    expect(found('uae')[0]).toBe('AE');
  });

  it.each([
    ['USA', 'US'],
    ['america', 'US'],
    ['United States of America', 'US'],
    ['england', 'GB'],
    ['Scotland', 'GB'],
    ['britain', 'GB'],
    ['U.K.', 'GB'],
    ['holland', 'NL'],
    ['turkey', 'TR'],
    ['ivory', 'CI'],
    ['Czech Republic', 'CZ'],
    ['burma', 'MM'],
    ['swaziland', 'SZ'],
    ['cape verde', 'CV'],
    ['macau', 'MO'],
    ['emirates', 'AE'],
    ['russian fed', 'RU'],
    ['Saint Lucia', 'LC'],
    ['st lucia', 'LC'],
    ["cote d'ivoire", 'CI'],
    ['trinidad and tobago', 'TT'],
  ])('is searched by what people call countries, as in %j', (query, code) => {
    expect(found(query)[0]).toBe(code);
    expect(found(query, 'de')[0]).toBe(code);
  });

  it.each(['+44', '44', '0044', ' +4 4'])('is searched by dial code, as in %j, the main country first', (query) => {
    expect(found(query)).toEqual(['GB', 'GG', 'IM', 'JE']);
  });

  it('puts the exact dial code before those that begin with it', () => {
    expect(found('+1')[0]).toBe('US');
    expect(found('+35').length).toBeGreaterThan(5);
  });

  it('is empty when nothing matches', () => {
    expect(found('qqq')).toEqual([]);
    expect(found('+999')).toEqual([]);
  });
});

describe('first guess of the country', () => {
  it.each([
    ['gb', ['de-DE'], 'GB'],
    [undefined, ['de', 'en-CA'], 'CA'],
    [undefined, ['fr-CA', 'en-US'], 'CA'],
    [undefined, ['fr_CA'], 'CA'],
    [undefined, ['fi'], 'FI'],
    ['Canada', ['en-001', 'not a tag', 'pl'], 'PL'],
    [undefined, [], 'US'],
  ])('with %s asked for and %j preferred is %s', (wanted, languages, country) => {
    expect(guessCountry(wanted, languages)).toBe(country);
  });
});
