import { toNumber } from '../config/index.js';
import type { AppContext } from './context.js';

/** Publishes `App.timeFormat`: `main.timeFormat`, else the habit of the language in force. */
export function publishTimeFormat({ app, main }: AppContext): void {
  let timeFormat = toNumber(main().timeFormat, 0);
  if (![12, 24].includes(timeFormat)) timeFormat = habitOf(String(app.data('language')));
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
