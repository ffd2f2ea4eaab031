/** How far above the page: further than a window is high, near enough to be painted. */
const distance = '-3000px';

/**
 * Puts an element above the page, where it is laid out and painted like others and not seen: what a browser does the first
 * time only is done then. In a shadow tree, where the page's scripts do not find it; out of reach of keys and readers; not in
 * the body, whose children the page may count.
 * @returns takes it away
 */
export function showUnseen(element: HTMLElement): () => void {
  const place = document.createElement('div');
  place.inert = true;
  place.style.position = 'absolute';
  place.style.top = distance;
  const shadow = place.attachShadow({ mode: 'closed' });
  shadow.adoptedStyleSheets = document.adoptedStyleSheets;
  element.style.position = 'static';
  shadow.append(element);
  document.documentElement.append(place);
  return () => place.remove();
}
