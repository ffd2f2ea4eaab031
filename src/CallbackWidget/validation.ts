import type { SiteForm } from './customForm/types.js';
import type { FieldProblem } from './fieldErrors.js';
import type { NumberProblem, PhoneField } from './phone/phoneField.js';
import { isSendableNumber } from './phone/phoneNumber.js';
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

  const problemOf = async (
    control: FieldControl,
    scope: HTMLElement,
    event: Event,
  ): Promise<NumberProblem | undefined> => {
    const value = fieldValue(control);
    const text = value ? `${value}` : '';
    const isPhone = control.name === 'phonenumber' && control.type !== 'hidden';
    const isEmpty = !text || (isPhone && phone?.isEmpty(text));
    const isRequired = control.required || control.getAttribute('aria-required') === 'true';
    if (isEmpty && isRequired) return { message: isPhone ? 'Errors.phoneNumberRequired' : 'CallbackFieldRequired' };
    const numberProblem = isPhone && !isEmpty && !isMasked(text) ? await checkNumber(text) : undefined;
    if (numberProblem) return numberProblem;
    const { typeMismatch, patternMismatch, badInput, rangeUnderflow, rangeOverflow } = control.validity;
    const isWrong = typeMismatch || patternMismatch || badInput || rangeUnderflow || rangeOverflow;
    const isRefused = isWrong || (siteForm && !siteForm.accepts(control, scope, event));
    return isRefused ? { message: 'CallbackFieldInvalid' } : undefined;
  };

  /** Without the list of countries a number goes as it is typed. */
  async function checkNumber(number: string): Promise<NumberProblem | undefined> {
    if (phone) return phone.validate(number);
    return isSendableNumber(number) ? undefined : { message: 'Errors.7030' };
  }

  return async (scope, event, given) => {
    await siteForm?.loading;
    const problems: FieldProblem[] = [];
    for (const field of fieldsOf(scope)) {
      const problem = await problemOf(field, scope, event);
      if (problem) problems.push({ field, ...problem });
    }
    const { choice, instant } = readChoice(scope);
    const field = scope.querySelector<HTMLElement>('.cx-schedule .cx-input');
    if (choice === 'later' && !(given ?? instant) && field) {
      problems.push({ field, message: 'Errors.CallbackDateTimeRequired' });
    }
    return problems;
  };
}
