import { element } from './element.js';

/** The row of a table with a label and its input. */
export function fieldRow(label: Node | '', input: Node, isCheck = false): HTMLElement {
  return element(
    'tr',
    { class: isCheck ? 'cx-field cx-field-check' : 'cx-field' },
    element('th', { class: 'cx-field-label' }, label),
    element('td', { class: 'cx-field-input' }, input),
  );
}

/** @param countryCodes the phone field is to get its list of countries */
export function phoneRoom(input: Node, countryCodes: boolean): Node {
  return countryCodes ? element('div', { class: 'intl-tel-input' }, input) : input;
}
