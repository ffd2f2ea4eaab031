import { watchFixedElements } from './watchFixedElements.js';

/** Distance to what stands in the way, px. */
const gapPx = 12;
const probePx = 15;
/** Upper limit of elements to move past. */
const mostObstacles = 6;

/**
 * Keeps a box that floats in a corner of the window off whatever else the page keeps there (cookie bars, chats, buttons):
 * it moves towards the middle until it covers nothing, also when such a thing comes, grows or goes later. What fills more
 * than half of the window is no corner element but the page itself, or lies over it.
 * @returns stops it
 */
export function avoidOverlap(box: HTMLElement): () => void {
  function place(): void {
    box.style.translate = '';
    const { top, bottom } = box.getBoundingClientRect();
    if (top === bottom) return;
    const isAtTop = top + bottom < innerHeight;
    let shift = 0;
    for (let count = 0; count < mostObstacles; count++) {
      const own = box.getBoundingClientRect();
      const obstacle = overlappingElement(box, own);
      if (!obstacle) return;
      watching.watch(obstacle);
      const other = obstacle.getBoundingClientRect();
      shift += isAtTop ? other.bottom + gapPx - own.top : other.top - gapPx - own.bottom;
      box.style.translate = `0 ${shift}px`;
      // a corner that is full to the other end: better to cover something than to be out of reach
      if (top + shift < 0 || bottom + shift > innerHeight) break;
    }
    box.style.translate = '';
  }

  const watching = watchFixedElements(box, place);
  place();
  return watching.stop;
}

/** The page's own fixed element under a box, found by probing it in steps that no button slips through. */
function overlappingElement(box: Element, { left, top, right, bottom }: DOMRect): Element | undefined {
  for (let x = left + 1; x < right; x += probePx) {
    for (let y = top + 1; y < bottom; y += probePx) {
      const found = hitsAt(document, x, y)
        .map((hit) => obstacleAround(hit, box))
        .find((obstacle) => obstacle !== undefined);
      if (found) return found;
    }
  }
  return undefined;
}

function obstacleAround(hit: Element, box: Element): Element | undefined {
  const fixed = hit.closest('.cx-widget') ? undefined : fixedAround(hit);
  if (!fixed || fixed.contains(box)) return undefined;
  return fixed.getBoundingClientRect().height < innerHeight / 2 ? fixed : undefined;
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
    if (isFixed(at)) return at;
  }
  return undefined;
}

export function isFixed(element: Element): boolean {
  return /fixed|sticky/.test(getComputedStyle(element).position);
}
