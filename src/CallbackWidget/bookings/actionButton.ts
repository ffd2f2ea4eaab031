import { button } from '../view/element.js';

/**
 * A button that does its own work, so that nothing else takes its clicks. The second click of a double one does not count: it
 * was meant for what stood there before.
 */
export function actionButton(message: string, className: string, onClick: () => void): HTMLButtonElement {
  const made = button(message, className);
  made.addEventListener('click', ({ detail }) => detail > 1 || onClick());
  return made;
}
