import { type ComponentChild, options, render } from 'preact';
import { focusablesOf } from './focus.js';

/** What is known of a container that a view is rendered into. */
interface Island {
  observer: MutationObserver;
  /** Somebody else has changed the content since it was rendered. */
  isTouched: boolean;
}

const islands = new WeakMap<Element, Island>();
const watched = new Set<WeakRef<Element>>();

/**
 * Renders a view into a container that the page's scripts can reach. If they have changed its content since the last time, the
 * container is emptied and drawn anew, so that no node of theirs is patched by mistake; else Preact updates what is there.
 * @param container looked up at each call, since the page may have replaced it; `null` if it is gone: nothing happens
 */
export function renderIsland(container: Element | null, view: ComponentChild): void {
  if (!container) return;
  const island = islandOf(container);
  for (const each of watchedIslands()) noticeChanges(each, each.observer.takeRecords());
  if (island.isTouched) redraw(container, view);
  else render(view, container);
  island.isTouched = false;
  island.observer.takeRecords();
}

/** The focus goes back to the element in the same place. */
function redraw(container: Element, view: ComponentChild): void {
  const place = focusablesOf(container).indexOf(document.activeElement as HTMLElement);
  clearIsland(container);
  container.replaceChildren();
  render(view, container);
  focusablesOf(container)[place]?.focus();
}

/** Ends what runs in a view that was rendered into the container, and takes it away. */
export function clearIsland(container: Element): void {
  try {
    render(null, container);
  } catch {
    // nodes that the page has moved elsewhere cannot be taken out of where they were
  }
}

function islandOf(container: Element): Island {
  const known = islands.get(container);
  if (known) return known;
  const island: Island = {
    isTouched: false,
    observer: new MutationObserver((records) => noticeChanges(island, records)),
  };
  island.observer.observe(container, { childList: true, subtree: true, characterData: true });
  islands.set(container, island);
  watched.add(new WeakRef(container));
  return island;
}

function noticeChanges(island: Island, records: MutationRecord[]): void {
  if (records.length > 0) island.isTouched = true;
}

const { diffed } = options;

/** What Preact has changed itself, after a change of a component's own state, is nobody else's. */
options.diffed = (vnode) => {
  diffed?.(vnode);
  for (const { observer } of watchedIslands()) observer.takeRecords();
};

function watchedIslands(): Island[] {
  const found: Island[] = [];
  for (const reference of watched) {
    const container = reference.deref();
    const island = container && islands.get(container);
    if (island) found.push(island);
    else watched.delete(reference);
  }
  return found;
}
