import { isRecord } from '../../config/index.js';
import { html, renderOnce } from '../../ui/html.js';
import { type FieldControl, fieldsOf } from './readForm.js';

const notFields = new Set(['autoSubmit', 'desiredTime', 'userData', '__proto__']);

/**
 * Fills fields by name with what the page passes (manual: Callback, `open`). A value without a field goes along as a hidden one:
 * the built-in form has no `email`, and a page that passes it wants it in the booking.
 * @returns whether anything was filled in
 */
export function prefill(form: HTMLElement, values: unknown): boolean {
  if (!isRecord(values)) return false;
  let isFilled = false;
  for (const [name, value] of Object.entries(values)) {
    if (notFields.has(name) || !/^(string|number|boolean)$/.test(typeof value) || value === '') continue;
    const fields = fieldsOf(form).filter((field) => field.name === name);
    isFilled = true;
    if (!fields.length) form.append(renderOnce(html`<input type="hidden" name=${name} value=${String(value)} />`));
    for (const field of fields) setValue(field, value);
  }
  return isFilled;
}

function setValue(field: FieldControl, value: unknown): void {
  const isInput = field instanceof HTMLInputElement;
  if (isInput && field.type === 'checkbox') field.checked = value === true || value === field.value;
  else if (isInput && field.type === 'radio') field.checked = String(value) === field.value;
  else field.value = String(value);
}

/** Reads `form.desiredTime`: `now`, or an instant (epoch ms); anything else is nothing. */
export function readDesiredTime(value: unknown): 'now' | number | undefined {
  if (value === 'now') return 'now';
  const isDateLike = value instanceof Date || typeof value === 'string' || typeof value === 'number';
  const instant = isDateLike ? new Date(value).getTime() : Number.NaN;
  return Number.isNaN(instant) ? undefined : instant;
}
