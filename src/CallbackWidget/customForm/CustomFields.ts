import type { ComponentChild } from 'preact';
import { html, renderOnce } from '../../ui/html.js';
import type { Texts } from '../texts.js';
import type { Field, Form } from './formDefinition.js';
import { siteHtml } from './siteHtml.js';

/** Types that stand before their label. */
const checkTypes = ['checkbox', 'radio'];

/**
 * Renders the inputs of a site's form, once per opening. Each input and label carries `data-cx-field`, the place of its definition:
 * that survives cloning, where a reference or a listener would not.
 * @param countryCodes wrap the phone input for the country list
 */
export function renderInputs(form: Form, texts: Texts, countryCodes: boolean): HTMLElement {
  const box = renderOnce(html`<div class="cx-form-inputs"></div>`);
  const inner = siteHtml(form.wrapper).firstElementChild ?? document.createElement('table');
  box.append(inner);
  if (inner instanceof HTMLTableElement) inner.setAttribute('role', 'presentation');
  const target = inner instanceof HTMLTableElement ? (inner.tBodies[0] ?? inner.createTBody()) : inner;
  const ids = form.fields.filter(({ type }) => type !== 'hidden').map(({ id }) => id);
  form.fields.forEach((field, index) => {
    const isPhone = countryCodes && field.name === 'phonenumber';
    target.append(renderField(field, index, texts, isPhone, ids.indexOf(field.id) !== ids.lastIndexOf(field.id)));
  });
  return box;
}

function renderField(field: Field, index: number, texts: Texts, isPhone: boolean, isDoubleId: boolean): Node {
  const input = renderInput(field, index, texts);
  if (field.type === 'hidden') return input;
  const label = field.label ? renderLabel(field, index, texts) : undefined;
  if (label && isDoubleId) {
    // Of inputs with the same id the first would get all the names, and the others none: `for` finds the first only.
    label.id = `${field.id}_label_${index}`;
    input.setAttribute('aria-labelledby', label.id);
  }
  const shown = isPhone ? renderOnce(html`<div class="intl-tel-input"></div>`) : input;
  if (shown !== input) shown.append(input);
  return wrapField(field, label, shown);
}

function renderLabel(field: Field, index: number, texts: Texts): HTMLElement {
  const label = renderOnce(html`<label class="cx-control-label" for=${field.id} data-cx-field=${index}></label>`);
  setText(label, field.label, texts);
  return label;
}

function renderInput(field: Field, index: number, texts: Texts): HTMLElement {
  const input = renderOnce(html`<${CustomInput} field=${field} index=${index} />`);
  if (field.placeholder) setText(input, field.placeholder, texts, 'placeholder');
  for (const [name, value] of field.attributes) setSiteAttribute(input, name, value);
  // as an attribute it would not pass a policy for styles
  if (field.style) input.style.cssText = field.style;
  if (input instanceof HTMLSelectElement) {
    field.options.forEach(({ text }, place) => {
      const option = input.options[place];
      if (option) setText(option, text, texts);
    });
  }
  setInitialValue(input, field);
  return input;
}

export interface CustomInputProps {
  field: Field;
  /** Place of the field in the form. */
  index: number;
}

/** The input of a field, before the site's own attributes, texts and value. */
export function CustomInput({ field, index }: CustomInputProps): ComponentChild {
  const { type, name, id, className, required, options } = field;
  const isRequired = required && type !== 'hidden' && type !== 'radio';
  const attributes = {
    class: `cx-input cx-form-control ${className}`.trim(),
    id,
    name: name || undefined,
    inputmode: name === 'phonenumber' ? 'tel' : undefined,
    'aria-required': isRequired ? 'true' : undefined,
    'data-cx-field': String(index),
  };
  if (type === 'textarea') return html`<textarea ...${attributes} rows="3"></textarea>`;
  if (type !== 'select') return html`<input ...${attributes} type=${type} />`;
  return html`<select ...${attributes}>
    ${options.map(
      ({ value, isDisabled, isHidden, isSelected }) =>
        html`<option value=${value} disabled=${isDisabled} hidden=${isHidden} selected=${isSelected}></option>`,
    )}
  </select>`;
}

function setSiteAttribute(input: HTMLElement, name: string, value: string): void {
  try {
    input.setAttribute(name, value);
  } catch {
    // not a name that HTML allows
  }
}

/** Sets the text of `@i18n:<namespace>.<Key>`, so that a change of language finds it again; or the site's own text or HTML. */
function setText(node: HTMLElement, text: string, texts: Texts, attribute?: string): void {
  const [, namespace = '', key = ''] = /^@i18n:([^.]+)\.(.+)$/.exec(text) ?? [];
  if (key) {
    node.classList.add('i18n');
    node.dataset.message = key;
    if (namespace !== 'callback') node.dataset.namespace = namespace;
    if (attribute) node.dataset.messageType = attribute;
  }
  const shown = key ? texts.get(key, namespace) : text;
  if (attribute) node.setAttribute(attribute, shown);
  // An option holds no markup, but sites write characters as `&eacute;` there too.
  else if (!key && (node.matches('option') ? /&#?\w+;/ : /[<&]/).test(text)) node.replaceChildren(siteHtml(text));
  else node.textContent = shown;
}

/** As an attribute where there is one: a form's reset then comes back to it. */
function setInitialValue(input: HTMLElement, { value, type, options }: Field): void {
  if (input instanceof HTMLSelectElement) {
    for (const [place, option] of [...input.options].entries()) {
      const isSelected = value ? option.value === value : options[place]?.isSelected === true;
      option.toggleAttribute('selected', isSelected);
    }
    return;
  }
  if (!value) return;
  if (input instanceof HTMLTextAreaElement) input.defaultValue = value;
  else if (type === 'checkbox' && (value === 'true' || value === 'false')) {
    input.toggleAttribute('checked', value === 'true');
  } else input.setAttribute('value', value);
}

/** Label and input in the site's template, or in a row of ours. */
function wrapField(field: Field, label: HTMLElement | undefined, input: Node): Node {
  const marked = field.wrapper
    .replaceAll('{label}', '<i data-cx-slot="label"></i>')
    .replaceAll('{input}', '<i data-cx-slot="input"></i>');
  const row = siteHtml(marked);
  // no wrapper, or none that the page's policy lets in: no field may be lost by that
  if (!row.firstElementChild) return defaultRow(field, label, input);
  fillSlots(row, 'label', label);
  fillSlots(row, 'input', input);
  return row;
}

/** The first place gets the node, others are taken away. */
function fillSlots(row: DocumentFragment, slot: string, node: Node | undefined): void {
  row.querySelectorAll(`[data-cx-slot=${slot}]`).forEach((place, index) => {
    if (index === 0 && node) place.replaceWith(node);
    else place.remove();
  });
}

function defaultRow({ type }: Field, label: HTMLElement | undefined, input: Node): HTMLElement {
  const row = renderOnce(html`<tr class=${checkTypes.includes(type) ? 'cx-field cx-field-check' : 'cx-field'}>
    <th class="cx-field-label"></th>
    <td class="cx-field-input"></td>
  </tr>`);
  const [labelCell, inputCell] = row.children;
  if (label) labelCell?.append(label);
  inputCell?.append(input);
  return row;
}
