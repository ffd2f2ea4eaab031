import { element } from './element.js';
import { fieldRow, phoneRoom } from './fieldRow.js';

/** Name, key of the label, and what is special about the input. */
const fields: ReadonlyArray<readonly [name: string, label: string, attributes: Record<string, string>]> = [
  ['firstname', 'CallbackFirstName', { autocomplete: 'given-name' }],
  ['lastname', 'CallbackLastName', { autocomplete: 'family-name' }],
  [
    'phonenumber',
    'CallbackPhoneNumber',
    {
      id: 'cx_form_callback_phone_number',
      type: 'tel',
      inputmode: 'tel',
      'aria-required': 'true',
      maxlength: '20', // formatted numbers are longer than 14
      autocomplete: 'tel',
      message: 'CallbackPlaceholderRequired',
    },
  ],
  ['subject', 'CallbackNotes', { rows: '3' }],
];

/**
 * The inputs that sites get without a form of their own (manual: Callback, Form). `data-cx-field`, the place of an input's
 * definition, survives cloning, where a reference or a listener would not.
 */
export function builtInForm(countryCodes: boolean): HTMLElement {
  const rows = fields.map(([name, label, special], index) => {
    const place = { 'data-cx-field': `${index}` };
    const attributes = {
      class: 'cx-input cx-form-control',
      id: `cx_form_callback_${name}`,
      name,
      maxlength: '100',
      message: 'CallbackPlaceholderOptional',
      messageType: 'placeholder',
      ...place,
      ...special,
    };
    const input = special.rows ? element('textarea', attributes) : element('input', { type: 'text', ...attributes });
    return fieldRow(
      element('label', { class: 'cx-control-label', for: input.id, message: label, ...place }),
      phoneRoom(input, countryCodes && !!special.inputmode),
    );
  });
  return element(
    'div',
    { class: 'cx-form-inputs' },
    element('table', { class: 'cx-form-built-in', role: 'presentation' }, element('tbody', {}, ...rows)),
  );
}
