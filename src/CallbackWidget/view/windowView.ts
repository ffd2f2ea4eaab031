import { html } from 'htm/preact';
import type { View } from './renderOnce.js';

/** The window without its form: bar, body, place of the calendar, footer, live region. */
export function windowView(): View {
  return html`<div
    class="cx-widget cx-common-container cx-callback i18n"
    role="dialog"
    tabindex="-1"
    data-message="AriaWindowLabel"
    data-message-type="aria-label"
  >
    <div class="cx-titlebar">
      <span class="cx-icon" aria-hidden="true">${phoneIcon()}</span>
      <h2 class="cx-title i18n" data-message="CallbackTitle"></h2>
      <div class="cx-buttons-window-control">
        ${controlButton('minimize', 'AriaMinimize', 'M5 12.5h10', 'm5.5 12 4.5-4.5 4.5 4.5')} ${controlButton('close', 'AriaClose', 'm5.5 5.5 9 9m0-9-9 9')}
      </div>
    </div>
    <p class="cx-callback-offline i18n" data-message="CallbackOffline" hidden></p>
    <div class="cx-body"></div>
    <div class="cx-calendar-container" hidden></div>
    <div class="cx-callback-progress" hidden>
      <span class="cx-callback-bar" aria-hidden="true"></span>
      <p class="i18n" data-message="CallbackSending"></p>
      <button type="button" class="cx-btn cx-btn-default cx-callback-stop i18n" data-message="CallbackStopWaiting" hidden></button>
    </div>
    <div class="cx-footer"></div>
    <div class="cx-callback-status cx-sr-only" role="status"></div>
  </div>`;
}

/** @param paths what is drawn; the second takes over while the window is minimised */
function controlButton(name: string, message: string, ...paths: string[]): View {
  return html`<button
    type="button"
    class=${`cx-control cx-button-${name} i18n`}
    data-message=${message}
    data-message-type="aria-label"
  >
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">${paths.map((path) => html`<path d=${path} />`)}</svg>
  </button>`;
}

/** Our own drawing: a handset with two waves. */
export function phoneIcon(): View {
  return html`<svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
    <path
      d="M6.6 3.5h2.2l1.5 4.3-2 1.7a11.5 11.5 0 0 0 6.2 6.2l1.7-2 4.3 1.5v2.2a2.6 2.6 0 0 1-2.8 2.6A15.6 15.6 0 0 1 4 6.3a2.6 2.6 0 0 1 2.6-2.8Z"
    />
    <path d="M14 3.8a6.6 6.6 0 0 1 6.2 6.2M14 7.6a2.9 2.9 0 0 1 2.4 2.4" />
  </svg>`;
}
