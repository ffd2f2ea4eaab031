const svg = 'http://www.w3.org/2000/svg';
const handset =
  'M6.6 3.5h2.2l1.5 4.3-2 1.7a11.5 11.5 0 0 0 6.2 6.2l1.7-2 4.3 1.5v2.2a2.6 2.6 0 0 1-2.8 2.6A15.6 15.6 0 0 1 4 6.3a2.6 2.6 0 0 1 2.6-2.8Z';
const waves = 'M14 3.8a6.6 6.6 0 0 1 6.2 6.2M14 7.6a2.9 2.9 0 0 1 2.4 2.4';

/**
 * The floating button. Its own box carries the custom properties, which a button outside the window would not have.
 * @param position words such as `left` or `top-left`; without any of them it floats where lines end, at the bottom
 * @param label the text on it; `''`: the widget's title in the language in force
 */
export function launcherView(position: string, label: string): HTMLElement {
  const box = element('div', 'cx-widget cx-callback-launcher');
  if (/^[\w-]+$/.test(position)) box.classList.add(`cx-position-${position}`);
  const button = element('button', 'cx-btn cx-btn-primary');
  button.setAttribute('type', 'button');
  button.setAttribute('aria-haspopup', 'dialog');
  const text = element('span', label ? '' : 'i18n');
  if (label) text.textContent = label;
  else text.dataset.message = 'CallbackTitle';
  button.append(icon(), text);
  box.append(button);
  return box;
}

function icon(): Element {
  const drawing = document.createElementNS(svg, 'svg');
  for (const [name, value] of [
    ['viewBox', '0 0 24 24'],
    ['width', '20'],
    ['height', '20'],
    ['aria-hidden', 'true'],
  ] as const) {
    drawing.setAttribute(name, value);
  }
  for (const line of [handset, waves]) {
    const path = document.createElementNS(svg, 'path');
    path.setAttribute('d', line);
    drawing.append(path);
  }
  return drawing;
}

function element(tag: string, className: string): HTMLElement {
  const node = document.createElement(tag);
  node.className = className;
  return node;
}
