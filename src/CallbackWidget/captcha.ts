import type { Host } from './host.js';

/**
 * Asks the site's captcha for a token (option `captcha`), in an element that is gone afterwards. Resolves with `undefined`
 * if the site has none; rejects with what the site's function throws, or with `undefined` if it gives nothing.
 * @param place puts the element where the visitor is
 */
export async function askCaptcha(host: Host, place: (container: HTMLElement) => void): Promise<string | undefined> {
  const { captcha } = host.options();
  if (!captcha) return undefined;
  const container = document.createElement('div');
  container.className = 'cx-callback-captcha';
  container.setAttribute('role', 'group');
  container.setAttribute('aria-label', host.texts().get('CallbackCaptcha'));
  place(container);
  try {
    const token = await captcha(container);
    if (typeof token !== 'string' || !token) throw undefined;
    return token;
  } finally {
    container.remove();
  }
}

/** What the visitor reads when there is no token: the site's own words if it gave any. */
export function captchaError(host: Host, reason: unknown): string {
  return typeof reason === 'string' && reason ? reason : host.texts().get('CallbackCaptchaFailed');
}
