import { html, renderOnce } from '../../ui/html.js';
import type { Texts } from '../texts.js';

/** Something a field keeps a booking from being made with. */
export interface FieldProblem {
  field: HTMLElement;
  /** Key of the text that says so; `''`: the site says it itself. */
  message: string;
  /** For the text's `{placeholders}`. */
  values?: Record<string, string>;
  /** The site's own words, instead of that text. */
  text?: string;
}

/** Marks a field as wrong and describes the error beside it. Marking it again replaces the description. */
export function markField({ field, message, values, text }: FieldProblem, texts: Texts): void {
  clearField(field);
  field.classList.add('cx-error');
  field.ariaInvalid = 'true';
  if (!message) return;
  const id = `cx_callback_error_${field.dataset.cxField ?? 'time'}`;
  const said = text ?? texts.format(message, values ?? {});
  // a text with values, or the site's, is none of the pack: another language could not be put in its place
  const isOfPack = !values && text === undefined;
  const note = isOfPack
    ? html`<p class="cx-field-error i18n" id=${id} data-message=${message}>${said}</p>`
    : html`<p class="cx-field-error" id=${id}>${said}</p>`;
  (field.closest('.intl-tel-input') ?? field).after(renderOnce(note));
  field.setAttribute('aria-describedby', [...descriptionsOf(field), id].join(' '));
}

export function clearField(field: HTMLElement): void {
  if (!field.classList.contains('cx-error') && !field.hasAttribute('aria-invalid')) return;
  field.classList.remove('cx-error');
  field.ariaInvalid = null;
  const rest = descriptionsOf(field);
  for (const note of (field.closest('.intl-tel-input') ?? field).parentElement?.querySelectorAll('.cx-field-error') ??
    []) {
    if (field.getAttribute('aria-describedby')?.split(' ').includes(note.id)) note.remove();
  }
  if (rest.length) field.setAttribute('aria-describedby', rest.join(' '));
  else field.removeAttribute('aria-describedby');
}

export function clearErrors(root: Element): void {
  for (const field of root.querySelectorAll<HTMLElement>('.cx-error')) clearField(field);
}

/** The field's own descriptions, without ours. */
function descriptionsOf(field: HTMLElement): string[] {
  const ids = field.getAttribute('aria-describedby')?.split(/\s+/) ?? [];
  return ids.filter((id) => id && !id.startsWith('cx_callback_error_'));
}
