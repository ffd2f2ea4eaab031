import { type html, render } from 'htm/preact';

/** A virtual element, as `html` makes it. */
export type View = ReturnType<typeof html>;

/**
 * Renders a view into the document's own nodes and lets go of it. The page's scripts own what is shown (they clone, move
 * and overwrite it), so nothing of it is ever compared with a virtual tree again.
 */
export function renderOnce(view: View): HTMLElement {
  const host = document.createElement('div');
  render(view, host);
  const { firstElementChild } = host;
  return firstElementChild instanceof HTMLElement ? firstElementChild : host;
}
