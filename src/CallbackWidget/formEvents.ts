import { clearField, markField } from './fieldErrors.js';
import type { Form } from './formDefinition.js';
import { fieldsOf } from './readForm.js';
import type { Stage } from './stage.js';
import type { TimeQuestion } from './timeQuestion.js';
import type { Validation } from './validation.js';

/** Follows what happens in the form. All listeners sit on the window, since the page may replace any input. */
export function followForm(stage: Stage, form: Form, validation: Validation, time: TimeQuestion): void {
  const { root, host, scope } = stage;
  const fieldAt = ({ target }: Event) => fieldsOf(root).find((field) => field === target);
  type Control = NonNullable<ReturnType<typeof fieldAt>>;

  function ask(field: Control, event: Event): void {
    if (validation.ask(field, scope(), event)) clearField(field);
    else markField({ field, message: 'CallbackFieldInvalid' }, host.texts());
  }

  root.addEventListener('input', (event) => {
    const field = fieldAt(event);
    if (!field) return;
    stage.start();
    if (validation.fieldOf(field)?.validateWhileTyping) ask(field, event);
    else clearField(field);
  });

  root.addEventListener('change', (event) => {
    if (fieldAt(event)) stage.start();
    if (!(event.target instanceof HTMLSelectElement) || !event.target.closest('.cx-schedule')) return;
    stage.start();
    clearField(event.target);
    time.changed();
  });

  root.addEventListener('focusout', (event) => {
    const field = fieldAt(event);
    if (!field?.value || stage.screen() !== 'form' || !validation.fieldOf(field)?.validate) return;
    ask(field, event);
  });

  // The site's own `on…` handlers, in the capturing phase, because some of these events do not bubble.
  for (const type of new Set(form.fields.flatMap(({ handlers }) => [...handlers.keys()]))) {
    root.addEventListener(
      type,
      (event) => {
        const { target } = event;
        if (!(target instanceof Element) || !target.matches('input,select,textarea')) return;
        const handler = validation.fieldOf(target)?.handlers.get(type);
        if (!handler) return;
        // Sites ask the event for the element that has the handler.
        Object.defineProperty(event, 'currentTarget', { value: target, configurable: true });
        try {
          if (handler.call(target, event) === false) event.preventDefault();
        } finally {
          Reflect.deleteProperty(event, 'currentTarget');
        }
      },
      true,
    );
  }
}
