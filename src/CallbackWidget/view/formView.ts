import { html } from 'htm/preact';
import type { WidgetOptions } from '../options.js';
import type { View } from './renderOnce.js';

/** The form without its inputs, which go before the time question. */
export function formView(options: WidgetOptions): View {
  return html`<form class="cx-content" novalidate autocomplete="on">
    <div class="cx-wrapper cx-form">
      ${scheduleView(options)}
      <div class="cx-button-group cx-buttons-binary">
        <button
          type="button"
          class="cx-btn cx-btn-default cx-callback-cancel i18n"
          data-message="CancelButtonText"
        ></button>
        <button
          type="submit"
          class="cx-btn cx-btn-primary cx-callback-confirm i18n"
          data-message="ConfirmButtonText"
        ></button>
      </div>
    </div>
  </form>`;
}

/** Both choices: a select. One: no question, or the readonly field of the time. */
function scheduleView({ immediate, scheduled }: WidgetOptions): View {
  return html`<div class="cx-schedule" data-instant="">
    ${
      scheduled &&
      immediate &&
      html`<label class="cx-control-label i18n" for="cx_form_schedule_options" data-message="CallbackQuestion"></label>
        <select id="cx_form_schedule_options" name="scheduletime" class="cx-input cx-form-control">
          <option id="callback_asap" class="i18n" value="callback_asap" data-message="CallbackOptionASAP"></option>
          <option
            id="callback_pick_date_time"
            class="i18n"
            value="callback_pick_date_time"
            data-message="CallbackOptionPickDateTime"
          ></option>
        </select>
        <div class="cx-callback-chosen" hidden>
          <span class="cx-callback-chosen-time"></span>
          <button type="button" class="cx-callback-change i18n" data-message="CallbackPlaceholderCalendar"></button>
        </div>`
    }
    ${
      scheduled &&
      !immediate &&
      html`<label class="cx-control-label i18n" for="cx_form_schedule_time" data-message="CallbackQuestion"></label>
        <input
          id="cx_form_schedule_time"
          name="desiredtime"
          class="cx-input cx-form-control cx-callback-time i18n"
          readonly
          autocomplete="off"
          aria-haspopup="dialog"
          aria-required="true"
          data-message="CallbackPlaceholderCalendar"
          data-message-type="placeholder"
        />`
    }
    ${immediate && html`<p class="cx-callback-ewt" role="status" hidden></p>`}
  </div>`;
}
