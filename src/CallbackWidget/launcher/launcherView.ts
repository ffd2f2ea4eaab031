import { drawing, element } from '../view/element.js';
import { handset } from '../view/handset.js';

/**
 * The floating button. Its own box carries the custom properties, which a button outside the window would not have.
 * @param position words such as `left` or `top-left`; without any of them it floats where lines end, at the bottom
 * @param label the text on it; `''`: the widget's title in the language in force
 */
export function launcherView(position: string, label: string): HTMLElement {
  const isPosition = /^[\w-]+$/.test(position);
  return element(
    'div',
    { class: `cx-widget cx-callback-launcher ${isPosition ? `cx-position-${position}` : ''}`.trim() },
    element(
      'button',
      { class: 'cx-btn cx-btn-primary', type: 'button', 'aria-haspopup': 'dialog' },
      drawing(24, 20, handset),
      element('span', { message: label ? undefined : 'CallbackTitle' }, label),
    ),
  );
}
