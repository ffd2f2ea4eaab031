const pageLock = 'cx-callback-page-locked';

/** Keeps the window's classes and measures in step with the page's layout. */
export interface Layout {
  isSheet(): boolean;
  update(): void;
}

export interface LayoutOptions {
  root: HTMLElement;
  /** Aborted when the window closes. */
  signal: AbortSignal;
  isMobile(): boolean;
  isMinimized(): boolean;
}

/**
 * Keeps the page from scrolling, by what makes it scroll now: an element more with `overflow` would lay the page out anew, or
 * send it back to its top.
 */
function lockPage(isLocked: boolean): void {
  const parts = [document.documentElement, document.body];
  // asking for styles makes the browser lay the page out
  if (isLocked === parts.some(({ classList }) => classList.contains(pageLock))) return;
  const scrolling = parts.filter((part) => getComputedStyle(part).overflowY !== 'visible');
  for (const part of parts) {
    const isMeant = scrolling[0] ? scrolling.includes(part) : part === document.body;
    part.classList.toggle(pageLock, isLocked && isMeant);
    if (!part.className) part.removeAttribute('class');
  }
}

/** What the window measures now (px). It costs nothing before the page is changed, and a layout of the page afterwards. */
function measure() {
  const { innerWidth, innerHeight, visualViewport: viewport } = window;
  return { isLandscape: innerWidth > innerHeight, height: viewport?.height, top: viewport?.offsetTop };
}

/**
 * Desktop or mobile, there portrait or landscape. The mobile sheet fills the part of the screen that the on-screen keyboard
 * leaves free and keeps the page behind it from scrolling.
 */
export function createLayout({ root, signal, isMobile, isMinimized }: LayoutOptions): Layout {
  const viewport = window.visualViewport;
  const isSheet = () => isMobile() && !isMinimized();

  let measures = measure();

  function update(): void {
    const { isLandscape, height, top } = measures;
    const mobile = isMobile();
    root.classList.toggle('cx-mobile', mobile);
    root.classList.toggle('cx-desktop', !mobile);
    root.classList.toggle('cx-landscape', mobile && isLandscape);
    root.classList.toggle('cx-portrait', mobile && !isLandscape);
    root.ariaModal = isSheet() ? 'true' : null;
    lockPage(isSheet() && root.isConnected);
    if (height === undefined) return;
    root.style.setProperty('--cx-viewport-height', `${height}px`);
    root.style.setProperty('--cx-viewport-top', `${top}px`);
  }

  function remeasure(): void {
    measures = measure();
    update();
  }

  function resize(): void {
    remeasure();
    const { activeElement } = document;
    if (isSheet() && root.contains(activeElement) && activeElement?.matches('input,textarea,select')) {
      activeElement.scrollIntoView?.({ block: 'nearest' });
    }
  }

  addEventListener('resize', resize, { signal });
  viewport?.addEventListener('resize', resize, { signal });
  viewport?.addEventListener('scroll', remeasure, { signal });
  signal.addEventListener('abort', () => lockPage(false));
  return { isSheet, update };
}
