import { bringAlong } from '../bookings/bringAlong.js';
import type { Stage } from '../stage.js';
import { askCaptcha, type CaptchaOutcome } from './captcha.js';

/** Asks the site's captcha above the form's buttons. Never rejects. */
export function passCaptcha({ host, find, scope }: Stage): Promise<CaptchaOutcome> {
  bringAlong(host);
  find('.cx-callback-captcha')?.remove();
  return askCaptcha(host, (container) => {
    const buttons = find('.cx-buttons-binary');
    if (buttons) buttons.before(container);
    else scope().append(container);
  });
}
