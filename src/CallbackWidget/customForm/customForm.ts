import { adoptStyles, styleRootOf } from '../../ui/adoptStyles.js';
import type { WidgetContext, WindowContext } from '../context.js';
import { clearField, markField } from '../dom/fieldErrors.js';
import { type FieldControl, fieldsOf, readForm } from '../dom/readForm.js';
import { renderInputs } from './CustomFields.js';
import css from './customForm.css?inline';
import { type Field, readFormDefinition } from './formDefinition.js';
import type { SiteForm, SiteFormDefinition } from './types.js';
import { callValidator, isPromise, readAnswer, settleAnswer, wantsJQuery } from './validateField.js';

/** A form as the site defines it (manual: Callback, Form), with its functions `validate` and `on…`. */
export function createSiteForm(widget: WidgetContext, definition: SiteFormDefinition, countryCodes: boolean): SiteForm {
  const form = readFormDefinition(definition);
  adoptStyles(styleRootOf(widget.container), 'callback-site', css, widget.signal);
  let $: unknown;
  const loading = form.fields.some(wantsJQuery) ? loadJQuery() : undefined;

  async function loadJQuery(): Promise<void> {
    try {
      $ = await widget.plugin.command('App.getJQuery');
    } catch {
      console.warn('Callback: the validate functions of the form were skipped, because jQuery could not be loaded.');
    }
  }

  /** The definition behind an element of the form, a clone included. */
  function fieldOf(element: Element): Field | undefined {
    const index = element instanceof HTMLElement ? element.dataset.cxField : undefined;
    const name = element.getAttribute('name');
    return (index && form.fields[Number(index)]) || form.fields.find((field) => name && field.name === name);
  }

  function answerFor(control: FieldControl, scope: HTMLElement, event: Event): unknown {
    const label = scope.querySelector(`label[data-cx-field="${control.dataset.cxField}"]`) ?? control.labels?.[0];
    const { bus, config } = widget;
    const values = readForm(scope);
    return callValidator(fieldOf(control), {
      control,
      form: scope,
      label,
      event,
      values,
      texts: widget.texts(),
      $,
      bus,
      readCommon: () => config.common,
    });
  }

  /** While the visitor is at the form only what a function refuses outright is marked. */
  function checkNow(control: FieldControl, scope: HTMLElement, event: Event): void {
    const show = (answer: unknown) => {
      const refusal = readAnswer(answer, false);
      if (refusal) markField({ field: control, message: 'CallbackFieldInvalid', ...refusal }, widget.texts());
      else clearField(control);
    };
    const answer = answerFor(control, scope, event);
    if (!isPromise(answer)) {
      show(answer);
      return;
    }
    const asked = control.value;
    void settleAnswer(answer).then((settled) => {
      // the visitor may have typed on meanwhile
      if (control.value === asked) show(settled);
    });
  }

  /** All listeners sit on the window, since the page may replace any input. */
  function follow({ root, formElement, isFormInUse }: WindowContext): void {
    const fieldAt = ({ target }: Event) => fieldsOf(root).find((field) => field === target);
    root.addEventListener('input', (event) => {
      const control = fieldAt(event);
      if (control && fieldOf(control)?.validateWhileTyping) checkNow(control, formElement(), event);
    });
    root.addEventListener('focusout', (event) => {
      const control = fieldAt(event);
      if (control?.value && isFormInUse() && fieldOf(control)?.validate) checkNow(control, formElement(), event);
    });
    // The site's own `on…` handlers, in the capturing phase, because some of these events do not bubble.
    for (const type of new Set(form.fields.flatMap(({ handlers }) => [...handlers.keys()]))) {
      root.addEventListener(type, callHandler, true);
    }
  }

  function callHandler(event: Event): void {
    const { target, type } = event;
    if (!(target instanceof Element) || !target.matches('input,select,textarea')) return;
    const handler = fieldOf(target)?.handlers.get(type);
    if (!handler) return;
    // Sites ask the event for the element that has the handler.
    Object.defineProperty(event, 'currentTarget', { value: target, configurable: true });
    try {
      if (handler.call(target, event) === false) event.preventDefault();
    } finally {
      Reflect.deleteProperty(event, 'currentTarget');
    }
  }

  return {
    inputs: renderInputs(form, widget.texts(), countryCodes),
    loading,
    async check(control, scope, event) {
      if (isMissing(fieldOf(control), control, scope)) return { message: 'CallbackFieldRequired' };
      const refusal = readAnswer(await settleAnswer(answerFor(control, scope, event)), true);
      return refusal && { message: 'CallbackFieldInvalid', ...refusal };
    },
    follow,
  };
}

/** Of several radio buttons with one name, one has to be chosen. */
function isMissing(field: Field | undefined, control: FieldControl, scope: HTMLElement): boolean {
  if (field?.type !== 'radio' || !field.required) return false;
  return !fieldsOf(scope).some(
    (each) => each.name === control.name && each instanceof HTMLInputElement && each.type === 'radio' && each.checked,
  );
}
