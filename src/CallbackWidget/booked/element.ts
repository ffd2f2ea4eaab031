/** Makes an element; `message` is the key of its text, children that are `false` or `''` are left out. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string>,
  ...children: Array<Node | string | false>
): HTMLElementTagNameMap[Tag] {
  const { message, ...rest } = attributes;
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(rest)) made.setAttribute(name, value);
  if (message) {
    made.classList.add('i18n');
    made.dataset.message = message;
  }
  made.append(...children.filter((child): child is Node | string => child !== false && child !== ''));
  return made;
}

/** A button that does its own work, so that nothing else takes its clicks. */
export function actionButton(message: string, className: string, onClick: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button', class: className, message });
  button.addEventListener('click', onClick);
  return button;
}
