import { adoptStyles } from '../../ui/adoptStyles.js';
import type { WidgetContext, WindowContext } from '../context.js';
import { clearField, markField } from '../dom/fieldErrors.js';
import { type FieldControl, fieldsOf } from '../dom/readForm.js';
import { buildInputs } from './buildInputs.js';
import css from './customForm.css?inline';
import { type Field, readFormDefinition } from './formDefinition.js';
import type { SiteForm, SiteFormDefinition } from './types.js';

/** A form as the site defines it (manual: Callback, Form), with its functions `validate` and `on…`. */
export function createSiteForm(widget: WidgetContext, definition: SiteFormDefinition, countryCodes: boolean): SiteForm {
  const form = readFormDefinition(definition);
  adoptStyles(document, 'callback-site', css, widget.signal);
  // biome-ignore lint/suspicious/noExplicitAny: jQuery, whichever version the page has
  let $: any;
  const loading = form.fields.some((field) => field.validate)
    ? widget.plugin.command('App.getJQuery').then(
        (loaded) => {
          $ = loaded;
        },
        () =>
          console.warn(
            'Callback: the validate functions of the form were skipped, because jQuery could not be loaded.',
          ),
      )
    : undefined;

  /** The definition behind an element of the form, a clone included. */
  const fieldOf = (element: Element): Field | undefined => {
    const index = element instanceof HTMLElement ? element.dataset.cxField : undefined;
    const name = element.getAttribute('name');
    return (index && form.fields[Number(index)]) || form.fields.find((field) => name && field.name === name);
  };

  /** What the site's function answers; one that throws lets the visitor pass. */
  const call = (control: FieldControl, scope: HTMLElement, event: Event): unknown => {
    const field = fieldOf(control);
    if (!field?.validate || !$) return true;
    const label = scope.querySelector(`label[data-cx-field="${control.dataset.cxField}"]`) ?? control.labels?.[0];
    try {
      return field.validate(event, $(scope), $(control), $(label ?? []), $, widget.bus, widget.config.common);
    } catch (error) {
      reportError(error);
      return true;
    }
  };

  /** All listeners sit on the window, since the page may replace any input. */
  function follow({ root, formElement, isFormInUse }: WindowContext): void {
    const fieldAt = ({ target }: Event) => fieldsOf(root).find((field) => field === target);
    const ask = (control: FieldControl, event: Event): void => {
      if (call(control, formElement(), event) !== false) clearField(control);
      else markField({ field: control, message: 'CallbackFieldInvalid' }, widget.texts());
    };
    root.addEventListener('input', (event) => {
      const control = fieldAt(event);
      if (control && fieldOf(control)?.validateWhileTyping) ask(control, event);
    });
    root.addEventListener('focusout', (event) => {
      const control = fieldAt(event);
      if (control?.value && isFormInUse() && fieldOf(control)?.validate) ask(control, event);
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
    inputs: buildInputs(form, widget.texts(), countryCodes),
    loading,
    accepts: (control, scope, event) => !!call(control, scope, event),
    follow,
  };
}
