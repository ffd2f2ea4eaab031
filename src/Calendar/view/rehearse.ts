import { showUnseen } from '../../ui/showUnseen.js';

/**
 * Lays a part of a calendar out once, unseen: a slow phone takes longer to look up fonts and styles for the first time than
 * for everything else.
 */
export function rehearse(calendar: HTMLElement, part: Element): void {
  const copy = calendar.cloneNode() as HTMLElement;
  copy.append(part.cloneNode(true));
  const takeAway = showUnseen(copy);
  copy.getBoundingClientRect();
  takeAway();
}
