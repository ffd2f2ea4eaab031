import type { Choice } from '../state/state.js';

/** What a visitor fills in. */
export type FieldControl = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * The fields of a form as they are in the document now, with those of its definition that the page has moved elsewhere in
 * the window; `form.elements` would fail on a field of that name.
 */
export function fieldsOf(scope: Element): FieldControl[] {
  const root = scope.closest('.cx-callback') ?? scope;
  const fields = root.querySelectorAll<FieldControl>('input[name],select[name],textarea[name]');
  return [...fields].filter(
    (field) =>
      field.name &&
      (scope.contains(field) || field.dataset.cxField) &&
      !/^(submit|button|reset|image|file)$/.test(field.type) &&
      !field.closest('.cx-schedule,.flag-container'),
  );
}

/** What a field contributes to the booking: trimmed text, a boolean for a bare checkbox, `undefined` for nothing. */
export function fieldValue(field: FieldControl): string | boolean | undefined {
  if (field.type === 'checkbox' || field.type === 'radio') {
    const { checked } = field as HTMLInputElement;
    if (!field.hasAttribute('value')) return checked;
    return checked ? field.value : undefined;
  }
  return field.value.trim();
}

/** Reads a form from the document: name → value. Of several fields with one name, the last that is not empty counts. */
export function readForm(scope: Element): Record<string, string | boolean> {
  const values = new Map<string, string | boolean>();
  for (const field of fieldsOf(scope)) {
    const value = fieldValue(field);
    if (value === undefined || (value === '' && values.has(field.name))) continue;
    values.set(field.name, value);
  }
  return Object.fromEntries(values);
}

/** What is chosen in the document, by the visitor or a script; `undefined`: it offers no choice. */
export function readChoice(root: Element): Choice | undefined {
  const select = root.querySelector<HTMLSelectElement>('.cx-schedule select');
  if (!select) return undefined;
  return select.selectedOptions[0]?.id === 'callback_pick_date_time' ? 'scheduled' : 'asap';
}
