/**
 * Lays a part of a calendar out once, unseen: a slow phone takes longer to look up fonts and styles for the first time than
 * for everything else. In a shadow tree, because the page's scripts are not to take it for the calendar.
 */
export function rehearse(calendar: HTMLElement, part: Element): void {
  const stage = document.createElement('div');
  stage.style.position = 'fixed';
  stage.style.visibility = 'hidden';
  const shadow = stage.attachShadow({ mode: 'closed' });
  shadow.adoptedStyleSheets = document.adoptedStyleSheets;
  const copy = calendar.cloneNode() as HTMLElement;
  copy.append(part.cloneNode(true));
  shadow.append(copy);
  document.body.append(stage);
  copy.getBoundingClientRect();
  stage.remove();
}
