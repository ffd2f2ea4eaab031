import { focusablesOf, hasFocus } from '../ui/focus.js';

/** The layers over the form: the static one (error, close question) and the dynamic one (the site's). One of each at most. */
export interface Overlays {
  /** The uppermost, if there is any. */
  top(): HTMLElement | undefined;
  show(overlay: HTMLElement): void;
  /** @returns whether there was one */
  hide(kind: 'cx-static' | 'cx-dynamic'): boolean;
}

/** While a layer is shown, what lies under it is out of reach of keys and screen readers. */
export function createOverlays(root: HTMLElement): Overlays {
  let before: Element | null = null;
  const all = () => [...root.querySelectorAll<HTMLElement>(':scope > .cx-overlay')];
  const refresh = () => {
    for (const part of root.querySelectorAll(':scope > :is(.cx-body, .cx-calendar-container, .cx-footer)')) {
      part.toggleAttribute('inert', all().length > 0);
    }
    if (!all().length) root.classList.remove('cx-hide-footer');
  };
  // The page may take a layer away itself.
  new MutationObserver(refresh).observe(root, { childList: true });
  const remove = (kind: string) => {
    const found = all().filter((overlay) => overlay.classList.contains(kind));
    for (const overlay of found) overlay.remove();
    return found.length > 0;
  };
  return {
    top: () => all().find((overlay) => overlay.classList.contains('cx-static')) ?? all()[0],
    show(overlay) {
      const isOurs = hasFocus(root);
      if (!all().length) before = document.activeElement;
      remove(overlay.classList.contains('cx-static') ? 'cx-static' : 'cx-dynamic');
      root.append(overlay);
      refresh();
      if (isOurs) focusablesOf(overlay)[0]?.focus();
    },
    hide(kind) {
      const isFound = remove(kind);
      refresh();
      if (isFound && before instanceof HTMLElement && root.contains(before)) before.focus();
      return isFound;
    },
  };
}
