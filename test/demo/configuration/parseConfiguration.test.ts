import { describe, expect, it } from 'vitest';
import { parseConfiguration } from '../../../demo/configuration/parseConfiguration.js';

const errorOf = (text: string) => {
  const result = parseConfiguration(text);
  return 'error' in result ? result.error : undefined;
};

describe('the text of the configuration editor', () => {
  it('is a configuration if it is an object in JSON', () => {
    expect(parseConfiguration('{"callback": {"dataURL": "/x"}, "stats": null}')).toEqual({
      configuration: { callback: { dataURL: '/x' }, stats: null },
    });
  });

  it('is pointed at where it stops to be JSON', () => {
    const text = '{\n  "main": {\n    "theme": dark\n  }\n}';
    const error = errorOf(text);
    expect(error?.message).toMatch(/^Line 3, column 14: /);
    expect(error?.position).toBe(text.indexOf('dark'));
  });

  it('is pointed at its end where it is cut off', () => {
    expect(errorOf('{"main": {')?.message).toMatch(/^Line 1, column 11: /);
  });

  it('is refused with the reason where it is JSON and no configuration', () => {
    expect(errorOf('[1]')?.message).toContain('one object');
    expect(errorOf('{"callback": "v3"}')).toEqual({ message: '“callback” has to be an object.', position: 1 });
  });

  it('says so when it is empty', () => {
    expect(errorOf('')?.message).toBeTruthy();
  });
});
