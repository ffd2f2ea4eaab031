import { bookingTexts } from '../locale.js';
import type { Stage } from '../stage.js';
import { askCaptcha, type CaptchaOutcome } from './captcha.js';

/** Asks the site's captcha above the form's buttons. Never rejects. */
export function passCaptcha({ host, find, scope }: Stage): Promise<CaptchaOutcome> {
  host.addTexts(bookingTexts);
  find('.cx-callback-captcha')?.remove();
  return askCaptcha(host, (container) => {
    const buttons = find('.cx-buttons-binary');
    if (buttons) buttons.before(container);
    else scope().append(container);
  });
}
