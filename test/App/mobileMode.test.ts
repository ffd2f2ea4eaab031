// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { recorded, settled, startApp } from './startApp.js';

/** A window of that width, on a device with or without a touch screen. */
function device(widthPx: number, isTouch: boolean, screenPx?: { width: number; height: number }) {
  Object.defineProperty(window, 'innerWidth', { value: widthPx, configurable: true });
  Object.defineProperty(navigator, 'maxTouchPoints', { value: isTouch ? 5 : 0, configurable: true });
  if (screenPx) Object.defineProperty(window, 'screen', { value: screenPx, configurable: true });
}
const originalScreen = window.screen;

afterEach(() => {
  device(1024, false, originalScreen);
});

describe('main.mobileMode', () => {
  it.each([
    ['auto', 390, true, true],
    ['auto', 390, false, false],
    ['auto', 1200, true, false],
    [undefined, 390, true, true],
    [true, 1200, false, true],
    ['true', 1200, false, true],
    [false, 390, true, false],
  ])('%j in a window of %i px, touch: %s → %s', async (mobileMode, width, isTouch, expected) => {
    device(width, isTouch);
    const { bus } = await startApp({ main: { mobileMode } });
    const [zoom, mobile] = [recorded(bus, 'App.zoom'), recorded(bus, 'App.mobileMode')];
    await settled();
    expect(bus.data('App.mobileMode')).toBe(expected);
    expect(zoom).toEqual([{ layout: expected ? 'mobile' : 'desktop' }]);
    expect(mobile).toEqual(expected ? [{}] : []);
  });

  it('is small up to main.mobileModeBreakpoint, a number or a numeric string', async () => {
    device(700, true);
    const { bus } = await startApp({ main: { mobileModeBreakpoint: '700' } });
    expect(bus.data('App.mobileMode')).toBe(true);
  });

  it('follows the window’s size', async () => {
    device(390, true);
    const { bus } = await startApp();
    const zoom = recorded(bus, 'App.zoom');
    device(900, true);
    window.dispatchEvent(new Event('resize'));
    window.dispatchEvent(new Event('resize'));
    await settled();
    expect(zoom).toEqual([{ layout: 'mobile' }, { layout: 'desktop' }]);
    expect(bus.data('App.mobileMode')).toBe(false);
  });

  it('takes a telephone turned sideways for one', async () => {
    device(844, true, { width: 844, height: 390 });
    const { bus } = await startApp();
    expect(bus.data('App.mobileMode')).toBe(true);
  });
});
