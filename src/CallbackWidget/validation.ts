import type { FieldProblem } from './fieldErrors.js';
import type { Field, Form } from './formDefinition.js';
import type { Host } from './host.js';
import type { PhoneField } from './phone/index.js';
import { isPlausibleNumber } from './phone/plainNumber.js';
import { fieldsOf, fieldValue } from './readForm.js';
import { readChoice } from './schedule.js';

type Control = ReturnType<typeof fieldsOf>[number];

/** Checks a form as it stands in the document. */
export interface Validation {
  /**
   * Everything that is wrong, in the order of the fields.
   * @param instant a time (epoch ms) that is booked whatever the form says
   */
  check(scope: HTMLElement, event: Event, instant?: number): Promise<FieldProblem[]>;
  /** Calls the site's function for one field while the visitor is at it; `false` if that says so. */
  ask(control: Control, scope: HTMLElement, event: Event): boolean;
  /** The definition behind an element of the form, a clone included. */
  fieldOf(element: Element): Field | undefined;
}

/**
 * @param phone the phone field, if the number is more than plain text
 * @param prefilled the number that the page filled in: a masked one is not the visitor's mistake
 */
export function createValidation(host: Host, form: Form, phone: PhoneField | undefined, prefilled: string): Validation {
  // biome-ignore lint/suspicious/noExplicitAny: jQuery, whichever version the page has
  let $: any;
  const needed = form.fields.some((field) => field.validate);
  const loading = needed
    ? host.plugin.command('App.getJQuery').then(
        (loaded) => {
          $ = loaded;
        },
        () =>
          console.warn(
            'Callback: the validate functions of the form were skipped, because jQuery could not be loaded.',
          ),
      )
    : undefined;

  const fieldOf = (element: Element) => {
    const index = element instanceof HTMLElement ? element.dataset.cxField : undefined;
    const name = element.getAttribute('name');
    return (index && form.fields[Number(index)]) || form.fields.find((field) => name && field.name === name);
  };

  /** What the site's function answers; one that throws lets the visitor pass. */
  const call = (field: Field, control: Control, scope: HTMLElement, event: Event): unknown => {
    if (!field.validate || !$) return true;
    const label = scope.querySelector(`label[data-cx-field="${control.dataset.cxField}"]`) ?? control.labels?.[0];
    try {
      return field.validate(event, $(scope), $(control), $(label ?? []), $, host.bus, host.config.common);
    } catch (error) {
      reportError(error);
      return true;
    }
  };

  const problemOf = async (control: Control, scope: HTMLElement, event: Event): Promise<string | undefined> => {
    const field = fieldOf(control);
    const value = fieldValue(control);
    const isPhone = control.name === 'phonenumber' && control.type !== 'hidden';
    const isEmpty =
      value === undefined || value === false || value === '' || (isPhone && phone?.isEmpty(String(value)));
    if (isEmpty && isRequired(control)) return isPhone ? 'Errors.phoneNumberRequired' : 'CallbackFieldRequired';
    if (isPhone && !isEmpty && !isMasked(String(value))) {
      const isValid = phone ? await phone.validate(String(value)) : isPlausibleNumber(String(value));
      if (!isValid) return 'Errors.7030';
    }
    const { validity } = control;
    if (
      validity.typeMismatch ||
      validity.patternMismatch ||
      validity.badInput ||
      validity.rangeUnderflow ||
      validity.rangeOverflow
    ) {
      return 'CallbackFieldInvalid';
    }
    return field && !call(field, control, scope, event) ? 'CallbackFieldInvalid' : undefined;
  };

  const isMasked = (value: string) => value === prefilled.trim() && /[*•x]/i.test(value);

  return {
    fieldOf,
    ask(control, scope, event) {
      const field = fieldOf(control);
      return !field || call(field, control, scope, event) !== false;
    },
    async check(scope, event, given) {
      await loading;
      const problems: FieldProblem[] = [];
      for (const control of fieldsOf(scope)) {
        const message = await problemOf(control, scope, event);
        if (message) problems.push({ field: control, message });
      }
      const { choice, instant } = readChoice(scope);
      const question = scope.querySelector<HTMLElement>('.cx-schedule .cx-input');
      if (choice === 'later' && !(given ?? instant) && question) {
        problems.push({ field: question, message: 'Errors.CallbackDateTimeRequired' });
      }
      return problems;
    },
  };
}

function isRequired(control: Control): boolean {
  return control.required || control.getAttribute('aria-required') === 'true';
}
