import type { CallbackOptions } from '../options.js';
import { builtInForm } from './builtInForm.js';
import { button, element } from './element.js';

/** @param inputs stand before the time question; default: those that sites get without a form of their own */
export function formView(options: CallbackOptions, inputs: Node = builtInForm(options.countryCodes)): HTMLElement {
  return element(
    'form',
    { class: 'cx-content', novalidate: '', autocomplete: 'on' },
    element(
      'div',
      { class: 'cx-wrapper cx-form' },
      inputs,
      element('div', { class: 'cx-schedule', 'data-instant': '' }, ...scheduleViews(options)),
      element(
        'div',
        { class: 'cx-button-group cx-buttons-binary' },
        button('CancelButtonText', 'cx-btn cx-btn-default cx-callback-cancel'),
        button('ConfirmButtonText', 'cx-btn cx-btn-primary cx-callback-confirm', { type: 'submit' }),
      ),
    ),
  );
}

const controlClass = 'cx-input cx-form-control';

/** Both choices: a select. One: no question, or the readonly field of the time. */
function scheduleViews({ immediate, scheduled }: CallbackOptions): Node[] {
  const views: Node[] = [];
  const question = (id: string) =>
    element('label', { class: 'cx-control-label', for: id, message: 'CallbackQuestion' });
  if (scheduled && immediate) {
    const id = 'cx_form_schedule_options';
    const option = (id: string, message: string) => element('option', { id, value: id, message });
    views.push(
      question(id),
      element(
        'select',
        { class: controlClass, id, name: 'scheduletime' },
        option('callback_asap', 'CallbackOptionASAP'),
        option('callback_pick_date_time', 'CallbackOptionPickDateTime'),
      ),
      element(
        'div',
        { class: 'cx-callback-chosen', hidden: '' },
        element('span', { class: 'cx-callback-chosen-time' }),
        button('CallbackPlaceholderCalendar', 'cx-callback-change'),
      ),
    );
  } else if (scheduled) {
    const id = 'cx_form_schedule_time';
    views.push(
      question(id),
      element('input', {
        class: `${controlClass} cx-callback-time`,
        id,
        name: 'desiredtime',
        readonly: '',
        autocomplete: 'off',
        'aria-haspopup': 'dialog',
        'aria-required': 'true',
        message: 'CallbackPlaceholderCalendar',
        messageType: 'placeholder',
      }),
    );
  }
  if (immediate) views.push(element('p', { class: 'cx-callback-ewt', role: 'status', hidden: '' }));
  return views;
}
