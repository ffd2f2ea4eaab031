import { focusablesOf } from '../../ui/focus.js';
import { html, renderOnce } from '../../ui/html.js';

/** Where the slot picker is shown: after the body, or, if the page has taken that place away, at the window's end. */
function containerIn(root: HTMLElement): HTMLElement {
  const found = root.querySelector<HTMLElement>('.cx-calendar-container');
  if (found) return found;
  const made = renderOnce(html`<div class="cx-calendar-container"></div>`);
  root.append(made);
  return made;
}

/** The place without a picker yet. */
export function showEmptyPicker(root: HTMLElement): void {
  containerIn(root).hidden = false;
}

/** Shows the picker's element and gives it the focus. */
export function mountPicker(root: HTMLElement, picker: HTMLElement): void {
  const container = containerIn(root);
  container.hidden = false;
  container.replaceChildren(picker);
  root.classList.add('cx-calendar-open');
  const first = picker.querySelector<HTMLElement>('.cx-active [tabindex="0"], [tabindex="0"]');
  (first ?? focusablesOf(picker)[0])?.focus();
}

export function hidePicker(root: HTMLElement): void {
  root.classList.remove('cx-calendar-open');
  const container = containerIn(root);
  container.hidden = true;
  container.replaceChildren();
}
