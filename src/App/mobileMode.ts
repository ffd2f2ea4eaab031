import { defaults, toBoolean, toNumber } from '../config/index.js';
import type { AppContext } from './context.js';

/** Mobile mode (`main.mobileMode`, `main.mobileModeBreakpoint`), kept up to date as the window changes size or is turned. */
export function installMobileMode({ app, main, signal }: AppContext): void {
  const update = () => {
    const { mobileMode, mobileModeBreakpoint } = main();
    const breakpointPx = toNumber(mobileModeBreakpoint, defaults.mobileBreakpointPx);
    // the screen too: a telephone turned sideways stays one, and so does one that zooms
    const isSmall = [innerWidth, screen.width, screen.height].some((px) => px && px <= breakpointPx);
    const next = toBoolean(mobileMode, isSmall && navigator.maxTouchPoints > 0);
    if (next === app.data('mobileMode')) return;
    app.data('mobileMode', next);
    if (next) app.republish('mobileMode');
    app.republish('zoom', { layout: next ? 'mobile' : 'desktop' });
  };
  update();
  addEventListener('resize', update, { signal });
}
