import * as v from 'valibot';
import { isKnownZone } from '../../time/index.js';

/** A schema with the sentence that documents it; it becomes a line of `docs/configuration.md` and of the JSON Schema. */
export function described<Schema extends v.GenericSchema>(schema: Schema, text: string): Schema {
  const withText = v.pipe(schema, v.description(text));
  return withText as unknown as Schema;
}

/** An option that may be left out. */
export function option<const Schema extends v.GenericSchema>(schema: Schema, text: string) {
  return v.optional(described(schema, text));
}

/** The same, with what counts without it. */
export function optionOr<
  const Schema extends v.GenericSchema,
  const Default extends v.InferInput<Schema> & (string | number | boolean),
>(schema: Schema, preset: Default, text: string) {
  return v.optional(described(schema, text), preset as never);
}

/** What is expected, in words, where the type alone does not say it. */
function expecting<Schema extends v.GenericSchema>(schema: Schema, words: string): Schema {
  return v.pipe(schema, v.metadata({ expects: words })) as unknown as Schema;
}

/** Time of day, `HH:mm`. */
export const clockTime = expecting(
  v.pipe(v.string(), v.regex(/^([01]?\d|2[0-3]):[0-5]\d$/)) as unknown as v.StringSchema<undefined>,
  'a time such as 09:30',
);

export const timeZone = expecting(
  v.pipe(v.string(), v.check(isKnownZone)) as unknown as v.StringSchema<undefined>,
  'an IANA time zone',
);

/** A function of the page's. */
export function pageFunction<Signature extends (...args: never[]) => unknown>() {
  return expecting(
    v.custom<Signature>((value) => typeof value === 'function'),
    'a function',
  );
}
