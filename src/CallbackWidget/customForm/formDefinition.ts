import { isRecord, toBoolean, toText } from '../../config/index.js';
import type { SiteFormDefinition } from './types.js';

/** A form as the widget renders it: narrowed from what a site wrote. */
export interface Form {
  /** HTML of the element that takes the inputs. */
  wrapper: string;
  fields: Field[];
}

/** One input, narrowed. */
export interface Field {
  id: string;
  /** Key in the booking; `''`: not submitted. */
  name: string;
  /** Lower case. */
  type: string;
  /** Text, `@i18n:<namespace>.<Key>`, or HTML of the site's own. */
  label: string;
  placeholder: string;
  value: string;
  options: FieldOption[];
  /** HTML template with `{label}` and `{input}`; `''`: the default row. */
  wrapper: string;
  required: boolean;
  validate: Validator | undefined;
  validateWhileTyping: boolean;
  className: string;
  /** CSS declarations. */
  style: string;
  /** Attribute name → value, passed through as written. */
  attributes: Array<[string, string]>;
  /** Event type → handler; `false` cancels. */
  handlers: Map<string, (this: Element, event: Event) => unknown>;
}

export interface FieldOption {
  text: string;
  value: string;
  disabled: boolean;
  selected: boolean;
}

/** A site's validation: `(event, form, input, label, $, CXBus, Common)`, the middle three jQuery objects. */
export type Validator = (...args: unknown[]) => unknown;

const ownKeys = new Set(
  'id name type label placeholder value options wrapper required validate validateWhileTyping class style'.split(' '),
);
/** Attributes for which the word `false` means something. */
const tristate = /^(aria-|data-|spellcheck$|draggable$|contenteditable$|translate$)/i;

/** @param definition what a site wrote: anything with a list of `inputs` */
export function readFormDefinition({ wrapper, inputs }: SiteFormDefinition): Form {
  return { wrapper: toText(wrapper), fields: inputs.filter(isRecord).map(readField) };
}

function readField(input: Record<string, unknown>, index: number): Field {
  const name = toText(input.name);
  const isPhone = name === 'phonenumber';
  const field: Field = {
    id: toText(input.id, `cx_form_callback_${name || `input_${index + 1}`}`),
    name,
    type: toText(input.type, isPhone ? 'tel' : 'text').toLowerCase(),
    label: toText(input.label),
    placeholder: toText(input.placeholder),
    value: typeof input.value === 'boolean' ? String(input.value) : toText(input.value),
    options: Array.isArray(input.options) ? input.options.filter(isRecord).map(readOption) : [],
    wrapper: toText(input.wrapper),
    required: toBoolean(input.required, isPhone),
    validate: typeof input.validate === 'function' ? (input.validate as Validator) : undefined,
    validateWhileTyping: toBoolean(input.validateWhileTyping, false),
    className: toText(input.class),
    style: toText(input.style),
    attributes: [],
    handlers: new Map(),
  };
  for (const [key, value] of Object.entries(input)) {
    if (ownKeys.has(key)) continue;
    if (typeof value === 'function') {
      if (/^on./i.test(key)) field.handlers.set(key.slice(2).toLowerCase(), value as () => unknown);
    } else if (typeof value === 'string' || typeof value === 'number') field.attributes.push([key, String(value)]);
    else if (typeof value === 'boolean' && (value || tristate.test(key))) {
      field.attributes.push([key, tristate.test(key) ? String(value) : '']);
    }
  }
  return field;
}

function readOption({ text, value, disabled, selected }: Record<string, unknown>): FieldOption {
  return {
    text: toText(text, toText(value)),
    value: toText(value),
    disabled: toBoolean(disabled, false),
    selected: toBoolean(selected, false),
  };
}
