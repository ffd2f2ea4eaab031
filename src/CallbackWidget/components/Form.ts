import type { ComponentChild } from 'preact';
import { html } from '../../ui/html.js';

export interface FormProps {
  hasCountryCodes: boolean;
  isAsapOffered: boolean;
  isScheduledOffered: boolean;
}

/**
 * The form that sites get without one of their own (manual: Callback, Form). Rendered once: from then on the page's scripts own it
 * too. `data-cx-field`, the place of an input's definition, survives cloning, where a reference or a listener would not.
 */
export function Form({ hasCountryCodes, isAsapOffered, isScheduledOffered }: FormProps): ComponentChild {
  return html`
    <form class="cx-content wrapper" novalidate autocomplete="on">
      <div class="cx-wrapper cx-form">
        <${BuiltInFields} hasCountryCodes=${hasCountryCodes} />
        <div class="cx-schedule" data-instant="">
          <${ScheduleQuestion} isAsapOffered=${isAsapOffered} isScheduledOffered=${isScheduledOffered} />
        </div>
        <div class="cx-button-group cx-buttons-binary cx-button-container">
          <button type="button" class="cx-btn cx-btn-default cx-callback-cancel i18n" data-message="CancelButtonText"></button>
          <button type="submit" class="cx-btn cx-btn-primary cx-callback-confirm i18n" data-message="ConfirmButtonText"></button>
        </div>
      </div>
    </form>
  `;
}

interface BuiltInField {
  name: string;
  /** Keys of the label and of the placeholder. */
  label: string;
  placeholder: string;
  attributes: Record<string, string | number>;
}

const builtInFields: readonly BuiltInField[] = [
  {
    name: 'phonenumber',
    label: 'CallbackPhoneNumber',
    placeholder: 'CallbackPlaceholderRequired',
    attributes: {
      id: 'cx_form_callback_phone_number',
      type: 'tel',
      inputmode: 'tel',
      'aria-required': 'true',
      maxlength: 20, // formatted numbers are longer than 14
      autocomplete: 'tel',
    },
  },
  {
    name: 'firstname',
    label: 'CallbackFirstName',
    placeholder: 'CallbackPlaceholderOptional',
    attributes: { id: 'cx_form_callback_firstname', maxlength: 100, autocomplete: 'given-name' },
  },
  {
    name: 'lastname',
    label: 'CallbackLastName',
    placeholder: 'CallbackPlaceholderOptional',
    attributes: { id: 'cx_form_callback_lastname', maxlength: 100, autocomplete: 'family-name' },
  },
  {
    name: 'subject',
    label: 'CallbackNotes',
    placeholder: 'CallbackPlaceholderOptional',
    attributes: { id: 'cx_form_callback_subject', maxlength: 100, rows: 2 },
  },
];

/** Only the four inputs; a site's own form brings others. */
export function BuiltInFields({ hasCountryCodes }: Pick<FormProps, 'hasCountryCodes'>): ComponentChild {
  return html`
    <div class="cx-form-inputs">
      <table class="cx-form-built-in" role="presentation">
        <tbody>
          ${builtInFields.map((field, index) => html`<${FieldRow} key=${field.name} ...${field} place=${index} hasCountryCodes=${hasCountryCodes} />`)}
        </tbody>
      </table>
    </div>
  `;
}

function FieldRow({
  name,
  label,
  placeholder,
  attributes,
  place,
  hasCountryCodes,
}: BuiltInField & { place: number; hasCountryCodes: boolean }): ComponentChild {
  const input = html`<${name === 'subject' ? 'textarea' : 'input'}
    type=${name === 'subject' ? undefined : 'text'}
    class="cx-input cx-form-control i18n"
    name=${name}
    data-message=${placeholder}
    data-message-type="placeholder"
    data-cx-field=${place}
    ...${attributes}
  />`;
  return html`
    <tr class="cx-field">
      <th class="cx-field-label">
        <label class="cx-control-label i18n" for=${attributes.id} data-message=${label} data-cx-field=${place}></label>
      </th>
      <td class="cx-field-input">
        ${name === 'phonenumber' && hasCountryCodes ? html`<div class="intl-tel-input">${input}</div>` : input}
      </td>
    </tr>
  `;
}

/** Both kinds of call: a choice. One: no question, or the readonly field of the time. */
function ScheduleQuestion({ isAsapOffered, isScheduledOffered }: Omit<FormProps, 'hasCountryCodes'>): ComponentChild {
  return html`
    ${isAsapOffered && isScheduledOffered && html`<${ScheduleChoice} />`}
    <${TimeField} isSoleChoice=${isScheduledOffered && !isAsapOffered} />
    ${isAsapOffered && html`<p class="cx-callback-ewt" role="status" hidden></p>`}
    <p class="cx-callback-hours" role="status" hidden></p>
  `;
}

function ScheduleChoice(): ComponentChild {
  const id = 'cx_form_schedule_options';
  return html`
    <label class="cx-control-label i18n" for=${id} data-message="CallbackQuestion"></label>
    <select class="cx-input cx-form-control" id=${id} name="scheduletime">
      <option class="i18n" id="callback_asap" value="callback_asap" data-message="CallbackOptionASAP"></option>
      <option
        class="i18n"
        id="callback_pick_date_time"
        value="callback_pick_date_time"
        data-message="CallbackOptionPickDateTime"
      ></option>
    </select>
    <div class="cx-callback-chosen" hidden>
      <span class="cx-callback-chosen-time"></span>
      <button type="button" class="cx-callback-change i18n" data-message="CallbackPlaceholderCalendar"></button>
    </div>
  `;
}

/** Always there, for scripts; seen only if a time is all that can be chosen. */
function TimeField({ isSoleChoice }: { isSoleChoice: boolean }): ComponentChild {
  const id = 'cx_form_schedule_time';
  return html`
    ${isSoleChoice && html`<label class="cx-control-label i18n" for=${id} data-message="CallbackQuestion"></label>`}
    <input
      class="cx-input cx-form-control cx-callback-time i18n"
      id=${id}
      name="desiredtime"
      readonly
      autocomplete="off"
      aria-haspopup="dialog"
      aria-required="true"
      data-message="CallbackPlaceholderCalendar"
      data-message-type="placeholder"
      hidden=${!isSoleChoice}
    />
  `;
}
