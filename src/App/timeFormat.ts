import { toNumber } from '../config/index.js';
import type { AppContext } from './context.js';

/** Publishes `App.timeFormat`, if it is another one now: `main.timeFormat`, else the habit of the language in force. */
export function updateTimeFormat({ app, main }: AppContext): void {
  const configured = toNumber(main().timeFormat, 0);
  const timeFormat = [12, 24].includes(configured) ? configured : habitOf(String(app.data('language')));
  if (timeFormat === app.data('timeFormat')) return;
  app.data('timeFormat', timeFormat);
  app.republish('timeFormat', { timeFormat });
}

function habitOf(language: string): 12 | 24 {
  try {
    return new Intl.DateTimeFormat(language, { hour: 'numeric' }).resolvedOptions().hour12 ? 12 : 24;
  } catch {
    return 12;
  }
}
