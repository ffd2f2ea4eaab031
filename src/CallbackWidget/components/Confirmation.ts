import type { ComponentChild } from 'preact';
import { html } from '../../ui/html.js';
import { Icon } from './Icon.js';

export interface ConfirmationProps {
  /** As the visitor wrote it; `''`: there is none to show. */
  number: string;
  /** As it is shown; `''`: as soon as possible. */
  time: string;
}

/** The call is booked. Rendered once: subscribers of `scheduled` and `completed` add to it and overwrite it. */
export function Confirmation({ number, time }: ConfirmationProps): ComponentChild {
  return html`
    <div class="cx-confirmation">
      <div class="cx-confirmation-wrapper">
        <span class="cx-confirmation-icon" aria-hidden="true">
          <${Icon} grid=${24} sizePx=${28} paths=${['m5.5 12.5 4.5 4.5 9-10']} />
        </span>
        <h3 id="cx-callback-result" tabindex="-1" class="i18n" data-message="CallbackConfirmDescription"></h3>
        ${
          time
            ? html`<p class="cx-callback-result-time">${time}</p>`
            : html`<p class="cx-callback-result-time i18n" data-message="CallbackOptionASAP"></p>`
        }
        <p id="cx-callback-result-desc" class="i18n" data-message="CallbackNumberDescription" hidden=${!number}></p>
        <p id="cx-callback-result-number" dir="ltr" hidden=${!number}>${number}</p>
      </div>
      <div class="cx-button-group cx-buttons-default cx-callback-done">
        <button type="button" class="cx-btn cx-btn-primary i18n" data-message="CallbackDone"></button>
      </div>
    </div>
  `;
}
