import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonError } from '../../../demo/configuration/findJsonError.js';

describe('the place where a text stops to be JSON', () => {
  it('is found, with what should be there', () => {
    const cases: [string, number, string][] = [
      ['', 0, 'a value'],
      ['{"a": 1,}', 8, 'no comma after the last property'],
      ['[1, ]', 4, 'no comma after the last one'],
      ['{"a" 1}', 5, 'a colon'],
      ["{'a': 1}", 1, 'a name in double quotes'],
      ['{"a": 1 "b": 2}', 8, 'a comma, or }'],
      ['[1 2]', 3, 'a comma, or ]'],
      ['{"a": "x\ny"}', 6, 'a value'],
      ['{"a": 01}', 6, 'a value'],
      ['{} {}', 3, 'nothing more'],
      ['{"a": {', 7, 'or }'],
    ];
    for (const [text, position, expected] of cases) {
      expect(findJsonError(text)).toEqual({ position, expected: expect.stringContaining(expected) });
    }
  });

  it('is none for JSON, and there is one for anything else', () => {
    fc.assert(fc.property(fc.json(), (text) => findJsonError(text) === undefined));
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '1',
      'true',
      ' ',
      '\n',
      '-',
      '"',
      '1.5e3',
      'nul',
      '\\',
    );
    const isJson = (text: string) => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        const text = pieces.join('');
        return isJson(text) === (findJsonError(text) === undefined);
      }),
      { numRuns: 2000 },
    );
  });
});
