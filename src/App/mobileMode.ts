import { defaults, toBoolean, toNumber } from '../config/index.js';
import type { AppContext } from './context.js';

/** Mobile mode (`main.mobileMode`, `main.mobileModeBreakpoint`), kept up to date as the window changes size or is turned. */
export function installMobileMode({ app, main, signal }: AppContext): void {
  const update = (): void => {
    const { mobileMode, mobileModeBreakpoint } = main();
    const breakpointPx = toNumber(mobileModeBreakpoint, defaults.mobileBreakpointPx);
    // the screen too: a telephone turned sideways stays one, and so does one that zooms
    const isSmall = [innerWidth, screen.width, screen.height].some((px) => px > 0 && px <= breakpointPx);
    const isMobile = toBoolean(mobileMode, isSmall && navigator.maxTouchPoints > 0);
    if (isMobile === app.data('mobileMode')) return;
    app.data('mobileMode', isMobile);
    if (isMobile) app.republish('mobileMode');
    app.republish('zoom', { layout: isMobile ? 'mobile' : 'desktop' });
  };
  update();
  addEventListener('resize', update, { signal });
}
