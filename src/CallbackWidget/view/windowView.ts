import { button, drawing, element } from './element.js';
import { handset } from './handset.js';

/**
 * The window: bar, body, place of the calendar, footer, live region. It is not in the page yet, and without texts.
 * @param content goes into the body
 */
export function windowView(content: Node): HTMLElement {
  return element(
    'div',
    {
      class: 'cx-widget cx-common-container cx-callback',
      role: 'dialog',
      tabindex: '-1',
      message: 'AriaWindowLabel',
      messageType: 'aria-label',
    },
    element(
      'div',
      { class: 'cx-titlebar' },
      element('span', { class: 'cx-icon', 'aria-hidden': 'true' }, drawing(24, 18, handset)),
      element('h2', { class: 'cx-title', message: 'CallbackTitle' }),
      element(
        'div',
        { class: 'cx-buttons-window-control' },
        controlButton('minimize', 'AriaMinimize', 'M5 12.5h10', 'm5.5 12 4.5-4.5 4.5 4.5'),
        controlButton('close', 'AriaClose', 'm5.5 5.5 9 9m0-9-9 9'),
      ),
    ),
    element('p', { class: 'cx-callback-offline', message: 'CallbackOffline', hidden: '' }),
    element('div', { class: 'cx-body' }, content),
    element('div', { class: 'cx-calendar-container', hidden: '' }),
    element(
      'div',
      { class: 'cx-callback-progress', hidden: '' },
      element('span', { class: 'cx-callback-bar', 'aria-hidden': 'true' }),
      element('p', { message: 'CallbackSending' }),
      button('CallbackStopWaiting', 'cx-btn cx-btn-default cx-callback-stop', { hidden: '' }),
    ),
    element('div', { class: 'cx-footer' }),
    element('div', { class: 'cx-callback-status cx-sr-only', role: 'status' }),
  );
}

/** @param paths what is drawn; the second takes over while the window is minimised */
function controlButton(name: string, message: string, ...paths: string[]): HTMLElement {
  const made = button(message, `cx-control cx-button-${name}`, { messageType: 'aria-label' });
  made.append(drawing(20, 20, paths));
  return made;
}
