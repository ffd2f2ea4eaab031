import { html, renderOnce } from '../../ui/html.js';
import type { WidgetContext, WindowContext } from '../context.js';

/** What came of a captcha. */
export interface CaptchaOutcome {
  /** `''`: it was not passed, or the site has none. */
  token: string;
  /** What the visitor reads if it was not passed: the site's own words if it gave any. */
  problem?: string;
}

/**
 * Asks the site's captcha for a token (option `captcha`), in an element that is gone afterwards. Never rejects.
 * @param place puts the element where the visitor is
 */
export async function askCaptcha(
  widget: WidgetContext,
  place: (container: HTMLElement) => void,
): Promise<CaptchaOutcome> {
  const { captcha } = widget.options();
  const { get } = widget.texts();
  if (!captcha) return { token: '' };
  const container = renderOnce(
    html`<div class="cx-callback-captcha" role="group" aria-label=${get('CallbackCaptcha')}></div>`,
  );
  place(container);
  try {
    const token = await captcha(container);
    if (typeof token === 'string' && token) return { token };
    throw token;
  } catch (reason) {
    return { token: '', problem: (typeof reason === 'string' && reason) || get('CallbackCaptchaFailed') };
  } finally {
    container.remove();
  }
}

/** Asks the site's captcha above the form's buttons. Never rejects. */
export function askCaptchaInForm({ widget, find, formElement }: WindowContext): Promise<CaptchaOutcome> {
  find('.cx-callback-captcha')?.remove();
  return askCaptcha(widget, (container) => {
    const buttons = find('.cx-buttons-binary');
    if (buttons) buttons.before(container);
    else formElement().append(container);
  });
}
