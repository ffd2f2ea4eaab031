// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isDebugOn } from '../../src/config/index.js';

beforeEach(() => {
  sessionStorage.clear();
});
afterEach(() => {
  history.replaceState(null, '', '/');
  vi.restoreAllMocks();
});

describe('isDebugOn', () => {
  it.each([
    [{}, false],
    [{ main: { debug: true } }, true],
    [{ main: { debug: 'true' } }, true],
    [{ app: { debug: 1 } }, true],
    [{ global: { debug: true } }, true],
    [{ main: { debug: 'no' } }, false],
    [{ main: null }, false],
    [{ main: Object.create({ debug: true }) }, false],
  ])('with the configuration %j is %s', (config, isOn) => {
    expect(isDebugOn(config as never)).toBe(isOn);
  });

  it('is true for the tab once ?cx-debug has been in the address, until it is switched off there', () => {
    for (const [address, isOn] of [
      ['/', false],
      ['/?a=1&cx-debug', true],
      ['/other', true],
      ['/?cx-debug=false', false],
      ['/', false],
      ['/?cx-debug=1', true],
    ] as const) {
      history.replaceState(null, '', address);
      expect([address, isDebugOn({})]).toEqual([address, isOn]);
    }
  });

  it('is false where nothing may be stored and nothing is configured', () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(isDebugOn({})).toBe(false);
  });
});
