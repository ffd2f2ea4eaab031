import { isRecord } from '../../config/index.js';
import type { Texts } from '../texts.js';
import type { Field } from './formDefinition.js';

/** Why a site's function does not let a value pass. */
export interface FieldRefusal {
  /** The site's own words; absent: a text of ours that fits any field. */
  text?: string;
}

/** What a site's function for a field may want to know. */
export interface ValidationCall {
  control: HTMLElement & { value: string };
  form: HTMLElement;
  label: Element | undefined;
  event: Event;
  /** What the fields hold, by name. */
  values: Record<string, unknown>;
  texts: Texts;
  /** jQuery, if a function asks for it. */
  // biome-ignore lint/suspicious/noExplicitAny: whichever version the page has
  $: any;
  bus: unknown;
  /** Whoever reads the helpers of extensions has them loaded: to be called for a function that gets them, only. */
  readCommon(): unknown;
}

/** Nobody waits longer for a site's function, ms. */
const patienceMs = 10_000;

/**
 * Whether a function is written for `(event, form, input, label, $, CXBus, Common)`, the middle three jQuery objects: it names more
 * than the two parameters of `(value, {values, field, texts})`.
 */
export function wantsJQuery({ validate }: Field): boolean {
  return validate !== undefined && validate.length > 2;
}

/**
 * Calls a site's function for a field; one that throws lets the visitor pass.
 * @returns what it answers, which may be a promise; `true` if there is nothing to call
 */
export function callValidator(field: Field | undefined, call: ValidationCall): unknown {
  if (!field?.validate) return true;
  const { control, form, label, event, values, texts, $, bus, readCommon } = call;
  try {
    if (!wantsJQuery(field)) return field.validate(control.value, { values, field: control, texts });
    return $ ? field.validate(event, $(form), $(control), $(label ?? []), $, bus, readCommon()) : true;
  } catch (error) {
    reportError(error);
    return true;
  }
}

/** `false`, a text or `{message}` refuse. On submission, whatever else is nothing (`undefined`, `0`, `''`) refuses too. */
export function readAnswer(answer: unknown, isSubmission: boolean): FieldRefusal | undefined {
  if (typeof answer === 'string' && answer) return { text: answer };
  if (isRecord(answer) && typeof answer.message === 'string' && answer.message) return { text: answer.message };
  return answer === false || (isSubmission && !answer) ? {} : undefined;
}

export function isPromise(answer: unknown): answer is PromiseLike<unknown> {
  return (
    (typeof answer === 'object' || typeof answer === 'function') &&
    answer !== null &&
    'then' in answer &&
    typeof answer.then === 'function'
  );
}

/** Waits for an answer; one that is late or rejected lets the visitor pass. Never rejects. */
export async function settleAnswer(answer: unknown): Promise<unknown> {
  if (!isPromise(answer)) return answer;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<true>((resolve) => {
    timer = setTimeout(resolve, patienceMs, true);
  });
  try {
    return await Promise.race([answer, late]);
  } catch (error) {
    reportError(error);
    return true;
  } finally {
    clearTimeout(timer);
  }
}
