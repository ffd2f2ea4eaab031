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
  isDisabled: boolean;
  isHidden: boolean;
  isSelected: boolean;
}

/**
 * A site's validation: `(value, {values, field, texts})`; or, if it names more than two parameters, `(event, form, input, label, $,
 * CXBus, Common)`, the middle three jQuery objects.
 */
export type Validator = (...args: unknown[]) => unknown;

/** Keys with a meaning of their own, which are no attributes. */
const fieldKeys = [
  'id',
  'name',
  'type',
  'label',
  'placeholder',
  'value',
  'options',
  'wrapper',
  'required',
  'validate',
  'validateWhileTyping',
  'class',
  'style',
];
/** Would have an input send or take over another form of the page. HTML knows them in any case. */
const forbiddenAttributes = /^(form.*|type)$/i;
const submittingTypes = ['submit', 'image'];
/** Attributes for which the word `false` means something. */
const tristate = /^(aria-|data-|spellcheck$|draggable$|contenteditable$|translate$)/i;

/** @param definition what a site wrote: anything with a list of `inputs` */
export function readFormDefinition(definition: SiteFormDefinition): Form {
  const { wrapper, inputs } = definition;
  return {
    wrapper: Object.hasOwn(definition, 'wrapper') ? toText(wrapper) : '',
    fields: inputs.filter(isRecord).map(readField),
  };
}

/** Only what the site itself has written counts, nothing that an object inherits. */
function ownFields(value: Record<string, unknown>): Record<string, unknown> {
  return Object.assign(Object.create(null), value);
}

function readField(definition: Record<string, unknown>, index: number): Field {
  const input = ownFields(definition);
  const name = toText(input.name);
  const isPhone = name === 'phonenumber';
  const field: Field = {
    id: toText(input.id, `cx_form_callback_${name || `input_${index + 1}`}`),
    name,
    type: readType(input.type, isPhone ? 'tel' : 'text'),
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
    if (!fieldKeys.includes(key)) readAttribute(field, key, value);
  }
  return field;
}

/** A type that submits a form is none for an input of this one. */
function readType(type: unknown, fallback: string): string {
  const wanted = toText(type, fallback).trim().toLowerCase();
  return submittingTypes.includes(wanted) ? fallback : wanted;
}

/** Any other key becomes an attribute; functions named `on…` become handlers. */
function readAttribute(field: Field, key: string, value: unknown): void {
  if (typeof value === 'function') {
    if (/^on./i.test(key)) field.handlers.set(key.slice(2).toLowerCase(), value as () => unknown);
    return;
  }
  if (forbiddenAttributes.test(key)) return;
  if (typeof value === 'string' || typeof value === 'number') field.attributes.push([key, String(value)]);
  if (typeof value !== 'boolean') return;
  if (tristate.test(key)) field.attributes.push([key, String(value)]);
  else if (value) field.attributes.push([key, '']);
}

function readOption(definition: Record<string, unknown>): FieldOption {
  const { text, value, disabled, hidden, selected } = ownFields(definition);
  return {
    text: toText(text, toText(value)),
    value: toText(value),
    isDisabled: readFlag(disabled, 'disabled'),
    isHidden: readFlag(hidden, 'hidden'),
    isSelected: readFlag(selected, 'selected'),
  };
}

/** `true`, or as HTML writes it: `disabled: 'disabled'`. */
function readFlag(value: unknown, name: string): boolean {
  return toText(value).toLowerCase() === name || toBoolean(value, false);
}
