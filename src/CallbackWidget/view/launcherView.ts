import { html } from 'htm/preact';
import type { View } from './renderOnce.js';
import { phoneIcon } from './windowView.js';

/** The floating button. Its own box carries the custom properties, which a button outside the window would not have. */
export function launcherView(position: string, label: string): View {
  return html`<div class=${`cx-widget cx-callback-launcher cx-position-${/^[\w-]+$/.test(position) ? position : 'bottom-right'}`}>
    <button type="button" class="cx-btn cx-btn-primary" aria-haspopup="dialog">
      ${phoneIcon()}
      <span class=${label ? '' : 'i18n'} data-message=${label ? undefined : 'CallbackTitle'}>${label}</span>
    </button>
  </div>`;
}
