// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { configurationRoot } from '../../src/config/index.js';

describe('the configuration root', () => {
  it('is window._genesys.widgets by reference', () => {
    const widgets = {};
    expect(configurationRoot({ _genesys: { widgets } })).toBe(widgets);
  });

  it('is the older alias window._genesys.cxwidget without it, and then under both names', () => {
    const genesys: Record<string, unknown> = { cxwidget: {} };
    expect(configurationRoot({ _genesys: genesys })).toBe(genesys.cxwidget);
    expect(genesys.widgets).toBe(genesys.cxwidget);
  });

  it.each([[{}], [{ _genesys: null }], [{ _genesys: 'x' }], [{ _genesys: {} }], [{ _genesys: { widgets: null } }]])(
    'is an empty object put in its place for %j',
    (host: { _genesys?: unknown }) => {
      const root = configurationRoot(host);
      expect(root).toEqual({});
      expect(configurationRoot(host)).toBe(root);
    },
  );

  it.each([
    ['a link', '<a id="_genesys" href="https://evil.example"></a>'],
    ['two links', '<a id="_genesys"></a><a id="_genesys" name="widgets"></a>'],
    ['a form', '<form id="_genesys"><input name="widgets"><input name="cxwidget"></form>'],
    ['an image', '<img name="_genesys">'],
  ])('is an empty object where markup has put %s in its place', (_, markup) => {
    document.body.innerHTML = markup;
    const clobbered = document.getElementById('_genesys') ?? document.images[0];
    const named = Object.create({ _genesys: clobbered });
    for (const host of [named, { _genesys: clobbered }, { _genesys: { widgets: clobbered } }]) {
      const root = configurationRoot(host);
      expect(Object.getPrototypeOf(root)).toBe(Object.prototype);
      expect(configurationRoot(host)).toBe(root);
    }
  });

  it('is not what is on Object.prototype', () => {
    for (const name of ['_genesys', 'widgets', 'cxwidget']) {
      Object.defineProperty(Object.prototype, name, {
        configurable: true,
        writable: true,
        value: { widgets: { main: 1 } },
      });
    }
    try {
      expect(Object.keys(configurationRoot({}))).toEqual([]);
    } finally {
      for (const name of ['_genesys', 'widgets', 'cxwidget']) Reflect.deleteProperty(Object.prototype, name);
    }
  });
});
