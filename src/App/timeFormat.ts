import { toNumber } from '../config/index.js';
import type { AppContext } from './context.js';

/**
 * Publishes `App.timeFormat`: `main.timeFormat`, else the habit of the language in force. That is found out when somebody asks:
 * the first use of `Intl` takes a slow phone up to 100 ms, and most pages need no times before the widget is opened.
 */
export function publishTimeFormat({ app, main }: AppContext): void {
  const language = String(app.data('language'));
  let known = toNumber(main().timeFormat, 0);
  const event = {
    get timeFormat() {
      if (![12, 24].includes(known)) known = habitOf(language);
      return known;
    },
  };
  app.data().timeFormat = {
    last: undefined,
    time: Date.now(),
    get value() {
      return event.timeFormat;
    },
  };
  app.republish('timeFormat', event);
}

function habitOf(language: string): 12 | 24 {
  try {
    return new Intl.DateTimeFormat(language, { hour: 'numeric' }).resolvedOptions().hour12 ? 12 : 24;
  } catch {
    return 12;
  }
}
