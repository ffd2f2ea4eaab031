const focusable = ':is(a[href],button,input,select,textarea,[tabindex="0"]):not(:disabled,[type=hidden])';

/** What the Tab key reaches below `root`, in order. */
export function focusablesOf(root: Element): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(focusable)].filter(
    (node) => node.tabIndex >= 0 && !node.closest('[hidden],[inert]') && (node.checkVisibility?.() ?? true),
  );
}

/** Whether focus is the widget's to move: the visitor is not busy elsewhere on the page. */
export function hasFocus(root: Element): boolean {
  const { activeElement } = document;
  return !activeElement || activeElement === document.body || root.contains(activeElement);
}

/** Keeps the Tab key inside `root`: from the last element to the first and back. */
export function trapTab(event: KeyboardEvent, root: Element): void {
  if (event.key !== 'Tab') return;
  const all = focusablesOf(root);
  const first = all[0];
  const last = all.at(-1);
  const { activeElement } = document;
  const isOutside = !root.contains(activeElement) || activeElement === root;
  const target = event.shiftKey ? last : first;
  if (!isOutside && activeElement !== (event.shiftKey ? first : last)) return;
  event.preventDefault();
  target?.focus();
}
