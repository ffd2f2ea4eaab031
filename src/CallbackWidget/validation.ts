import type { SiteForm } from './customForm/types.js';
import type { FieldProblem } from './fieldErrors.js';
import type { PhoneField } from './phone/phoneField.js';
import { isPlausibleNumber } from './phone/phoneNumber.js';
import { type FieldControl, fieldsOf, fieldValue } from './readForm.js';
import { readChoice } from './schedule.js';

/**
 * Everything that is wrong with a form as it stands in the document, in the order of the fields.
 * @param instant a time (epoch ms) that is booked whatever the form says
 */
export type Check = (scope: HTMLElement, event: Event, instant?: number) => Promise<FieldProblem[]>;

/**
 * @param phone the phone field, if the number is more than plain text
 * @param prefilled the number that the page filled in: a masked one is not the visitor's mistake
 */
export function createCheck(siteForm: SiteForm | undefined, phone: PhoneField | undefined, prefilled: string): Check {
  const isMasked = (value: string) => value === prefilled.trim() && /[*•x]/i.test(value);

  const problemOf = async (control: FieldControl, scope: HTMLElement, event: Event): Promise<string | undefined> => {
    const value = fieldValue(control);
    const text = value ? `${value}` : '';
    const isPhone = control.name === 'phonenumber' && control.type !== 'hidden';
    const isEmpty = !text || (isPhone && phone?.isEmpty(text));
    const isRequired = control.required || control.getAttribute('aria-required') === 'true';
    if (isEmpty && isRequired) return isPhone ? 'Errors.phoneNumberRequired' : 'CallbackFieldRequired';
    if (isPhone && !isEmpty && !isMasked(text) && !(await (phone?.validate(text) ?? isPlausibleNumber(text)))) {
      return 'Errors.7030';
    }
    const { typeMismatch, patternMismatch, badInput, rangeUnderflow, rangeOverflow } = control.validity;
    const isWrong = typeMismatch || patternMismatch || badInput || rangeUnderflow || rangeOverflow;
    return isWrong || (siteForm && !siteForm.accepts(control, scope, event)) ? 'CallbackFieldInvalid' : undefined;
  };

  return async (scope, event, given) => {
    await siteForm?.loading;
    const problems: FieldProblem[] = [];
    for (const field of fieldsOf(scope)) {
      const message = await problemOf(field, scope, event);
      if (message) problems.push({ field, message });
    }
    const { choice, instant } = readChoice(scope);
    const field = scope.querySelector<HTMLElement>('.cx-schedule .cx-input');
    if (choice === 'later' && !(given ?? instant) && field) {
      problems.push({ field, message: 'Errors.CallbackDateTimeRequired' });
    }
    return problems;
  };
}
