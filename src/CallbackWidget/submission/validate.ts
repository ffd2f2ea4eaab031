import type { SiteForm } from '../customForm/types.js';
import type { FieldProblem } from '../dom/fieldErrors.js';
import { type FieldControl, fieldsOf, fieldValue } from '../dom/readForm.js';
import type { NumberProblem, PhoneField } from '../phone/phoneField.js';
import { isSendableNumber } from '../phone/phoneNumber.js';

/** What a check of the form needs to know. */
export interface ValidationOptions {
  siteForm: SiteForm | undefined;
  /** The phone field, if the number is more than plain text. */
  phone: PhoneField | undefined;
  /** The number that the page filled in: a masked one is not the visitor's mistake. */
  prefilledNumber: string;
}

/** Everything that is wrong with the fields of a form as they stand in the document, in their order. */
export async function validate(form: HTMLElement, event: Event, options: ValidationOptions): Promise<FieldProblem[]> {
  const { siteForm } = options;
  await siteForm?.loading;
  const problems: FieldProblem[] = [];
  for (const field of fieldsOf(form)) {
    const number = isNumberField(field) ? await problemOfNumber(field, options) : undefined;
    const problem = number ?? problemOf(field) ?? (await siteForm?.check(field, form, event));
    if (problem) problems.push({ field, ...problem });
  }
  return problems;
}

function isNumberField({ name, type }: FieldControl): boolean {
  return name === 'phonenumber' && type !== 'hidden';
}

async function problemOfNumber(
  field: FieldControl,
  { phone, prefilledNumber }: ValidationOptions,
): Promise<NumberProblem | undefined> {
  const number = field.value.trim();
  if (!number || phone?.isEmpty(number)) {
    return isRequired(field) ? { message: 'Errors.phoneNumberRequired' } : undefined;
  }
  if (number === prefilledNumber.trim() && hidesDigits(number)) return undefined;
  // without the list of countries a number goes as it is typed
  if (phone) return phone.validate(number);
  return isSendableNumber(number) ? undefined : { message: 'Errors.7030' };
}

/** A page may show a known number with some of its digits hidden. */
function hidesDigits(number: string): boolean {
  return /[*•x]/i.test(number);
}

function problemOf(field: FieldControl): NumberProblem | undefined {
  if (isEmpty(field) && isRequired(field)) return { message: 'CallbackFieldRequired' };
  return hasValidInput(field) ? undefined : { message: 'CallbackFieldInvalid' };
}

function isEmpty(field: FieldControl): boolean {
  const value = fieldValue(field);
  return value === undefined || value === '' || value === false;
}

function isRequired(field: FieldControl): boolean {
  return field.required || field.getAttribute('aria-required') === 'true';
}

function hasValidInput({ validity }: FieldControl): boolean {
  const { typeMismatch, patternMismatch, badInput, rangeUnderflow, rangeOverflow } = validity;
  return !(typeMismatch || patternMismatch || badInput || rangeUnderflow || rangeOverflow);
}
