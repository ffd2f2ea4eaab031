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
});
