import { button } from '../view/element.js';

/** A button that does its own work, so that nothing else takes its clicks. */
export function actionButton(message: string, className: string, onClick: () => void): HTMLButtonElement {
  const made = button(message, className);
  made.addEventListener('click', onClick);
  return made;
}
