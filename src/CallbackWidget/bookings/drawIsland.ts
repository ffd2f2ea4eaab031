import { type ComponentChild, render } from 'preact';

/**
 * Draws a part of the window that is ours alone, and takes it away when the signal is aborted.
 * @param view what is to be seen now
 * @param focusOrder selectors of what the focus goes to, best first, when what had it is gone
 * @returns draws it anew, at once
 */
export function drawIsland(
  container: HTMLElement,
  view: () => ComponentChild,
  focusOrder: readonly string[],
  signal: AbortSignal,
): () => void {
  signal.addEventListener('abort', () => render(null, container));
  return () => {
    if (signal.aborted) return;
    const hadFocus = container.contains(document.activeElement);
    render(view(), container);
    if (hadFocus && !container.contains(document.activeElement)) focusFirst(container, focusOrder);
  };
}

/** Gives the focus to the first of the selectors that is found. */
export function focusFirst(container: HTMLElement, selectors: readonly string[]): void {
  const targets = selectors.map((selector) => container.querySelector<HTMLElement>(selector));
  targets.find((target) => target !== null)?.focus();
}
