import type { Texts } from '../texts.js';
import { element } from '../view/element.js';
import { fieldRow, phoneRoom } from '../view/fieldRow.js';
import type { Field, Form } from './formDefinition.js';
import { siteHtml } from './siteHtml.js';

/**
 * Builds the inputs of a site's form, once per opening. Each input and label carries `data-cx-field`, the place of its definition:
 * that survives cloning, where a reference or a listener would not.
 * @param countryCodes wrap the phone input for the country list
 */
export function buildInputs(form: Form, texts: Texts, countryCodes: boolean): HTMLElement {
  const box = element('div', { class: 'cx-form-inputs' });
  const inner = siteHtml(form.wrapper).firstElementChild ?? element('table', {});
  box.append(inner);
  if (inner instanceof HTMLTableElement) inner.setAttribute('role', 'presentation');
  const target = inner instanceof HTMLTableElement ? (inner.tBodies[0] ?? inner.createTBody()) : inner;
  const ids = form.fields.filter(({ type }) => type !== 'hidden').map(({ id }) => id);
  form.fields.forEach((field, index) => {
    const input = buildInput(field, index, texts);
    if (field.type === 'hidden') {
      target.append(input);
      return;
    }
    const label = field.label ? buildLabel(field, index, texts) : undefined;
    if (label && ids.indexOf(field.id) !== ids.lastIndexOf(field.id)) {
      // Of inputs with the same id the first would get all the names, and the others none: `for` finds the first only.
      label.id = `${field.id}_label_${index}`;
      input.setAttribute('aria-labelledby', label.id);
    }
    target.append(wrapField(field, label, phoneRoom(input, countryCodes && field.name === 'phonenumber')));
  });
  return box;
}

/** Sets the text of `@i18n:<namespace>.<Key>`, so that a change of language finds it again. */
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

function buildLabel(field: Field, index: number, texts: Texts): HTMLElement {
  const label = element('label', { class: 'cx-control-label', for: field.id, 'data-cx-field': String(index) });
  setText(label, field.label, texts);
  return label;
}

function buildInput(field: Field, index: number, texts: Texts): HTMLElement {
  const tag = field.type === 'select' || field.type === 'textarea' ? field.type : 'input';
  const input = element(tag, { class: `cx-input cx-form-control ${field.className}`.trim() });
  if (input instanceof HTMLInputElement) input.type = field.type;
  if (tag === 'textarea') input.setAttribute('rows', '3');
  input.id = field.id;
  if (field.name) input.setAttribute('name', field.name);
  if (field.name === 'phonenumber') input.setAttribute('inputmode', 'tel');
  input.dataset.cxField = String(index);
  if (field.placeholder) setText(input, field.placeholder, texts, 'placeholder');
  if (field.required && field.type !== 'hidden') input.setAttribute('aria-required', 'true');
  for (const [name, value] of field.attributes) {
    try {
      input.setAttribute(name, value);
    } catch {
      // not a name that HTML allows
    }
  }
  if (field.style) input.style.cssText = field.style;
  for (const { text, value, disabled, selected } of field.options) {
    const option = document.createElement('option');
    setText(option, text, texts);
    option.value = value;
    option.disabled = disabled;
    option.toggleAttribute('selected', selected);
    if (tag === 'select') input.append(option);
  }
  setInitialValue(input, field);
  return input;
}

/** As an attribute where there is one: a form's reset then comes back to it. */
function setInitialValue(input: HTMLElement, { value, type }: Field): void {
  if (!value) return;
  if (input instanceof HTMLTextAreaElement) input.defaultValue = value;
  else if (input instanceof HTMLSelectElement) {
    for (const option of input.options) option.toggleAttribute('selected', option.value === value);
  } else if (type === 'checkbox' && (value === 'true' || value === 'false')) {
    input.toggleAttribute('checked', value === 'true');
  } else input.setAttribute('value', value);
}

function wrapField(field: Field, label: HTMLElement | undefined, input: Node): Node {
  const marked = field.wrapper
    .replaceAll('{label}', '<i data-cx-slot="label"></i>')
    .replaceAll('{input}', '<i data-cx-slot="input"></i>');
  const row = siteHtml(marked);
  // no wrapper, or none that the page's policy lets in: no field may be lost by that
  if (!row.firstElementChild) return fieldRow(label ?? '', input, /^(checkbox|radio)$/.test(field.type));
  for (const [slot, node] of [
    ['label', label],
    ['input', input],
  ] as const) {
    const places = row.querySelectorAll(`[data-cx-slot=${slot}]`);
    places.forEach((place, index) => {
      if (index === 0 && node) place.replaceWith(node);
      else place.remove();
    });
  }
  return row;
}
