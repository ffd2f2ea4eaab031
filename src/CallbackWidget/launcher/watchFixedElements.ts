/** The page is looked at again at most so often, ms. */
const restMs = 200;
/** A page that is never idle is looked at all the same, ms. */
const idleTimeoutMs = 2000;
/** Of what has been added since the page was last looked at; lists and tables add more than anybody can look at. */
const mostAdded = 40;
/** Elements inside an added one that are looked at. */
const mostInside = 20;

export interface FixedElementsWatch {
  /** Also notices when this element changes its size. */
  watch(element: Element): void;
  stop(): void;
}

/**
 * Calls back, in idle time, when something that does not scroll with the page has come, gone or changed its size, or the window has.
 * Whatever else changes (a counter, rows of a list) costs no more than a look at what was added.
 */
export function watchFixedElements(box: Element, onChange: () => void): FixedElementsWatch {
  const watched = new Set<Element>();
  let added: Element[] = [];
  let isCertain = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let idle: number | undefined;

  function lookSoon(): void {
    timer ??= setTimeout(() => {
      idle = whenIdle(look);
    }, restMs);
  }

  function look(): void {
    const candidates = added;
    const wasCertain = isCertain;
    timer = undefined;
    added = [];
    isCertain = false;
    if (wasCertain || candidates.some(holdsFixed)) onChange();
  }

  function changed(): void {
    isCertain = true;
    lookSoon();
  }

  function onMutations(records: MutationRecord[]): void {
    for (const { addedNodes, removedNodes } of records) {
      for (const node of addedNodes) note(node);
      for (const node of removedNodes) if (holdsWatched(node)) isCertain = true;
    }
    if (isCertain || added.length > 0) lookSoon();
  }

  function note(node: Node): void {
    if (node instanceof Element && added.length < mostAdded && !box.contains(node)) added.push(node);
  }

  function holdsWatched(node: Node): boolean {
    return node instanceof Element && [...watched].some((element) => node.contains(element));
  }

  function watch(element: Element): void {
    // observed anew, an element would report its size anew
    if (!watched.has(element)) sizes.observe(element);
    watched.add(element);
  }

  const sizes = new ResizeObserver(changed);
  const changes = new MutationObserver(onMutations);
  changes.observe(document.body, { childList: true, subtree: true });
  for (const part of document.body.children) if (!box.contains(part)) watch(part);
  addEventListener('resize', changed);

  return {
    watch,
    stop() {
      clearTimeout(timer);
      if (idle !== undefined) (window as Partial<Window>).cancelIdleCallback?.(idle);
      sizes.disconnect();
      changes.disconnect();
      removeEventListener('resize', changed);
    },
  };
}

/** Safari knows no idle time: there the look is taken at once. */
function whenIdle(run: () => void): number | undefined {
  const { requestIdleCallback } = window as Partial<Window>;
  if (requestIdleCallback) return requestIdleCallback(run, { timeout: idleTimeoutMs });
  run();
  return undefined;
}

/** Whether an element or one of the first ones inside it, also in open web components, does not scroll with the page. */
function holdsFixed(element: Element): boolean {
  if (!element.isConnected) return false;
  const inside = element.getElementsByTagName('*');
  for (let index = -1; index < Math.min(inside.length, mostInside); index++) {
    const part = index < 0 ? element : inside[index];
    if (!part) continue;
    if (/fixed|sticky/.test(getComputedStyle(part).position)) return true;
    if (part.shadowRoot && [...part.shadowRoot.children].slice(0, mostInside).some(holdsFixed)) return true;
  }
  return false;
}
