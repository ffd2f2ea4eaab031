import type { Stage } from './stage.js';

/** Whether the browser knows that it is cut off. */
export function isOffline(): boolean {
  return navigator.onLine === false;
}

/**
 * Tells the visitor while the line is down, as long as there is something to book.
 * @param onBack called when the line is back
 */
export function followConnection({ find, screen, announce, signal }: Stage, onBack: () => void): void {
  function update(event?: Event): void {
    const isBooked = screen() === 'confirmation';
    const line = find('.cx-callback-offline');
    if (line) line.hidden = !isOffline() || isBooked;
    if (event?.type === 'online') onBack();
    else if (event && !isBooked) announce('CallbackOffline');
  }
  for (const type of ['online', 'offline']) addEventListener(type, update, { signal });
  update();
}
