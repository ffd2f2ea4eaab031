import { defaults, toBoolean, toNumber } from '../config/index.js';
import type { AppContext } from './context.js';

/** Mobile mode (`main.mobileMode`, `main.mobileModeBreakpoint`), kept up to date as the window changes size or is turned. */
export function installMobileMode({ app, main, signal }: AppContext): void {
  let current: boolean | undefined;
  const update = () => {
    const { mobileMode, mobileModeBreakpoint } = main();
    const breakpointPx = toNumber(mobileModeBreakpoint, defaults.mobileBreakpointPx);
    const next = toBoolean(mobileMode, navigator.maxTouchPoints > 0 && windowSizePx() <= breakpointPx);
    if (next === current) return;
    current = app.data('mobileMode', next);
    if (next) app.republish('mobileMode');
    app.republish('zoom', { layout: next ? 'mobile' : 'desktop' });
  };
  update();
  addEventListener('resize', update, { signal });
}

/** Width of the window, or what is small of the screen: a telephone turned sideways stays one, and so does one that zooms. */
function windowSizePx(): number {
  return Math.min(innerWidth, screen.width || innerWidth, screen.height || innerWidth);
}
