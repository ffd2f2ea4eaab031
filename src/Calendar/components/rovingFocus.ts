/**
 * Of the buttons of a group one is in the page's order of tabs; arrow keys reach the others. Written into the document, not
 * rendered: a move of the focus draws nothing.
 */

const usable = 'button[role="radio"]:not([hidden],[aria-disabled="true"])';

/** The buttons of a group that can be reached: taken times cannot. */
function itemsOf(group: Element): HTMLElement[] {
  return [...group.querySelectorAll<HTMLElement>(usable)];
}

/** Puts one button of the group into the order of tabs: the focused one, else the checked one, else the first that can be chosen. */
export function updateTabStop(group: Element): void {
  const find = (selector: string) => group.querySelector<HTMLElement>(selector);
  const stop = find(`${usable}:focus`) ?? find(`${usable}[aria-checked="true"]`) ?? find(usable);
  for (const last of group.querySelectorAll<HTMLElement>('[role="radio"][tabindex="0"]')) {
    if (last !== stop) last.tabIndex = -1;
  }
  if (stop) stop.tabIndex = 0;
}

/**
 * Moves the focus within the group as an arrow key, Home or End says; left and right are mirrored where the text runs
 * from right to left, up and down go by rows.
 * @returns whether the key was one of these
 */
export function moveFocus(group: Element, key: string): boolean {
  const items = itemsOf(group);
  const index = items.findIndex((item) => item.matches(':focus'));
  const from = items[index];
  if (!from) return false;
  const backward = isRightToLeft(group) ? 'ArrowRight' : 'ArrowLeft';
  const forward = isRightToLeft(group) ? 'ArrowLeft' : 'ArrowRight';
  const targets: Record<string, () => HTMLElement | undefined> = {
    Home: () => items[0],
    End: () => items.at(-1),
    [backward]: () => items[index - 1],
    [forward]: () => items[index + 1],
    ArrowUp: () => inNextRow(items, from, -1) ?? items[index - 1],
    ArrowDown: () => inNextRow(items, from, 1) ?? items[index + 1],
  };
  if (!Object.hasOwn(targets, key)) return false;
  targets[key]?.()?.focus();
  return true;
}

function isRightToLeft(element: Element): boolean {
  const direction = element.closest<HTMLElement>('[dir="rtl"],[dir="ltr"]')?.dir;
  return (direction ?? element.ownerDocument.defaultView?.getComputedStyle(element).direction) === 'rtl';
}

/** The nearest item above (−1) or below (1); `from` itself at the edge, `undefined` if there is one row only. */
function inNextRow(items: readonly HTMLElement[], from: HTMLElement, step: 1 | -1): HTMLElement | undefined {
  const box = from.getBoundingClientRect();
  let nearest: HTMLElement | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const { top, left } = item.getBoundingClientRect();
    if (Math.abs(top - box.top) < 2) continue;
    nearest ??= from;
    // a row counts for more than any way along it
    const distance = (top - box.top) * step * 1e4 + Math.abs(left - box.left);
    if (distance < 0 || distance > least) continue;
    nearest = item;
    least = distance;
  }
  return nearest;
}
