import type { WindowContext } from '../context.js';
import { askCaptcha, type CaptchaOutcome } from './captcha.js';

/** Asks the site's captcha above the form's buttons. Never rejects. */
export function passCaptcha({ widget, find, formElement }: WindowContext): Promise<CaptchaOutcome> {
  find('.cx-callback-captcha')?.remove();
  return askCaptcha(widget, (container) => {
    const buttons = find('.cx-buttons-binary');
    if (buttons) buttons.before(container);
    else formElement().append(container);
  });
}
