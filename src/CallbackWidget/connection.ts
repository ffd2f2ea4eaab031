import type { Stage } from './stage.js';

/** Whether the browser knows that it is cut off. */
export function isOffline(): boolean {
  return navigator.onLine === false;
}

/**
 * Tells the visitor while the line is down, as long as there is something to book.
 * @param onBack called when the line is back
 * @returns stops
 */
export function followConnection({ find, screen, announce }: Stage, onBack: () => void): () => void {
  function update(): void {
    const line = find('.cx-callback-offline');
    if (line) line.hidden = !isOffline() || screen() === 'confirmation';
  }
  const onChange = ({ type }: Event) => {
    update();
    if (type === 'online') onBack();
    else if (screen() !== 'confirmation') announce('CallbackOffline');
  };
  for (const type of ['online', 'offline']) window.addEventListener(type, onChange);
  update();
  return () => {
    for (const type of ['online', 'offline']) window.removeEventListener(type, onChange);
  };
}
