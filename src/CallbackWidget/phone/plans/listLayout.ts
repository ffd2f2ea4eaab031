/** Of the list, px. */
const leastHeight = 128;
const mostHeight = 272;
const gapBelow = 20;

/** Makes the list as tall as the window has room below, so that the form need not scroll. */
export function fitHeight(popup: HTMLElement, list: HTMLElement): void {
  const floor = popup.closest('.cx-widget')?.getBoundingClientRect().bottom ?? window.innerHeight;
  const room = Math.min(floor, window.innerHeight) - list.getBoundingClientRect().top - gapBelow;
  if (room >= leastHeight) list.style.maxHeight = `${Math.min(room, mostHeight)}px`;
  popup.scrollIntoView?.({ block: 'nearest' });
}

/** Scrolls the list, and nothing else, to the option that the keys are at: `scrollIntoView` would scroll the page along. */
export function scrollToOption(list: HTMLElement | null, block: 'nearest' | 'center'): void {
  const option = list?.querySelector<HTMLElement>('.cx-active');
  if (!list || !option) return;
  const { offsetTop, offsetHeight } = option;
  const { scrollTop, clientHeight } = list;
  const below = offsetTop + offsetHeight - clientHeight;
  if (block === 'center') list.scrollTop = offsetTop - (clientHeight - offsetHeight) / 2;
  else list.scrollTop = Math.max(below, Math.min(scrollTop, offsetTop));
}
