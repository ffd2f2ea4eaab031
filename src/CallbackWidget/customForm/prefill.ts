import { isRecord, toRecord } from '../../config/index.js';
import type { PhoneField } from '../phone/phoneField.js';
import { fieldsOf } from '../readForm.js';
import { selectChoice } from '../schedule.js';
import type { Stage } from '../stage.js';
import type { TimeQuestion } from '../timeQuestion.js';
import { element } from '../view/element.js';

const notFields = new Set(['autoSubmit', 'desiredTime', 'userData', '__proto__']);

/** Fills the form and the time question with what the page passes (manual: Callback, `open`). */
export function prefill(stage: Stage, values: object, time: TimeQuestion, phone: PhoneField | undefined): void {
  const isFilled = fillFields(stage.formElement(), values);
  const { phonenumber, desiredTime } = toRecord(values);
  if (typeof phonenumber === 'string' && phonenumber) phone?.prefill(phonenumber);
  const wanted = readDesiredTime(desiredTime);
  if (wanted === 'now') selectChoice(stage.root, 'now');
  else if (wanted) time.set(wanted);
  stage.note({ prefilled: isFilled || typeof wanted === 'number' });
}

/**
 * Fills fields by name. A value without a field goes along as a hidden one: the built-in form
 * has no `email`, and a page that passes it wants it in the booking.
 * @returns whether anything was filled in
 */
export function fillFields(form: HTMLElement, values: unknown): boolean {
  if (!isRecord(values)) return false;
  let isFilled = false;
  for (const [name, value] of Object.entries(values)) {
    if (notFields.has(name) || !/^(string|number|boolean)$/.test(typeof value) || value === '') continue;
    const fields = fieldsOf(form).filter((field) => field.name === name);
    isFilled = true;
    if (!fields.length) form.append(element('input', { type: 'hidden', name, value: String(value) }));
    for (const field of fields) {
      if (field instanceof HTMLInputElement && field.type === 'checkbox')
        field.checked = value === true || value === field.value;
      else if (field instanceof HTMLInputElement && field.type === 'radio')
        field.checked = String(value) === field.value;
      else field.value = String(value);
    }
  }
  return isFilled;
}

/** Reads `form.desiredTime`: `now`, or an instant (epoch ms); anything else is nothing. */
export function readDesiredTime(value: unknown): 'now' | number | undefined {
  if (value === 'now') return 'now';
  const isDateLike = value instanceof Date || typeof value === 'string' || typeof value === 'number';
  const instant = isDateLike ? new Date(value).getTime() : Number.NaN;
  return Number.isNaN(instant) ? undefined : instant;
}
