import { html } from 'htm/preact';
import type { View } from './renderOnce.js';

/** A button of a dialog. */
function button(message: string, className: string): View {
  return html`<button
    type="button"
    class=${`cx-btn ${className} i18n`}
    data-message=${message}
  ></button>`;
}

/**
 * What went wrong, and the free times that the server proposed instead, each a button that books.
 * @param proposals instant (ISO UTC) and how it is shown
 * @param again key of the button that sends the booking once more; `''`: there is none
 */
export function errorView(text: string, proposals: ReadonlyArray<readonly [string, string]>, again: string): View {
  return html`<div class="cx-overlay cx-static" role="alertdialog" aria-modal="true" aria-labelledby="cx_callback_information">
    <div class="cx-error-container cx-dialog">
      <p class="cx-fail-message" id="cx_callback_information">${text}</p>
      ${
        proposals.length > 0 &&
        html`<p class="cx-proposals-title i18n" id="cx_callback_proposals" data-message="CallbackProposals"></p>
          <ul class="cx-proposals" aria-labelledby="cx_callback_proposals">
            ${proposals.map(
              ([instant, label]) =>
                html`<li><button type="button" class="cx-btn cx-btn-default cx-proposal" data-instant=${instant}>${label}</button></li>`,
            )}
          </ul>`
      }
      <div class="cx-button-group">
        ${
          proposals.length || again
            ? button('CallbackBack', 'cx-failed-retry cx-btn-default')
            : button('CallbackOk', 'cx-failed-retry cx-btn-primary')
        }
        ${again && button(again, 'cx-callback-again cx-btn-primary')}
      </div>
    </div>
  </div>`;
}

/** Asks before what was typed is lost. */
export function closeView(): View {
  return html`<div class="cx-overlay cx-static" role="alertdialog" aria-modal="true" aria-labelledby="cx_callback_information">
    <div class="cx-close-confirm cx-dialog">
      <p class="i18n" id="cx_callback_information" data-message="CallbackCloseConfirm"></p>
      <div class="cx-button-group cx-buttons-binary">
        ${button('CallbackNoButtonText', 'cx-btn-default')}
        ${button('CallbackYesButtonText', 'cx-btn-primary')}
      </div>
    </div>
  </div>`;
}

/** A site's own content over the form. */
export function overlayView(isStatic: boolean, mode: string): View {
  return html`<div class=${`cx-overlay ${isStatic ? 'cx-static' : 'cx-dynamic'}`} data-mode=${mode || undefined}></div>`;
}

/**
 * The booking is made.
 * @param time as it is shown; `''`: the call comes at once
 */
export function confirmationView(number: string, time: string): View {
  return html`<div class="cx-confirmation">
    <div class="cx-confirmation-wrapper">
      <span class="cx-confirmation-icon" aria-hidden="true">
        <svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true"><path d="m5.5 12.5 4.5 4.5 9-10" /></svg>
      </span>
      <h3 id="cx-callback-result" class="i18n" tabindex="-1" data-message="CallbackConfirmDescription"></h3>
      ${
        time
          ? html`<p class="cx-callback-result-time">${time}</p>`
          : html`<p class="cx-callback-result-time i18n" data-message="CallbackOptionASAP"></p>`
      }
      <p id="cx-callback-result-desc" class="i18n" data-message="CallbackNumberDescription" hidden=${!number}></p>
      <p id="cx-callback-result-number" dir="ltr" hidden=${!number}>${number}</p>
    </div>
    <div class="cx-button-group cx-buttons-default cx-callback-done">
      ${button('CallbackDone', 'cx-btn-primary')}
    </div>
  </div>`;
}
