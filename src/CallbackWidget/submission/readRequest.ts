import { isRecord } from '../../config/index.js';
import { toIsoUtc } from '../../time/isoUtc.js';
import { readForm } from '../dom/readForm.js';
import type { PhoneField } from '../phone/phoneField.js';

/** Names that an object has already, or that would change what it is. */
const reservedNames = new Set(['__proto__', 'constructor', 'prototype']);

/** What the page attaches to a booking: `open.form.userData` under `open.userData`. */
export function attachedData(...sources: unknown[]): Record<string, unknown> {
  const attached = sources.filter(isRecord).flatMap((source) => Object.entries(source));
  return Object.fromEntries(attached.filter(([name]) => !reservedNames.has(name)));
}

/**
 * The form as hooks and events see it (manual: CallbackService, `schedule`): the fields by name, the number as `_customer_number`,
 * the time as `_desired_time` (ISO UTC), what the page attaches beside them. A field that is filled in wins over attached data of
 * its name.
 * @param time epoch ms; `undefined`: as soon as possible
 */
export function readRequest(
  form: HTMLElement,
  phone: PhoneField | undefined,
  time: number | undefined,
  attached: Record<string, unknown>,
): Record<string, unknown> {
  const { phonenumber, ...fields } = readForm(form);
  const number = String(phonenumber ?? '');
  const request: Record<string, unknown> = { ...fields };
  if (number) request._customer_number = phone?.normalise(number) ?? number;
  if (time !== undefined) request._desired_time = toIsoUtc(time);
  for (const [name, value] of Object.entries(attached)) {
    if (request[name] === undefined || request[name] === '') request[name] = value;
  }
  return request;
}
