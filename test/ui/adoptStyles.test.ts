import { expect, test, vi } from 'vitest';
import { adoptStyles } from '../../src/ui/adoptStyles.js';

class Sheet {
  css = '';
  replaceSync(css: string) {
    this.css = css;
  }
}

/** As much of a document as takes style sheets. */
function makeDocument(own: Sheet[] = []) {
  const target = { defaultView: { CSSStyleSheet: Sheet }, adoptedStyleSheets: own };
  return { target: target as unknown as Document, texts: () => target.adoptedStyleSheets.map(({ css }) => css) };
}

test('a document gets a style sheet once per id, after its own', () => {
  const { target, texts } = makeDocument([Object.assign(new Sheet(), { css: 'own' })]);
  for (const id of ['a', 'b', 'a']) adoptStyles(target, id, id);
  expect(texts()).toEqual(['own', 'a', 'b']);
});

test('files that bring the same sheet share it, so that the order of the sheets stays', async () => {
  const { target, texts } = makeDocument();
  adoptStyles(target, 'common', 'common');
  adoptStyles(target, 'window', 'window');
  vi.resetModules();
  const late = await import('../../src/ui/adoptStyles.js');
  expect(late.adoptStyles).not.toBe(adoptStyles);
  late.adoptStyles(target, 'common', 'common');
  expect(texts()).toEqual(['common', 'window']);
});

test('it goes when the last of those who wanted it for a while is gone', () => {
  const { target, texts } = makeDocument();
  const [one, other] = [new AbortController(), new AbortController()];
  for (const { signal } of [one, other, one]) adoptStyles(target, 'a', 'a', signal);
  one.abort();
  expect(texts()).toEqual(['a']);
  other.abort();
  expect(texts()).toEqual([]);
  adoptStyles(target, 'a', 'a');
  expect(texts()).toEqual(['a']);
});

test('it stays when somebody wanted it for good', () => {
  const { target, texts } = makeDocument();
  const one = new AbortController();
  adoptStyles(target, 'a', 'a', one.signal);
  adoptStyles(target, 'a', 'a');
  one.abort();
  expect(texts()).toEqual(['a']);
});

test('a document that cannot take style sheets is left as it is', () => {
  const createElement = vi.fn();
  adoptStyles({ defaultView: null, createElement } as unknown as Document, 'a', 'a');
  expect(createElement).not.toHaveBeenCalled();
});
