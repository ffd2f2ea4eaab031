/** Distance to what stands in the way, px. */
const gapPx = 12;
const probePx = 15;
/** More than so many things stacked in one corner are not climbed. */
const mostObstacles = 6;
/** The page is looked at again at most so often, ms. */
const restMs = 200;

/**
 * Keeps a box that floats in a corner of the window off whatever else the page keeps there (cookie bars, chats, buttons):
 * it moves towards the middle until it covers nothing, also when such a thing comes, grows or goes later. What fills more
 * than half of the window is no corner element but the page itself, or lies over it.
 * @returns stops it
 */
export function keepClear(box: HTMLElement): () => void {
  const watched = new Set<Element>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function place(): void {
    timer = undefined;
    box.style.translate = '';
    const { top, bottom } = box.getBoundingClientRect();
    if (top === bottom) return;
    const isAtTop = top + bottom < innerHeight;
    let shift = 0;
    for (let count = 0; count < mostObstacles; count++) {
      const own = box.getBoundingClientRect();
      const obstacle = obstacleUnder(box, own);
      if (!obstacle) return;
      watch(obstacle);
      const other = obstacle.getBoundingClientRect();
      shift += isAtTop ? other.bottom + gapPx - own.top : other.top - gapPx - own.bottom;
      box.style.translate = `0 ${shift}px`;
      // a corner that is full to the other end: better to cover something than to be out of reach
      if (top + shift < 0 || bottom + shift > innerHeight) break;
    }
    box.style.translate = '';
  }

  /** Observed anew, an element would report its size anew. */
  function watch(part: Element): void {
    if (!watched.has(part)) sizes.observe(part);
    watched.add(part);
  }

  const placeSoon = () => {
    timer ??= setTimeout(place, restMs);
  };
  const sizes = new ResizeObserver(placeSoon);
  const changes = new MutationObserver(placeSoon);
  changes.observe(document.body, { childList: true, subtree: true });
  for (const part of document.body.children) watch(part);
  addEventListener('resize', placeSoon);
  place();

  return () => {
    clearTimeout(timer);
    sizes.disconnect();
    changes.disconnect();
    removeEventListener('resize', placeSoon);
  };
}

/** The page's own fixed element under a box, found by probing it in steps that no button slips through. */
function obstacleUnder(box: Element, { left, top, right, bottom }: DOMRect): Element | undefined {
  for (let x = left + 1; x < right; x += probePx) {
    for (let y = top + 1; y < bottom; y += probePx) {
      for (const hit of hitsAt(document, x, y)) {
        const fixed = !hit.closest('.cx-widget') && fixedAround(hit);
        if (fixed && !fixed.contains(box) && fixed.getBoundingClientRect().height < innerHeight / 2) return fixed;
      }
    }
  }
  return undefined;
}

/** Everything at a point, also inside of web components. */
function hitsAt(root: DocumentOrShadowRoot, x: number, y: number): Element[] {
  return root
    .elementsFromPoint(x, y)
    .flatMap((hit) => (hit.shadowRoot && hit.shadowRoot !== root ? [hit, ...hitsAt(hit.shadowRoot, x, y)] : [hit]));
}

/** The element itself or the next around it that does not scroll with the page. */
function fixedAround(element: Element): Element | undefined {
  for (let at: Element | null = element; at; at = at.parentElement) {
    if (/fixed|sticky/.test(getComputedStyle(at).position)) return at;
  }
  return undefined;
}
