/** The buttons of a group of which one is in the page's tab order; arrow keys reach the others. */
function itemsOf(group: Element): HTMLElement[] {
  return [...group.querySelectorAll<HTMLElement>('button:not([hidden])')];
}

const notFree = '[hidden],[aria-disabled]';

/**
 * Puts one button of the group into the tab order: the focused one, else the chosen, else the first that is free.
 * @param isNew whether what the focused one stood for is not shown any more
 */
export function rove(group: Element, isNew = false): void {
  const find = (selector: string) => group.querySelector<HTMLElement>(selector);
  const last = find('[tabindex="0"]');
  const stop =
    (!isNew && find('button:focus')) ||
    (find('.cx-active') ?? find(`button:not(${notFree})`) ?? find('button:not([hidden])'));
  if (last === stop) return;
  if (last) last.tabIndex = -1;
  if (stop) stop.tabIndex = 0;
}

function isFocused(item: Element): boolean {
  return item === item.ownerDocument.activeElement;
}

/**
 * Moves the focus within the group as an arrow key, Home or End says; left and right are mirrored where the text runs
 * from right to left, up and down go by rows.
 * @returns whether the key was one of these
 */
export function moveFocus(group: Element, key: string): boolean {
  const items = itemsOf(group);
  const index = items.findIndex(isFocused);
  const from = items[index];
  if (!from || !/^(Home|End|Arrow.+)$/.test(key)) return false;
  const isForward = key === 'ArrowDown' || key === (isRightToLeft(group) ? 'ArrowLeft' : 'ArrowRight');
  const step = isForward ? 1 : -1;
  let to = items[index + step];
  if (key === 'Home') to = items[0];
  else if (key === 'End') to = items.at(-1);
  else if (key === 'ArrowUp' || key === 'ArrowDown') to = inNextRow(items, from, step) ?? to;
  to?.focus();
  return true;
}

function isRightToLeft(element: Element): boolean {
  const direction = element.closest<HTMLElement>('[dir="rtl"],[dir="ltr"]')?.dir;
  return (direction ?? element.ownerDocument.defaultView?.getComputedStyle(element).direction) === 'rtl';
}

/** The nearest item above (−1) or below (1); `from` itself at the edge, `undefined` if there is one row only. */
function inNextRow(items: HTMLElement[], from: HTMLElement, step: 1 | -1): HTMLElement | undefined {
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
